"""What a data folder says: its records, the vocabulary they use, and where each stands."""

from .dataset import Dataset
from .files import example_folder
from .folder import load_folder
from .records import Evidence, Node, Relation, Source

__all__ = ["Dataset", "Evidence", "Node", "Relation", "Source", "example_folder", "load_folder"]
