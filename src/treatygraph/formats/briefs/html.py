"""A brief as one HTML file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...queries.brief import Brief, Figure, Sentence

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;
color:#1c2733;background:#fff}
h1{font-size:1.6em}h2{font-size:1.15em;margin-top:1.6em}
table{border-collapse:collapse}td,th{text-align:left;padding:.2em .8em .2em 0;vertical-align:top}
td.number{text-align:right}meter{width:10em}sup a{text-decoration:none}
@media (prefers-color-scheme:dark){body{color:#e6e9ec;background:#14191e}a{color:#8ab8ff}}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}li,tr{break-inside:avoid}}
"""


def render(brief: Brief) -> str:
    """Return the brief as a page that needs nothing else; numbers lead to the sources."""
    head = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{STYLE}</style>"
    )
    return f"{head}<main>{''.join(_parts(brief))}</main></html>\n"


def _parts(brief: Brief) -> Iterator[str]:
    yield f"<h1>{escape(brief.title)}</h1><p>{escape(brief.scope)}</p>"
    for section in brief.sections:
        items = "".join(map(_item, section.sentences))
        yield f"<h2>{escape(section.heading)}</h2><ul>{items}</ul>"
    if brief.figures:
        rows = "".join(_row(figure, brief.figures) for figure in brief.figures)
        yield f"<h2>Figures</h2><table><tbody>{rows}</tbody></table>"
    sources = "".join(
        f'<li id="s{number}">{escape(source)}</li>'
        for number, source in enumerate(brief.sources, 1)
    )
    yield f"<h2>Sources</h2><ol>{sources}</ol>"


def _item(sentence: Sentence) -> str:
    return f"<li>{escape(sentence.text)}{_cited(sentence.citations)}</li>"


def _row(figure: Figure, figures: tuple[Figure, ...]) -> str:
    largest = max(abs(each.value) for each in figures if each.series == figure.series)
    bar = f'<meter min="0" max="{largest}" value="{abs(figure.value)}"></meter>' if largest else ""
    return (
        f"<tr><td>{escape(figure.series)}</td><td>{escape(figure.period)}</td>"
        f'<td class="number">{escape(figure.text)}</td><td>{bar}</td>'
        f"<td>{_cited(figure.citations)}</td></tr>"
    )


def _cited(numbers: tuple[int, ...]) -> str:
    links = "".join(f'<a href="#s{number}">[{number}]</a>' for number in numbers)
    return f" <sup>{links}</sup>" if links else ""
