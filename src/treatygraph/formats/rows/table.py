"""A table for people, with title and note."""

from __future__ import annotations

import sys

from ...result import Result

# Wide enough that a table sent to a file or a pager is not folded into slivers.
WIDTH_OF_A_FILE = 160


def render(result: Result) -> str:
    return result.to_table(None if sys.stdout.isatty() else WIDTH_OF_A_FILE)
