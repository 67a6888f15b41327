"""A brief in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...queries.brief import Brief, Figure, Sentence

WIDEST = 20  # characters of the longest bar
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(brief: Brief) -> str:
    """Return the brief with headings, sentences, a chart of its figures, and its sources."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {plain(brief.title)}"
    yield ""
    yield plain(brief.scope)
    for section in brief.sections:
        yield ""
        yield f"## {plain(section.heading)}"
        yield ""
        yield from map(_item, section.sentences)
    if brief.figures:
        yield from _chart(brief.figures)
    yield ""
    yield "## Sources"
    yield ""
    for number, source in enumerate(brief.sources, 1):
        yield f"{number}. {plain(source)}"


def _item(sentence: Sentence) -> str:
    return f"- {plain(sentence.text)} {_cited(sentence.citations)}".rstrip()


def _chart(figures: tuple[Figure, ...]) -> Iterator[str]:
    yield from (
        "",
        "## Figures",
        "",
        "| series | period | value | | source |",
        "|---|---|--:|---|---|",
    )
    for figure in figures:
        cells = plain(figure.series), plain(figure.period), plain(figure.text)
        yield f"| {' | '.join(cells)} | {bar(figure, figures)} | {_cited(figure.citations)} |"


def bar(figure: Figure, figures: tuple[Figure, ...]) -> str:
    """Return a bar as long as the value is among those of its series."""
    largest = max(abs(each.value) for each in figures if each.series == figure.series)
    return "█" * round(abs(figure.value) / largest * WIDEST) if largest else ""


def _cited(numbers: tuple[int, ...]) -> str:
    return "".join(f"\\[{number}\\]" for number in numbers)


def plain(text: str) -> str:
    """Return text of the data so that Markdown shows it as it is, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
