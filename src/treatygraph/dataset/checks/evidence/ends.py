"""Look for the nodes of a relation: ends, speakers, references, and the direction of the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....names import fold
from .finding import Context, Finding, Place, place_of_node
from .lexicon import direction, lexicon
from .passage import POSSESSIVE, Passage

PARAGRAPH = re.compile("¶[1-9][0-9]*")


def end_findings(context: Context) -> Iterator[Finding]:
    """Judge the nodes at both ends by their names."""
    relation = context.relation
    for field, ends in (("from", relation.origins), ("to", relation.targets)):
        for end in ends:
            yield Finding(field, end, place_of_node(context.passages, context.names[end]))


def speaker_findings(context: Context) -> Iterator[Finding]:
    """Judge speakers, each in the paragraph of his pointer."""
    for pointer, passage in zip(context.relation.evidence, context.passages, strict=True):
        if pointer.speaker:
            place = place_of_node([passage], context.names[pointer.speaker])
            excused = place is None and _is_explained(context, pointer.speaker)
            yield Finding("speaker", f"speaker {pointer.speaker}", place, explained=excused)


def reference_findings(context: Context) -> Iterator[Finding]:
    """Judge attributes that refer to a node by its names, to a relation by those of its ends."""
    for key, value in context.relation.attributes.items():
        if context.vocabulary.attributes[key].type == "reference":
            for target in (value,) if isinstance(value, str) else value:
                yield Finding(key, f"{key} {target}", _place_of_reference(context, target))


def direction_findings(context: Context) -> Iterator[Finding]:
    """Report a relation whose ends the text has the other way round."""
    patterns = _direction_words(context)
    if not patterns or context.relation.origins == context.relation.targets:
        return
    texts = [_with_marks(context, passage) for passage in context.passages]
    forth, back = (
        any(direction(words, *ends).search(text) for words in patterns for text in texts)
        for ends in (("xfrom", "xto"), ("xto", "xfrom"))
    )
    if back and not forth:
        yield Finding("direction", "the direction from origin to target", None, explained=False)


def _is_explained(context: Context, speaker: str) -> bool:
    """Return whether the note, or another paragraph of the evidence, names a speaker."""
    note = Passage(context.relation.note or "")
    notes = [Passage(pointer.note or "") for pointer in context.relation.evidence]
    return place_of_node([note, *notes, *context.passages], context.names[speaker]) is not None


def _place_of_reference(context: Context, target: str) -> Place | None:
    if target in context.names:
        return place_of_node(context.passages, context.names[target])
    relation = context.relations[target]
    for end in (*relation.targets, *relation.origins):
        if place := place_of_node(context.passages, context.names[end]):
            return place
    return None


def _direction_words(context: Context) -> Sequence[str]:
    relation = context.relation
    measures = (relation.attributes.get(key) for key in context.vocabulary.with_role("measure"))
    keys = [relation.type, *(f"{relation.type} {measure}" for measure in measures if measure)]
    return [words for key in keys for words in lexicon().words("directions", key)]


def _with_marks(context: Context, passage: Passage) -> str:
    """Return the folded words of a passage, with a mark for each name of an end."""
    text = f" {fold(POSSESSIVE.sub(' ', passage.text))} "
    relation = context.relation
    for mark, ends in (("xfrom", relation.origins), ("xto", relation.targets)):
        names = (fold(name) for end in ends for name in context.names[end])
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(f" {name} ", f" {mark} ")
    return text
