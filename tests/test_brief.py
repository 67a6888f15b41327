"""A brief says what `between` lists, each sentence with its sources, in three documents."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, source, write_folder
from treatygraph.dates.words import in_words
from treatygraph.formats.briefs import brief_formats, render_brief


def test_treaties_in_force_come_first_with_the_acts_they_rest_on(tmp_path):
    nodes = [node("a"), node("b"), node("t", "document", name="Treaty", in_force_on="2001-01-01")]
    acts = [
        relation(f"c-{end}", "consented", end, "t", date="2000", evidence=[{"source": "s"}])
        for end in "ab"
    ]
    folder = write_folder(tmp_path / "data", nodes, acts, [source("s")], "extends: shipped\n")
    section = tg.load(folder).brief("a", "b").sections[0]
    assert section.heading == "Treaties between the two"
    (sentence,) = section.sentences
    assert sentence.text == "Treaty: in force since 2001-01-01."
    assert sentence.citations == (1,)


@pytest.fixture
def graph(tmp_path):
    nodes = [node("a", name="Ruritania"), node("b", name="Zenda"), node("p", "person", name="Roe")]
    at = {"source": "s", "at": "¶2"}
    relations = [
        relation(
            "met-1", "cooperates_on", "a", "b", date="2023-05-03/2023-05-04", evidence=[dict(at)]
        ),
        relation("visit", "visited", "p", "b", date="2024", status="planned", evidence=[dict(at)]),
        relation(
            "met-2",
            "cooperates_on",
            "a",
            "b",
            evidence=[at | {"at": "¶3", "says": {"date": "2022"}}],
        ),
        relation("own", "holds_office", "p", "a", date="2020/.."),
    ]
    return tg.load(write_folder(tmp_path / "data", nodes, relations, [source("s")]))


def test_every_relation_between_is_a_sentence_with_its_sources(graph):
    found = graph.brief("Ruritania", "Zenda")
    sentences = [each for section in found.sections for each in section.sentences]
    assert found.title == "Brief: Ruritania and Zenda"
    assert [each.text for each in sentences[:2]] == [
        "Ruritania cooperates with Zenda, from 3 to 4 May 2023.",
        "Ruritania cooperates with Zenda.",
    ]
    assert [each.citations for each in sentences[:2]] == [(1,), (2,)]
    assert [source.rpartition(",")[2] for source in found.sources] == [" ¶2 [s]", " ¶3 [s]"]


def test_what_is_planned_and_what_sources_differ_on_stand_apart(graph):
    sections = {each.heading: each.sentences for each in graph.brief("a", "b").sections}
    assert list(sections) == [
        "Cooperates with",
        "Planned, expected or claimed",
        "Where sources differ",
    ]
    assert (
        sections["Planned, expected or claimed"][0].text == "Roe visited Zenda, in 2024 – planned."
    )
    assert "This source has date: 2022." in sections["Where sources differ"][0].text


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)


def tags_of(text):
    parser = Tags()
    parser.feed(text)
    return parser.found


@pytest.mark.parametrize("form", brief_formats())
def test_hostile_text_stays_text(tmp_path, form):
    evil = "<script>alert(1)</script> [x](javascript:1) *b* | `c`\n# h"
    nodes = [node("a", name=evil), node("b", name="B")]
    data = [relation("m", "cooperates_on", "a", "b", evidence=[{"source": "s"}])]
    folder = write_folder(tmp_path / "data", nodes, data, [source("s", url="javascript:alert(1)")])
    text = render_brief(tg.load(folder).brief("a", "b"), form)
    if form == "html":
        assert "script" not in tags_of(text)
        assert 'href="javascript' not in text
    else:
        assert not re.search(r"(?<!\\)<script|(?<!\\)\[x|^# h", text, re.MULTILINE)


def test_figures_of_a_series_have_bars_in_proportion():
    figures = tg.load().brief("Kazakhstan", "Tajikistan").figures
    turnover = [each for each in figures if "turnover" in each.series]
    assert {"2020", "2022", "2023"} <= {each.period for each in turnover}
    assert all(each.citations for each in figures)
    text = render_brief(tg.load().brief("Kazakhstan", "Tajikistan"), "markdown")
    bars = {
        line.split("|")[2].strip(): line.count("█")
        for line in text.splitlines()
        if line.startswith("|") and "turnover" in line
    }
    assert bars["2022"] == 20
    assert bars["2023"] == round(1.13 / 1.385 * 20)


def test_command_writes_the_document(tmp_path):
    target = tmp_path / "brief.html"
    outcome = run("brief", "Kazakhstan", "Tajikistan", "--format", "html", "--output", target)
    assert outcome.status == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert_refused(run("brief", "Kazakhstan", "Nobody"), "nothing is called 'Nobody'")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-05-03", "on 3 May 2023"),
        ("2023-05", "in May 2023"),
        ("2023~", "in 2023 (approximate)"),
        ("2023-05-03/2023-05-04", "from 3 to 4 May 2023"),
        ("2023-05-30/2023-06-02", "from 30 May to 2 June 2023"),
        ("2005/..", "since 2005"),
        ("2005/", "since 2005 (end unknown)"),
        ("../2005-01", "until January 2005"),
        ("[2021-01-01..2021-05-21]", "on a day from 1 January to 21 May 2021"),
        ("[..2021-05-20]", "on a day up to 20 May 2021"),
        ("2021-21", "at 2021-21"),
        ("{2020,2021}", "at {2020,2021}"),
    ],
)
def test_dates_read_as_prose(date, words):
    assert in_words(date) == words
