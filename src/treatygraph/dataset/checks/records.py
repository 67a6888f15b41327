"""Checks between records.

Each is a small named function that takes all parsed records and yields problems; its docstring
states the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...errors import Problem, hint, quoted
from ...yamlio.load import Entry
from ..parsed_records import ParsedRecords
from ..records import Relation

Check = Callable[[ParsedRecords], Iterator[Problem]]


def find_problems(drafts: ParsedRecords) -> Iterator[Problem]:
    """Return every problem that any check finds."""
    for check in CHECKS:
        yield from check(drafts)


def unique_ids(drafts: ParsedRecords) -> Iterator[Problem]:
    """Ids are unique over nodes and relations, since `show` takes either."""
    for space in (drafts.sources, drafts.nodes + drafts.relations):
        seen: dict[str, Entry] = {}
        for record, entry in space:
            if record.id in seen:
                first = seen[record.id]
                message = f"id {record.id!r} is already taken, at {first.file}:{first.line('id')}"
                yield entry.problem(message, "id")
            seen.setdefault(record.id, entry)


def known_ends(drafts: ParsedRecords) -> Iterator[Problem]:
    """The ends of a relation exist and are of kinds that its type allows."""
    for record, entry in drafts.relations:
        relation_type = drafts.vocabulary.relations[record.type]
        for key, ends, kinds in (
            ("from", record.origins, relation_type.origins),
            ("to", record.targets, relation_type.targets),
        ):
            for end in ends:
                kind = drafts.kinds.get(end)
                if drafts.is_missing(end, drafts.kinds):
                    message = f"{key}: no node has the id {quoted(end)}{hint(end, drafts.kinds)}"
                    yield entry.problem(message, key)
                elif kind and kind not in kinds:
                    wanted = ", ".join(kinds)
                    message = f"{key}: {end} is a {kind}; {record.type} needs one of: {wanted}"
                    yield entry.problem(message, key)


def repeated_ends(drafts: ParsedRecords) -> Iterator[Problem]:
    """No node occurs twice at one end, where it would be counted twice."""
    for record, entry in drafts.relations:
        for key, ends in (("from", record.origins), ("to", record.targets)):
            if len(set(ends)) < len(ends):
                yield entry.problem(f"{key}: a node is named twice", key)


def known_references(drafts: ParsedRecords) -> Iterator[Problem]:
    """Attributes of type reference point to an existing node or relation."""
    pointing = [
        key for key, value in drafts.vocabulary.attributes.items() if value.type == "reference"
    ]
    for record, entry in drafts.relations + drafts.nodes:
        for key in pointing:
            value = record.attributes.get(key, ())
            for target in (value,) if isinstance(value, str) else value:
                if drafts.is_missing(target, drafts.known):
                    message = (
                        f"{key}: nothing has the id {quoted(target)}{hint(target, drafts.known)}"
                    )
                    yield entry.problem(message, key)


def known_sources(drafts: ParsedRecords) -> Iterator[Problem]:
    """Evidence names a listed source, and its speaker is a node."""
    for record, entry in drafts.relations:
        for position, pointer in enumerate(record.evidence):
            if drafts.is_missing(pointer.source, drafts.source_ids):
                near = hint(pointer.source, drafts.source_ids)
                message = f"evidence: no source has the id {quoted(pointer.source)}{near}"
                yield entry.problem(message, "evidence", position, "source")
            if pointer.speaker and drafts.is_missing(pointer.speaker, drafts.kinds):
                near = hint(pointer.speaker, drafts.kinds)
                message = f"evidence: no node has the id {quoted(pointer.speaker)}{near}"
                yield entry.problem(message, "evidence", position, "speaker")


def inferred_fields(drafts: ParsedRecords) -> Iterator[Problem]:
    """Fields listed as inferred are present, and a note explains them."""
    for record, entry in drafts.relations + drafts.sources:
        for field in record.inferred:
            if not _has(record, field):
                yield entry.problem(f"inferred: there is no {field!r} to be inferred", "inferred")
        if record.inferred and not record.note:
            yield entry.problem("inferred: a note must explain how", "inferred")


def differing_readings(drafts: ParsedRecords) -> Iterator[Problem]:
    """What a source `says` differs from the preferred reading."""
    for record, entry in drafts.relations:
        for position, pointer in enumerate(record.evidence):
            for field, value in pointer.says.items():
                if value == preferred(record, field):
                    message = f"says: {field} is the same as the relation's own"
                    yield entry.problem(message, "evidence", position, "says")


def preferred(relation: Relation, field: str) -> Any:
    """Return the value of a field or attribute in the preferred reading."""
    return (
        getattr(relation, field) if field in ("date", "status") else relation.attributes.get(field)
    )


def _has(record: Any, field: str) -> bool:
    if field in getattr(record, "attributes", {}):
        return True
    if field == "speaker":
        return any(pointer.speaker for pointer in getattr(record, "evidence", ()))
    own = {"from": "origins", "to": "targets"}.get(field, field)
    return field not in ("id", "evidence") and bool(getattr(record, own, None))


CHECKS: list[Check] = [
    unique_ids,
    known_ends,
    repeated_ends,
    known_references,
    known_sources,
    inferred_fields,
    differing_readings,
]
