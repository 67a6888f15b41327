"""Print a table that compares treatygraph with the usual tools; see README.md."""

from __future__ import annotations

import sys
from importlib import import_module

from rich.console import Console
from rich.table import Table

FAMILIES = ("cold", "paths", "central", "stores", "treaties", "pages", "large_pages")


def main() -> None:
    """Print all rows, or those of the families given as arguments: run.py paths central."""
    table = Table("job", "against", "ours", "theirs", "measured", "target", "")
    for family in sys.argv[1:] or FAMILIES:
        for row in import_module(family).rows():
            table.add_row(*row.cells)
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
