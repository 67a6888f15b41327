"""Rules by which the facts of a folder have to fit together.

Each is a small named function that takes all parsed records and yields problems; its docstring
states the rule. Only what is certainly wrong is reported: undated records fit everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ....dates import span
from ....errors import Problem
from ....states import countries
from ...parsed_records import ParsedRecords
from ...records import Evidence, Relation
from .lexicon import lexicon
from .occasions import present_fits_source, status_fits_occasion

# first and last day, where a month or year leaves open which days are meant
EXACT = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")

Rule = Callable[[ParsedRecords], Iterator[Problem]]


def consistency_problems(drafts: ParsedRecords) -> Iterator[Problem]:
    """Return every problem that any rule finds."""
    for rule in RULES:
        yield from rule(drafts)


def status_fits_source(drafts: ParsedRecords) -> Iterator[Problem]:
    """What happened is not after its source, and what is planned or expected not before it."""
    published = {draft.record.id: draft.record.date for draft in drafts.sources}
    for record, entry in drafts.relations:
        for position, pointer in enumerate(record.evidence):
            if message := _against_source(record, pointer, published.get(pointer.source)):
                yield entry.problem(message, "evidence", position)


def _against_source(record: Relation, pointer: Evidence, published: str | None) -> str | None:
    if not record.date or not published:
        return None
    held, known = span(record.date), span(published)
    what = f"{record.id}: {record.status} on {record.date}"
    if record.status in lexicon().with_time("past") and held.first > known.last:
        return f"{what} is after its source {pointer.source} of {published}"
    if record.status in lexicon().with_time("future") and held.last < known.first:
        return f"{what} is before its source {pointer.source} of {published}"
    return None


def during_encloses(drafts: ParsedRecords) -> Iterator[Problem]:
    """A relation during a dated visit lies within it, and both have a source in common."""
    relations = {draft.record.id: draft.record for draft in drafts.relations}
    for record, entry in drafts.relations:
        for key in _references(drafts):
            outer = relations.get(str(record.attributes.get(key)))
            if outer and _lies_outside(record, outer):
                message = f"{record.id}: {record.date} is not within {outer.id}, {outer.date}"
                yield entry.problem(message, key)
            elif outer and not set(record.sources) & set(outer.sources):
                message = f"{record.id}: has no source in common with {outer.id}"
                yield entry.problem(message, key)


def _references(drafts: ParsedRecords) -> Iterator[str]:
    """Yield the attributes that refer to a node or relation."""
    for key, attribute in drafts.vocabulary.attributes.items():
        if attribute.type == "reference":
            yield key


def _lies_outside(inner: Relation, outer: Relation) -> bool:
    """Return whether a relation reaches beyond another; a month or year only has to meet it."""
    if not inner.date or not outer.date:
        return False
    within, around = span(inner.date), span(outer.date)
    if EXACT.fullmatch(inner.date):
        return within.first < around.first or within.last > around.last
    return not _meets(inner, outer)


def _meets(one: Relation, other: Relation) -> bool:
    first, second = span(one.date or ""), span(other.date or "")
    return first.first <= second.last and first.last >= second.first


class Code(NamedTuple):
    """A code of a node in a code system."""

    system: str
    value: str


def codes_are_those_of_the_state(drafts: ParsedRecords) -> Iterator[Problem]:
    """The codes of a node that bears the name of a state are those of the table of states."""
    for record, entry in drafts.nodes:
        state = countries().by_name(record.name) if record.ids else None
        if state is None or state.kind != record.kind:
            continue
        spelled = {Code(each.system, each.code) for each in state.spells}
        for code in (Code(*item) for item in record.ids.items()):
            wanted = state.ids.get(code.system)
            if wanted and wanted != code.value and code not in spelled:
                message = (
                    f"{record.id}: {code.system} of {state.name} is {wanted}, not {code.value}"
                )
                yield entry.problem(message, "ids")


def office_is_held_by_actor(drafts: ParsedRecords) -> Iterator[Problem]:
    """An office is held while its holder acts, by the paragraph that gives the office."""
    acts = [draft.record for draft in drafts.relations if _is_done(draft.record, drafts)]
    offices = lexicon().keys("offices")
    for record, entry in drafts.relations:
        if record.type in offices and record.date:
            for act in acts:
                if _acts_outside(act, record):
                    message = f"{record.id}: {record.date} does not cover {act.id}, {act.date}"
                    yield entry.problem(message, "date")


def _is_done(relation: Relation, drafts: ParsedRecords) -> bool:
    return bool(relation.date) and relation.status in drafts.vocabulary.established


def _acts_outside(act: Relation, office: Relation) -> bool:
    """Return whether the holder of an office acts at another time, in the same paragraph."""
    if act.id == office.id or not set(act.origins) & set(office.origins):
        return False
    told = {(pointer.source, pointer.at) for pointer in office.evidence}
    shared = any((pointer.source, pointer.at) in told for pointer in act.evidence)
    return shared and not _meets(act, office)


RULES: list[Rule] = [
    status_fits_source,
    present_fits_source,
    during_encloses,
    status_fits_occasion,
    office_is_held_by_actor,
    codes_are_those_of_the_state,
]
