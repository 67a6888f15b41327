"""Look for the type and the attributes that a relation has from the words of a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ....names import fold
from .dates import Sentences, parts_of
from .finding import Context, Finding, first_place
from .lexicon import lexicon
from .passage import SMALL, Sentence, content, stem


def type_findings(context: Context) -> Iterator[Finding]:
    """Judge the type, if the lexicon has cues of it."""
    key = context.relation.type
    if lexicon().cues("types", key):
        place = first_place(context.sentences, lambda each: each.has_cue("types", key))
        yield Finding("type", f"type {key}", place)


def choice_findings(context: Context, sentences: Sentences) -> Iterator[Finding]:
    """Judge attributes with choices that have cues, and texts that are those of the source."""
    figures = {*context.vocabulary.with_role("measure"), *context.vocabulary.with_role("qualifier")}
    for key, value in context.relation.attributes.items():
        if lexicon().cues("choices", key, str(value)) and key not in figures:
            yield _choice(context, sentences, key, str(value))
        elif key in lexicon().literal:
            yield _literal(context, sentences, key, str(value))


def part_findings(context: Context, sentences: Sentences) -> Iterator[Finding]:
    """Judge what a figure or a delivery is limited to, such as goods: some word of each occurs."""
    for key in context.vocabulary.with_role("part"):
        values = context.relation.attributes.get(key, ())
        for value in [values] if isinstance(values, str) else values:
            words = content(str(value))
            place = first_place(sentences, partial(_has_any, words)) if words else None
            yield Finding(key, f"{key} {value}", place)


def _has_any(words: frozenset[str], sentence: Sentence) -> bool:
    return not words.isdisjoint(stem(word) for word in sentence.words.split())


def _choice(context: Context, sentences: Sentences, key: str, value: str) -> Finding:
    near = _sentences_of_date(context, sentences)
    place = first_place(near, lambda each: each.has_cue("choices", key, value))
    return Finding(key, f"{key} {value}", place)


def _literal(context: Context, sentences: Sentences, key: str, value: str) -> Finding:
    near = [each for each in sentences if names_an_end(context, each[1])] or sentences
    return Finding(key, f"{key} {value}", first_place(near, lambda each: _has_words(each, value)))


def names_an_end(context: Context, sentence: Sentence) -> bool:
    """Return whether a sentence has a name of a node at either end."""
    ends = (*context.relation.origins, *context.relation.targets)
    return any(sentence.has_name(context.names[end]) for end in ends)


def _sentences_of_date(context: Context, sentences: Sentences) -> Sentences:
    """Return the sentences with a day of the date, or all if there is none."""
    days = [part for part in parts_of(context.relation.date or "") if part.day]
    near = [each for each in sentences if any(each[1].has_day(day.month, day.day) for day in days)]
    return near or sentences


def _has_words(sentence: Sentence, value: str) -> bool:
    """Return whether words occur as one phrase, without small words such as *of* and *for*.

    A phrase does not count where a word of rank is before it that the value lacks: *Deputy
    Director* is no director.
    """
    words = _large(fold(value))
    among = _large(sentence.words)
    lower = {stem(word) for word in lexicon().words("literal", "office", key="lower")}
    for start in range(len(among) - len(words) + 1):
        before = among[start - 1] if start else ""
        if among[start : start + len(words)] == words and before not in lower:
            return True
    return False


def _large(folded: str) -> list[str]:
    return [stem(word) for word in folded.split() if word not in SMALL.split()]
