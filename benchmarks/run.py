"""Prints how treatygraph compares with the usual ways; see README.md beside this file."""

from __future__ import annotations

import sys
from importlib import import_module

from rich.console import Console
from rich.table import Table

FAMILIES = ("cold", "paths", "central", "stores", "pages", "large_pages")


def main() -> None:
    """All rows, or those of the families that are named: run.py paths central."""
    table = Table("job", "against", "ours", "theirs", "measured", "bar", "")
    for family in sys.argv[1:] or FAMILIES:
        for row in import_module(family).rows():
            table.add_row(*row.cells)
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
