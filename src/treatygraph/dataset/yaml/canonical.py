"""The canonical form of a YAML file, in which every difference is a change of meaning.

Keys have a fixed order, with attributes by name between identity and explanation. Lists and
mappings are on one line, each piece of evidence on its own; numbers are written as 1.385e9. Comment
lines before a record stay with it, and the order of records is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import yaml

from ...errors import DataError, Problem
from ...vocabulary import Vocabulary
from ...yamlio.fields import NUMBER
from ...yamlio.load import Entry, Loader
from .record_reader import EVIDENCE_FIELDS, NODE_FIELDS, RELATION_FIELDS, SOURCE_FIELDS

try:
    from yaml import CSafeDumper as Dumper
except ImportError:
    from yaml import SafeDumper as Dumper  # type: ignore[assignment]

LAST = ("inferred", "note", "evidence")
# Texts of these fields are shaped so that no reader takes them for anything else.
PLAIN = ("date", "at")
RESOLVER = yaml.resolver.Resolver()
BREAK = re.compile("[\n\r\x85\u2028\u2029]")


def canonical_text(text: str, entries: list[Entry], vocabulary: Vocabulary) -> str:
    """Return the canonical form of a file that holds `entries` and reads `text`.

    Raises DataError for comments inside records, which would be lost.
    """
    comments = _comments(text, entries)
    blocks = []
    for index, entry in enumerate(entries):
        blocks += comments.get(index, [])
        blocks.append(record_text(entry.data, vocabulary))
    return "\n".join([*blocks, *comments.get(len(entries), [])]) + "\n"


def engineering(value: float) -> str:
    """Return a number as the data writes it, to its last digit: 972, 0.4, 464.6e6, 1.385e9."""
    powers = (power for power in (12, 9, 6) if 10**power <= abs(value) < 10 ** (power + 11))
    power = next(powers, 0)
    short = f"{value / 10**power:.12g}" + (f"e{power}" if power else "")
    return short if float(short) == value else repr(value)


def record_text(data: Any, vocabulary: Vocabulary) -> str:
    """Return one record in canonical form, from its plain data; scalars may be texts or values."""
    node = yaml.SequenceNode(
        "tag:yaml.org,2002:seq", [_mapping(data, vocabulary)], flow_style=False
    )
    text = yaml.serialize(node, Dumper=Dumper, width=-1, allow_unicode=True)
    return str(text).rstrip("\n").replace("\n  - ", "\n    - ")


def _mapping(data: Mapping[str, Any], vocabulary: Vocabulary, flow: bool = False) -> yaml.Node:
    pairs = [(_text(key), _value(key, data[key], vocabulary)) for key in _ordered(data)]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


def _ordered(data: Mapping[str, Any]) -> list[str]:
    """Own fields in their order, then attributes by name, then what explains the record."""
    fields = next(fields for fields, mark in SHAPES if mark in data or not mark)
    own = [key for key in fields if key in data]
    head = [key for key in own if key not in LAST]
    attributes = sorted(key for key in data if key not in fields)
    return head + attributes + [key for key in LAST if key in own]


# The fields of each kind of record, and the key that distinguishes it.
SHAPES: tuple[tuple[Mapping[str, Any], str], ...] = (
    (RELATION_FIELDS, "type"),
    (NODE_FIELDS, "kind"),
    (EVIDENCE_FIELDS, "source"),
    (SOURCE_FIELDS, "title"),
    ({}, ""),
)


def _value(key: str, value: Any, vocabulary: Vocabulary) -> yaml.Node:
    if isinstance(value, dict):
        return _mapping(value, vocabulary, flow=True)
    if key in ("from", "to") and isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, list):
        children = [_value(key, each, vocabulary) for each in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", children, flow_style=key != "evidence")
    attribute = vocabulary.attributes.get(key)
    if attribute and attribute.type in ("number", "integer"):
        return _bare(engineering(float(value)))
    if key in PLAIN or key == "sic" or (attribute and attribute.type == "flag"):
        return _bare(value)
    return _text(value)


def _text(value: str) -> yaml.Node:
    """Return text, quoted if it has line breaks or looks like a number."""
    style = '"' if BREAK.search(value) else "'" if NUMBER.fullmatch(value) else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)


def _bare(value: str) -> yaml.Node:
    """Return a number, flag or date, without quotes."""
    tag = RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return yaml.ScalarNode(tag, value)


def _comments(text: str, entries: list[Entry]) -> dict[int, list[str]]:
    """Return the comment lines before each record and after the last."""
    lines = text.splitlines()
    starts = [entry.line() for entry in entries]
    ends = [_end(lines, *bounds) for bounds in pairwise([*starts, len(lines) + 1])]
    kept: dict[int, list[str]] = {}
    problems: list[Problem] = []
    for line, comment in _comment_lines(text):
        index = bisect_right(starts, line)
        inside = index and line < ends[index - 1]
        if inside or not lines[line - 1].startswith("#"):
            message = "a comment inside a record would be lost; put it on a line before the record"
            problems.append(Problem(entries[0].file, line, message))
        kept.setdefault(index, []).append(comment)
    if problems:
        raise DataError(problems)
    return kept


def _end(lines: list[str], start: int, following: int) -> int:
    """Return the last line of a record.

    Between it and the next record are only comments, blank lines and a dash.
    """
    end = following - 1
    while end > start and (lines[end - 1].startswith("#") or lines[end - 1].strip() in ("", "-")):
        end -= 1
    return end


def _comment_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every comment: non-blank text between two tokens."""
    end, first = 0, 1
    for token in yaml.scan(text, Loader) if "#" in text else ():
        gap = text[end : token.start_mark.index]
        for number, line in enumerate(gap.splitlines(), first) if "#" in gap else ():
            if "#" in line:
                yield number, line[line.index("#") :].rstrip()
        if token.end_mark.index > end:
            end, first = token.end_mark.index, token.end_mark.line + 1


__all__ = ["canonical_text", "engineering", "record_text"]
