"""Pajek's .net: vertices by number, arcs with a direction, and edges without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO

from ...errors import DataError, Problem, quoted
from ...limits import exceeded, limit
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .graph_records import EDGE_COLUMNS, NODE_COLUMNS, Cells, records, timeset, wants_nodes
from .records import Records
from .text_encoding import guess_notices, looked_into

# a bracket that is never closed is searched up to the next one only: to the end of the line each
# time, a line of brackets would take hours
WORD = re.compile(r'"([^"]*)"|\[([^\[\]]*)\]|(\S+)')
NODES = (*NODE_COLUMNS, "Label", "Timeset", "x", "y", "z", "other")
EDGES = (*EDGE_COLUMNS, "Type", "Label", "Weight", "Timeset", "other")
DIRECTIONS = {"arcs": "directed", "arcslist": "directed"}
DIRECTIONS |= {"edges": "undirected", "edgeslist": "undirected"}
LONGEST = 19  # digits of a number of vertices; one with more is beyond any limit anyway

Words = list[tuple[str, str, str]]


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the vertices, or the arcs and edges, of a Pajek network; `sheet` says which."""
    _, detected, stream = looked_into(stream)
    encoding = spec.encoding or detected
    lines = TextIOWrapper(stream, encoding)
    found = records(NODES, _nodes(lines, shown)) if wants_nodes(spec) else records(
        EDGES, _edges(lines)
    )  # fmt: skip
    return found._replace(notices=guess_notices(encoding, spec.encoding, shown))


def _sections(lines: TextIOWrapper) -> Iterator[tuple[str, str, str]]:
    """Return the lines of content: the section, what its header says, and the line."""
    section = said = ""
    try:
        for raw in lines:
            line = raw.strip()
            if line.startswith("*"):
                section, _, said = line[1:].partition(" ")
                section = section.casefold().partition(":")[0]
                yield section, said, ""
            elif line and not line.startswith("%"):
                yield section, said, line
    finally:
        lines.detach()


def _nodes(lines: TextIOWrapper, shown: str) -> Iterator[Cells | RowRejected]:
    """Return the vertices; those that are announced and not described have a number only."""
    announced, described = 0, set()
    for section, said, line in _sections(lines):
        if section == "vertices" and not line:
            announced = _announced(said, shown)
        elif section == "vertices":
            number, *words = WORD.findall(line)
            described.add(number[2])
            yield _vertex(number[2], words)
    _check_undescribed(announced - len(described), shown)
    for number in range(1, announced + 1):
        if str(number) not in described:
            yield {"Id": str(number)}


def _announced(said: str, shown: str) -> int:
    first = said.split()[0] if said.split() else ""
    if not first.isascii() or not first.isdigit():
        raise DataError([Problem(shown, None, f"announces no number of vertices: {quoted(said)}")])
    return int(first.lstrip("0")[:LONGEST] or 0)


def _check_undescribed(count: int, shown: str) -> None:
    """Raise DataError for more announced vertices than the limit: a line makes them all."""
    if count > limit("vertices"):
        message = exceeded("vertices", f"announces {count:,} vertices that it does not describe")
        raise DataError([Problem(shown, None, message)])


def _vertex(number: str, words: Words) -> Cells:
    label = words[0][0] or words[0][2] if words else ""
    numbers, others = _numbers(words[1:], 3)
    places = dict(zip(("x", "y", "z"), numbers, strict=False))
    return {"Id": number, "Label": label or None, **places, **_rest(others)}


def _edges(lines: TextIOWrapper) -> Iterator[Cells | RowRejected]:
    for section, said, line in _sections(lines):
        if not line or section in ("vertices", "network"):
            continue
        name = next((word[0] for word in WORD.findall(said) if word[0]), None)
        if section in ("arcs", "edges"):
            yield _edge(WORD.findall(line), DIRECTIONS[section], name)
        elif section in DIRECTIONS:
            source, *targets = line.split()
            for target in targets:
                yield {"Source": source, "Target": target, "Direction": DIRECTIONS[section]}
        else:
            yield RowRejected(f"a line of the section *{section}, which is not read", quoted(line))


def _edge(words: Words, direction: str, type: str | None) -> Cells | RowRejected:
    if len(words) < 2:
        return RowRejected("no arc or edge: fewer than two vertices")
    numbers, others = _numbers(words[2:], 1)
    cells = {"Source": words[0][2], "Target": words[1][2], "Direction": direction, "Type": type}
    labels = [position for position, word in enumerate(others) if word[2] == "l"]
    if labels and labels[0] + 1 < len(others):
        cells["Label"] = others[labels[0] + 1][0]
        others = others[: labels[0]] + others[labels[0] + 2 :]
    return {**cells, "Weight": numbers[0] if numbers else None, **_rest(others)}


def _numbers(words: Words, most: int) -> tuple[list[str], Words]:
    """Return the numbers that words begin with, and the other words."""
    numbers: list[str] = []
    for word in words[:most]:
        if not re.fullmatch(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?", word[2]):
            break
        numbers.append(word[2])
    return numbers, words[len(numbers) :]


def _rest(words: Words) -> Cells:
    """Return the times in brackets, and what else is said, as it is written."""
    times = next((word[1] for word in words if word[1]), "")
    spans = (each.partition("-") for each in times.replace(" ", "").split(",") if each)
    ends = [(start, end if dash else start) for start, dash, end in spans]
    open_ends = [(start, "" if end == "*" else end) for start, end in ends]
    others = " ".join(word[0] or word[2] for word in words if not word[1])
    return {"Timeset": timeset(open_ends), "other": others or None}
