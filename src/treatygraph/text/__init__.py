"""Answers as text for people: tables, chains and groups laid out for a width in characters.

A layout is a function from an `Answer` and a width (None for as wide as needed) to lines. A query
names the layout that suits its answer; `Result` and the format `table` print it.
"""

from .answer import Answer, Layout
from .chain import chain
from .groups import groups
from .table import table

__all__ = ["Answer", "Layout", "chain", "groups", "table"]
