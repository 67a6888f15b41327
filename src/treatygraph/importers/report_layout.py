"""How people read the report of an import: a table whose details go on below, never cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..text import Answer, table
from ..text.table import GAP
from ..text.width import cut, pad, width, wrap

FLOWING = ("detail", "near")
LEAST = 20  # cells of a column that flows
FILE = 24  # cells of a file's name


def report_layout(answer: Answer, cells: int | None) -> Iterator[str]:
    """Lay out the lines of a report within a number of cells."""
    columns = {
        key: [key, *(_text(answer.cell(key, row), key) for row in answer.rows)]
        for key in answer.shown
    }
    widths = {key: max(map(width, texts)) for key, texts in columns.items()}
    if cells is None or _total(widths) <= cells:
        yield from table(answer, None)
        return
    _shrink(widths, cells)
    lines = [_flowing(row, widths) for row in zip(*columns.values(), strict=True)]
    yield from lines[0]
    yield GAP.join("─" * each for each in widths.values())
    for line in lines[1:]:
        yield from line


def _text(text: str, key: str) -> str:
    """Return the text of a cell; of the name of a file, the end says most."""
    if key != "file" or width(text) <= FILE:
        return text
    return "…" + text[-FILE + 1 :]


def _total(widths: dict[str, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _shrink(widths: dict[str, int], cells: int) -> None:
    """Narrow the columns that flow, the widest first."""
    while _total(widths) > cells:
        flowing = [key for key in FLOWING if widths.get(key, 0) > LEAST]
        if not flowing:
            return
        widths[max(flowing, key=widths.__getitem__)] -= 1


def _flowing(texts: tuple[str, ...], widths: dict[str, int]) -> Iterator[str]:
    cells = widths.values()
    parts = [list(wrap(text, each)) for text, each in zip(texts, cells, strict=True)]
    for line in zip_longest(*parts, fillvalue=""):
        padded = (pad(cut(text, each), each) for text, each in zip(line, cells, strict=True))
        yield GAP.join(padded).rstrip()
