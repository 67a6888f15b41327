"""Table files as records: each format is one module with `read(stream, spec, shown)`."""

from .open_table import open_table
from .records import Records

__all__ = ["Records", "open_table"]
