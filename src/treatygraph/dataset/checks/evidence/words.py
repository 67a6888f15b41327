"""Look for the type, the status and the attributes that a relation has from the words of a text."""

from __future__ import annotations

from collections.abc import Iterator

from ....names import fold
from .dates import Sentences, parts_of
from .finding import Context, Finding, first_place
from .lexicon import lexicon
from .passage import Sentence, content, stem


def type_findings(context: Context) -> Iterator[Finding]:
    """Judge the type, if the lexicon has cues of it."""
    key = context.relation.type
    if lexicon().cues("types", key):
        place = first_place(context.sentences, lambda each: each.has_cue("types", key))
        yield Finding("type", f"type {key}", place)


def status_findings(context: Context) -> Iterator[Finding]:
    """Report a status of which no sentence has a cue, where they have cues of another one.

    Only the sentences with a cue of the type count. A type without cues, such as a location, is
    judged only if its status is not an established one, since texts always mark that in words.
    """
    relation = context.relation
    among = list(context.sentences)
    if lexicon().cues("types", relation.type):
        among = [each for each in among if each[1].has_cue("types", relation.type)]
    elif relation.status in context.vocabulary.established:
        return
    if lexicon().cues("statuses", relation.status):
        place = first_place(among, lambda each: each.has_cue("statuses", relation.status))
        if place or any(_has_other_status(each, relation.status) for _, each in among):
            yield Finding("status", f"status {relation.status}", place)


def choice_findings(context: Context, sentences: Sentences) -> Iterator[Finding]:
    """Judge attributes with choices that have cues, and texts that are those of the source."""
    figures = {*context.vocabulary.with_role("measure"), *context.vocabulary.with_role("qualifier")}
    for key, value in context.relation.attributes.items():
        if lexicon().cues("choices", key, str(value)) and key not in figures:
            yield _choice(context, sentences, key, str(value))
        elif key in lexicon().literal:
            yield _literal(context, sentences, key, str(value))


def _choice(context: Context, sentences: Sentences, key: str, value: str) -> Finding:
    near = _sentences_of_date(context, sentences)
    place = first_place(near, lambda each: each.has_cue("choices", key, value))
    return Finding(key, f"{key} {value}", place)


def _literal(context: Context, sentences: Sentences, key: str, value: str) -> Finding:
    near = [each for each in sentences if _names_an_end(context, each[1])] or sentences
    return Finding(key, f"{key} {value}", first_place(near, lambda each: _has_words(each, value)))


def _has_other_status(sentence: Sentence, status: str) -> bool:
    return any(
        sentence.has_cue("statuses", other)
        for other in lexicon().keys("statuses")
        if other != status
    )


def _names_an_end(context: Context, sentence: Sentence) -> bool:
    ends = (*context.relation.origins, *context.relation.targets)
    return any(sentence.has_name(context.names[end]) for end in ends)


def _sentences_of_date(context: Context, sentences: Sentences) -> Sentences:
    """Return the sentences with a day of the date, or all if there is none."""
    days = [part for part in parts_of(context.relation.date or "") if part.day]
    near = [each for each in sentences if any(each[1].has_day(day.month, day.day) for day in days)]
    return near or sentences


def _has_words(sentence: Sentence, value: str) -> bool:
    """Return whether words occur as one phrase, or all of them where an office is split."""
    if f" {fold(value)} " in sentence.words:
        return True
    words = content(value)
    return len(words) > 2 and words <= {stem(word) for word in sentence.words.split()}
