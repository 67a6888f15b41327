"""Judge every field of a relation by the passages of its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from ...parsed_records import ParsedRecord, ParsedRecords
from ...records import Evidence, Node
from .dates import date_finding, place_of_date
from .ends import direction_findings, end_findings, reference_findings, speaker_findings
from .figures import figure_findings, figure_sentences
from .finding import Context, Finding, place_of_figure
from .passage import Passage
from .ranges import range_findings
from .statuses import status_findings
from .texts import Texts, is_row
from .words import choice_findings, part_findings, type_findings


class Grounding(NamedTuple):
    """What of a relation was found at its evidence, and what was not."""

    draft: ParsedRecord
    findings: tuple[Finding, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what was not found, each once."""
        return tuple(dict.fromkeys(each.what for each in self.findings if not each.found))

    @property
    def extent(self) -> str:
        """fully, partly, or not (when none of it was found)."""
        if not self.missing:
            return "fully"
        return "partly" if any(each.found for each in self.findings) else "not"

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Return what was not found and is not explained either."""
        found = (each.what for each in self.findings if self.verdict(each) == "not found")
        return tuple(dict.fromkeys(found))

    def verdict(self, finding: Finding) -> str:
        """Return found, inferred, or not found.

        A note explains only the fields that `inferred` lists.
        """
        if finding.found:
            return "found"
        record = self.draft.record
        listed = finding.field in record.inferred and record.note and finding.explained
        return "inferred" if listed else "not found"


def ground(drafts: ParsedRecords, texts: Texts, also: Sequence[str] = ()) -> Iterator[Grounding]:
    """Judge for every relation which fields are found where its evidence points.

    Attributes `also` hold words by which texts call a node, beside its names.
    """
    names = {draft.record.id: _names(draft.record, also) for draft in drafts.nodes}
    relations = {draft.record.id: draft.record for draft in drafts.relations}
    dates = {draft.record.id: draft.record.date or "" for draft in drafts.sources}
    for draft in drafts.relations:
        if all(map(is_row, draft.record.evidence)) and draft.record.evidence:
            continue  # table rows hold codes, not prose: the import report covers them
        passages = [_passage(texts, pointer) for pointer in draft.record.evidence]
        context = Context(draft.record, passages, drafts.vocabulary, names, relations, dates)
        yield Grounding(draft, tuple(_findings(context)))


def _names(node: Node, also: Sequence[str]) -> tuple[str, ...]:
    return (*node.names, *chain.from_iterable(node.attributes.get(key, ()) for key in also))


def _passage(texts: Texts, pointer: Evidence) -> Passage:
    return Passage(texts.passage(pointer) or "", pointer.source, pointer.at or "")


def _findings(context: Context) -> Iterator[Finding]:
    everything = list(context.sentences)
    of_figure = figure_sentences(context)
    yield from end_findings(context)
    yield from date_finding(context, of_figure or everything)
    yield from range_findings(context, everything)
    yield from type_findings(context)
    yield from status_findings(context)
    yield from figure_findings(context, of_figure)
    yield from choice_findings(context, everything)
    yield from part_findings(context, everything)
    yield from reference_findings(context)
    yield from speaker_findings(context)
    yield from direction_findings(context)
    yield from _other_readings(context)


def _other_readings(context: Context) -> Iterator[Finding]:
    """Judge what one source says differently, in its own paragraph."""
    for pointer, passage in zip(context.relation.evidence, context.passages, strict=True):
        sentences = [(passage, sentence) for sentence in passage.sentences]
        for key, value in _checked(pointer.says):
            if isinstance(value, float):
                place = place_of_figure(sentences, value)
                yield Finding(key, f"{key} {value:.12g}", place)
            else:
                place = place_of_date(sentences, value)
                yield Finding(key, value, place)


def _checked(says: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the figures and the date of another reading."""
    for key, value in says.items():
        if isinstance(value, float) or key == "date":
            yield key, value
