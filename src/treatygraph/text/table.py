"""A table: aligned columns, one line a row.

Too wide a table first shortens its prose, with `…`; dates, ids and numbers stay whole. If that is
not enough, it drops the columns that matter least and names them below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .answer import Answer
from .width import cut, pad, width, wrap

GAP = "  "
SHARE = 6  # a column of prose keeps a sixth of the width, long prose a quarter
# a word costs a column of its own where space is short
MARKS = {"inferred": "*", "possible": "†"}
MARKED = re.compile(r" \((?:inferred|possible|inferred, possible)\)$")
# columns whose text may be shortened; everything else is an id, a date or a number
PROSE = frozenset(
    {"from", "to", "details", "name", "aliases", "title", "detail", "evidence", "message", "type"}
    | {"publisher", "author", "sources", "matched", "finding", "text", "note"}
    | {"because", "missing", "reservations", "basis"}
)
LONG = frozenset({"details", "evidence", "title", "detail", "message", "note"})
# what is dropped first; a column that is not listed here is dropped last
LEAST_IMPORTANT = (
    *("aliases", "author", "publisher", "sources", "basis", "reservations", "details"),
    *("means", "status", "evidence"),
)


def table(answer: Answer, cells: int | None) -> Iterator[str]:
    """Lay out the rows of an answer as a table."""
    texts = {key: [answer.cell(key, row) for row in answer.rows] for key in answer.shown}
    narrow = cells is not None and _total(_widths(texts)) > cells
    marked = _shorten_marks(texts) if narrow else []
    widths, dropped = fit(texts, cells)
    kept = list(widths)
    yield _line([pad(key, widths[key]) for key in kept])
    yield _line(["─" * widths[key] for key in kept])
    for row in zip(*(texts[key] for key in kept), strict=True):
        yield _line([_cell(text, widths[key]) for text, key in zip(row, kept, strict=True)])
    yield from (f"{MARKS[word]} {word}" for word in marked)
    if dropped:
        yield from wrap(f"Columns not shown: {', '.join(dropped)}. Use --wide to see them.", cells)


def fit(texts: Mapping[str, Sequence[str]], cells: int | None) -> tuple[dict[str, int], list[str]]:
    """Return the width of each column that fits into `cells`, and the columns that do not."""
    widths = _widths(texts)
    dropped = []
    while cells is not None and len(widths) > 1 and _least(widths, cells) > cells:
        dropped.append(_least_important(list(widths)))
        del widths[dropped[-1]]
    if cells is not None:
        _shrink(widths, cells)
    return widths, [key for key in texts if key in dropped]


def _shorten_marks(texts: dict[str, list[str]]) -> list[str]:
    """Write a mark for each word in brackets, in place; return the words that there were."""
    marked = [text for column in texts.values() for text in column if MARKED.search(text)]
    for key, column in texts.items():
        texts[key] = [MARKED.sub(_marks, text) for text in column]
    return [word for word in MARKS if any(word in _words(text) for text in marked)]


def _marks(found: re.Match[str]) -> str:
    return "".join(MARKS[word] for word in MARKS if word in found[0])


def _words(text: str) -> str:
    return text.rpartition("(")[2]


def _widths(texts: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {key: max(map(width, [key, *column])) for key, column in texts.items()}


def _total(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _least(widths: Mapping[str, int], cells: int) -> int:
    """Return the width of a table with its prose as short as it may be."""
    return _total({key: _floor(key, natural, cells) for key, natural in widths.items()})


def _floor(key: str, natural: int, cells: int) -> int:
    if key not in PROSE:
        return natural
    share = SHARE - 2 if key in LONG else SHARE
    return min(natural, max(width(key), cells // share))


def _shrink(widths: dict[str, int], cells: int) -> None:
    """Take cells from the widest prose, one by one: wide columns give way before narrow ones."""
    while _total(widths) > cells:
        giving = [key for key in widths if widths[key] > _floor(key, widths[key], cells)]
        if not giving:
            return
        widths[max(giving, key=widths.__getitem__)] -= 1


def _least_important(keys: list[str]) -> str:
    return next((key for key in LEAST_IMPORTANT if key in keys), keys[-1])


def _cell(text: str, cells: int) -> str:
    return pad(cut(text, cells), cells)


def _line(texts: Sequence[str]) -> str:
    return GAP.join(texts).rstrip()
