"""Prints how treatygraph compares with the usual ways; see README.md beside this file."""

from __future__ import annotations

from itertools import chain

import cold
import pages
from rich.console import Console
from rich.table import Table


def main() -> None:
    table = Table("job", "against", "ours", "theirs", "measured", "bar", "")
    for row in chain(cold.rows(), pages.rows()):
        table.add_row(*row.cells)
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
