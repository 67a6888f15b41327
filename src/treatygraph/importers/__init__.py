"""Tables of others as nodes and relations: a mapping is data, and every row is accounted for.

A mapping (`language`) is read from YAML with all its problems at once. A file (`files`) is read as
records; `rows` and `wide` make of each what the mapping says, through `ends` (nodes of a row) and
`relating` (its relations), into `nodes` and `claims`, which hold each thing once.
"""

from .account import Account, FileAccount, Reject
from .language.mapping import Mapping, load_mapping, shipped
from .reading import Imported, read_tables

__all__ = [
    "Account",
    "FileAccount",
    "Imported",
    "Mapping",
    "Reject",
    "load_mapping",
    "read_tables",
    "shipped",
]
