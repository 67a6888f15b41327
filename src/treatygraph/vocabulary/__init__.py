"""The vocabulary: kinds of node, types of relation, attributes, statuses, codes and topics.

All of it is data, read from `vocabulary.yaml`; no other module lists a kind or a type.
"""

from .file import load_vocabulary
from .words import Attribute, CodeSystem, Kind, RelationType, Status, Vocabulary

__all__ = [
    "Attribute",
    "CodeSystem",
    "Kind",
    "RelationType",
    "Status",
    "Vocabulary",
    "load_vocabulary",
]
