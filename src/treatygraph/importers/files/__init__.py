"""Table files as records: each format is one module with `read(stream, spec, shown)`."""

from .opening import open_table
from .records import Records

__all__ = ["Records", "open_table"]
