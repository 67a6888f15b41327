"""Import tables as nodes and relations, by a mapping that is data, with a report of every row.

A mapping (`mapping/`) is read from YAML with all its problems at once; the shipped ones are in
`mappings/`. A file is read as records (`files/`, one module a format), cells are converted
(`values/`), and rows become nodes and relations (`run/`).
"""

from .mapping.load import Mapping, load_mapping, shipped, summaries
from .report import FileReport, ImportReport, Reject
from .run.pipeline import Imported, read_tables

__all__ = [
    "FileReport",
    "ImportReport",
    "Imported",
    "Mapping",
    "Reject",
    "load_mapping",
    "read_tables",
    "shipped",
    "summaries",
]
