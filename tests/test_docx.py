"""A brief as a Word document."""

from __future__ import annotations

import sys

import pytest

import treatygraph as tg
from commands import run
from treatygraph.formats.briefs import save_brief


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_document_has_every_sentence_and_source_of_the_brief(world, tmp_path):
    docx = pytest.importorskip("docx")
    brief = world.brief("arcadia", "borduria")
    save_brief(brief, tmp_path / "brief.docx", "docx")
    document = docx.Document(str(tmp_path / "brief.docx"))
    found = texts(document)
    assert found[0] == brief.title
    for section in brief.sections:
        assert section.heading in found
        for sentence in section.sentences:
            cited = "".join(f"[{number}]" for number in sentence.citations)
            assert f"{sentence.text} {cited}".rstrip() in found
    for number, source in enumerate(brief.sources, 1):
        assert f"{number}. {source}" in found
    assert len(document.tables[0].rows) == 1 + len(brief.figures)


def test_command_writes_a_document_to_a_file_only(world_folder, tmp_path):
    pytest.importorskip("docx")
    words = ("brief", "arcadia", "borduria", "--format", "docx")
    assert run(*words, data=world_folder).status == 2
    file = tmp_path / "brief.docx"
    assert run(*words, "--output", str(file), data=world_folder).status == 0
    assert file.read_bytes().startswith(b"PK")


def test_missing_library_is_an_error_that_names_the_extra(world, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(tg.BadValue, match=r"treatygraph\[docx\]"):
        save_brief(world.brief("arcadia", "borduria"), tmp_path / "b.docx", "docx")
    assert not list(tmp_path.iterdir())
