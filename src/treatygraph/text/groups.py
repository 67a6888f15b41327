"""Relations in groups: a heading for each group, and an entry of two lines for each relation."""

from __future__ import annotations

from collections.abc import Iterator

from .answer import Answer, Row
from .width import cut, pad, width, wrap

INDENT = "  "


def groups(answer: Answer, cells: int | None) -> Iterator[str]:
    """Lay out relations by the key `group`, else by type: date and ends, and details below."""
    column = max((width(_date(answer, row)) for row in answer.rows), default=0)
    members: dict[str, list[Row]] = {}
    for row in answer.rows:
        members.setdefault(_group(row), []).append(row)
    for group, rows in members.items():
        yield ""
        yield f"{_heading(answer, group, rows[0])} ({len(rows)})"
        for row in rows:
            yield from _entry(answer, row, column, cells)


def _date(answer: Answer, row: Row) -> str:
    return answer.cell("date", row) or "undated"


def _group(row: Row) -> str:
    group: str = row.get("group", row["type"])
    return group


def _heading(answer: Answer, group: str, row: Row) -> str:
    """Return the label of the type that all relations of a group have, or the group itself."""
    return answer.cell("type", row) if group == row["type"] else group


def _entry(answer: Answer, row: Row, column: int, cells: int | None) -> Iterator[str]:
    start = f"{INDENT}{pad(_date(answer, row), column)}{INDENT}"
    ends = _ends(answer, row)
    yield start + (ends if cells is None else cut(ends, max(20, cells - width(start))))
    # on narrow screens the second line gives up its alignment, not its text
    indent = " " * (width(start) if cells is None or cells > 2 * width(start) else 4)
    room = None if cells is None else cells - len(indent)
    yield from (indent + line for line in wrap(_below(answer, row), room))


def _ends(answer: Answer, row: Row) -> str:
    origins, targets, status = (answer.cell(key, row) for key in ("from", "to", "status"))
    arrow = answer.cell("arrow", row) or "→"
    between = arrow if _group(row) == row["type"] else answer.cell("type", row)
    return f"{origins} {between} {targets}, {status}"


def _below(answer: Answer, row: Row) -> str:
    """Return the details, and the last column, which says where they are from, in brackets."""
    details, origin = answer.cell("details", row), answer.cell(answer.shown[-1], row)
    return " ".join(filter(None, [details, origin and f"[{origin}]"]))
