"""Look for the figures of a relation: number, unit, qualifier, measure and change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ....names import fold
from .dates import Sentences
from .finding import Context, Finding, first_place, place_of_figure
from .lexicon import lexicon
from .passage import Figure, Sentence, content, stem


def figure_sentences(context: Context) -> Sentences:
    """Return the sentences that hold the number of a relation."""
    values = _readings(context)
    return [
        (passage, sentence)
        for passage, sentence in context.sentences
        if any(sentence.has_figure(value) for value in values)
    ]


def figure_findings(context: Context, sentences: Sentences) -> Iterator[Finding]:
    """Judge the figure; unit, qualifier and measure have to be in the sentence of the number."""
    attributes = context.relation.attributes
    for key, value in _numbers(context, attributes):
        yield Finding(key, f"{key} {value:.12g}", place_of_figure(sentences, value))
    for role, test in (("unit", _has_unit), ("qualifier", None), ("measure", None)):
        for key in context.vocabulary.with_role(role):
            if key in attributes:
                yield from _beside(context, sentences, key, test)
    yield from _changes(context)
    yield from _lost_qualifiers(context, sentences)


def _lost_qualifiers(context: Context, sentences: Sentences) -> Iterator[Finding]:
    """Report a number that the text qualifies wherever it has it, and the relation does not."""
    own = context.relation.attributes
    for key in context.vocabulary.with_role("qualifier"):
        numbers = context.vocabulary.with_role("number")
        values = [own[each] for each in numbers if isinstance(own.get(each), float)]
        if len(values) != 1 or key in own:
            continue
        found = [each for _, one in sentences for each in one.figures_of(values[0]) if each.before]
        words = [_qualifier_before(each, key) for each in found]
        if words and all(words):
            what = f"{key} of {values[0]:.12g}, which the text has as: {words[0]}"
            yield Finding(key, what, None, explained=False)


def _qualifier_before(figure: Figure, key: str) -> str | None:
    """Return the qualifier whose cue is right before a number."""
    before = fold(figure.before)
    for choice in lexicon().keys("choices", key):
        cues = lexicon().cues("choices", key, choice)
        if cues and re.search(rf"(?:{cues.pattern})(?: than)?(?: usd| us)?$", before):
            return choice
    return None


def _numbers(context: Context, attributes: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    changes = context.vocabulary.with_role("change")
    for key, value in attributes.items():
        if isinstance(value, float) and key not in changes:
            yield key, value


def _readings(context: Context) -> list[float]:
    """Return the numbers of the relation, and those that one of its sources has instead."""
    own = context.relation.attributes
    others = (pointer.says for pointer in context.relation.evidence)
    return [value for each in (own, *others) for _, value in _numbers(context, each)]


def _beside(context: Context, sentences: Sentences, key: str, test: Any) -> Iterator[Finding]:
    """Judge a word of a figure, in the sentences of the number if there are any."""
    value = str(context.relation.attributes[key])
    numbers = _readings(context)
    among = sentences or list(context.sentences)
    if test:
        place = first_place(among, lambda each: test(each, value, numbers))
    elif lexicon().cues("choices", key, value):
        place = first_place(among, lambda each: each.has_cue("choices", key, value))
    else:
        return
    yield Finding(key, f"{key} {value}", place)


def _has_unit(sentence: Sentence, unit: str, numbers: list[float]) -> bool:
    """Return whether a unit is beside its number; words may be anywhere in the sentence."""
    if words := lexicon().words("units", unit):
        figures = [figure for number in numbers for figure in sentence.figures_of(number)]
        return any(_is_beside(word, figure) for figure in figures for word in words)
    stems = {stem(word) for word in sentence.words.split()}
    return content(unit) <= stems


def _is_beside(word: str, figure: Figure) -> bool:
    return word.rstrip("*").lower() in figure.around.lower()


def _changes(context: Context) -> Iterator[Finding]:
    """Judge a change in per cent, which has to agree in sign with the verb of its sentence."""
    for key in context.vocabulary.with_role("change"):
        value = context.relation.attributes.get(key)
        if not isinstance(value, float):
            continue
        among = [each for each in context.sentences if _has_unit(each[1], "%", [value])]
        own, other = ("rise", "fall") if value > 0 else ("fall", "rise")
        turned = all(
            each.has_cue("changes", other) and not each.has_cue("changes", own) for _, each in among
        )
        if among and turned:
            yield Finding("sign", f"sign of {key} {value:.12g}", None, explained=False)
        yield Finding(key, f"{key} {value:.12g}", first_place(among, lambda _: True))
