"""Rules by which the status of a relation has to fit its date and its occasion.

Each takes all parsed records and yields problems, as those of `consistency` do.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....dates import span
from ....errors import Problem
from ....vocabulary import Vocabulary
from ...parsed_records import ParsedRecords
from ...records import Relation
from .lexicon import lexicon


def present_fits_source(drafts: ParsedRecords) -> Iterator[Problem]:
    """What is ongoing has begun when its last source is published, and its figure is not past."""
    published = {each.record.id: each.record.date for each in drafts.sources}
    for record, entry in drafts.relations:
        known = [date for source in record.sources if (date := published.get(source))]
        if not record.date or not known or record.status not in lexicon().with_time("present"):
            continue
        if message := _against_present(record, known, drafts.vocabulary):
            yield entry.problem(f"{record.id}: {message}", "status")


def _against_present(record: Relation, known: list[str], vocabulary: Vocabulary) -> str | None:
    held = span(record.date or "")
    what = f"{record.status} on {record.date}"
    if held.first > max(span(date).last for date in known):
        return f"{what} is after its sources"
    is_period = vocabulary.relations[record.type].time == "period"
    if is_period and held.last < min(span(date).first for date in known):
        return f"{what} is over before its sources"
    return None


def status_fits_occasion(drafts: ParsedRecords) -> Iterator[Problem]:
    """An event during a visit that is done is not to come, and none is done before the visit is."""
    relations = {each.record.id: each.record for each in drafts.relations}
    to_come = lexicon().with_time("future")
    for record, entry in drafts.relations:
        if drafts.vocabulary.relations[record.type].time != "event":
            continue
        for key, value in record.attributes.items():
            occasion = relations.get(str(value))
            if occasion and (record.status in to_come) != (occasion.status in to_come):
                message = f"{record.id}: {record.status} during {occasion.id}, {occasion.status}"
                yield entry.problem(message, key)
