"""A brief as a Word document; the extra `docx` installs python-docx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import BadValue
from ...queries.brief import Brief, Figure, Sentence
from ..graphs._xml import NOT_XML
from .markdown import bar

if TYPE_CHECKING:
    from docx.document import Document

HEADER = ("series", "period", "value", "", "source")


def save(brief: Brief, path: Path) -> None:
    """Write the brief as a document with headings, lists, a table and raised numbers.

    Raises BadValue if python-docx is not installed.
    """
    document = _new()
    document.core_properties.title = _plain(brief.title)
    document.add_heading(_plain(brief.title), level=0)
    document.add_paragraph(_plain(brief.scope))
    for section in brief.sections:
        document.add_heading(_plain(section.heading), level=1)
        for sentence in section.sentences:
            _add_sentence(document, sentence)
    if brief.figures:
        _add_figures(document, brief.figures)
    document.add_heading("Sources", level=1)
    for number, source in enumerate(brief.sources, 1):
        document.add_paragraph(f"{number}. {_plain(source)}")  # a list would number them by itself
    document.save(str(path))


def _new() -> Document:
    try:
        from docx import Document
    except ImportError:
        message = "the format docx needs python-docx: pip install 'treatygraph[docx]'"
        raise BadValue(message) from None
    return Document()


def _add_sentence(document: Document, sentence: Sentence) -> None:
    paragraph = document.add_paragraph(_plain(sentence.text), style="List Bullet")
    _cite(paragraph, sentence.citations)


def _add_figures(document: Document, figures: tuple[Figure, ...]) -> None:
    document.add_heading("Figures", level=1)
    table = document.add_table(rows=1, cols=len(HEADER))
    for cell, text in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = text
    for figure in figures:
        cells = table.add_row().cells
        texts = (figure.series, figure.period, figure.text, bar(figure, figures))
        for cell, text in zip(cells, texts, strict=False):
            cell.text = _plain(text)
        _cite(cells[-1].paragraphs[0], figure.citations)


def _cite(paragraph: Any, numbers: tuple[int, ...]) -> None:
    if numbers:
        run = paragraph.add_run(" " + "".join(f"[{number}]" for number in numbers))
        run.font.superscript = True


def _plain(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
