"""Datasets: records, the storage formats they are kept in, and checks."""

from .dataset import Dataset
from .records import Evidence, Node, Relation, Source
from .yaml.files import example_folder
from .yaml.folder import load_folder

__all__ = ["Dataset", "Evidence", "Node", "Relation", "Source", "example_folder", "load_folder"]
