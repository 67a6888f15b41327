"""Names that could be taken for markup, commands or line ends pass through every format as text."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from html.parser import HTMLParser

import networkx as nx
import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, source, write_folder
from graph_files import read_graphml

NAMES = {
    "script": "<script>alert('x')</script>",
    "end": "</script></td></table>--><img src=x onerror=alert(1)>",
    "quotes": "\"double\" 'single' “curly” \\ back",
    "entity": "&lt; &amp; &#x41; ©",
    "rtl": "اتفاقية المياه \u202eflipped\u202c",
    "emoji": "👩‍🚀 🇰🇿 ✍🏽",
    "astral": "𝔗𝔯𝔢𝔞𝔱𝔶 𐍈",
    "markdown": "| a | **b** _c_ `d` [e](f) # ~g~ ![h](i)",
    "formula": "=HYPERLINK(A1);+1,-2@3",
    "template": "{{ 7 * 7 }} ${x} %s {0}",
    "spaced": " two  spaces ",
    "combining": "Z̷̢̛a̴̡l̵g̷o̸",
    "word": "NO",
    "number": "1e5",
    "null": "~",
}
# Characters that no terminal and no XML should get to see as they are.
CONTROLS = {
    "line": "first\nsecond",
    "escape": "red \x1b[31m alert \x1b]0;title\x07",
    "return": "one\rtwo",
    "windows": "one\r\ntwo\tthree",
    "c1": "csi \x9b31m next \x85 line",
    "separators": "line\u2028paragraph\u2029end",
    "nothing": "nul \x00 backspace \x08 delete \x7f",
}
ALL = NAMES | CONTROLS


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Every hostile text as name, alias, attribute, title, note and quote."""
    people = [node(key, "person", name=name, aliases=[f"{name}!"]) for key, name in ALL.items()]
    relations = [
        relation(
            f"office-{key}",
            "holds_office",
            key,
            "land",
            office=name,
            note=f"{name}?",
            date="2023",
            evidence=[{"source": f"source-{key}", "at": "¶1", "quote": name}],
        )
        for key, name in ALL.items()
    ]
    sources = [source(f"source-{key}", author=name) for key, name in ALL.items()]
    return write_folder(
        tmp_path_factory.mktemp("hostile"), [*people, node("land")], relations, sources
    )


@pytest.fixture(scope="module")
def graph(folder):
    return tg.load(folder)


def test_names_are_loaded_as_they_were_written(graph):
    assert {key: graph.show(key).data["node"]["name"] for key in ALL} == ALL


def test_json_holds_every_text_unchanged(folder):
    nodes = run("list", "nodes", "--format", "json", data=folder).json
    assert {row["id"]: row["name"] for row in nodes} == ALL | {"land": "land"}
    relations = run("list", "relations", "--format", "json", data=folder).json
    assert {row["from"]: (row["office"], row["note"]) for row in relations} == {
        key: (name, f"{name}?") for key, name in ALL.items()
    }
    shown = run("show", "script", "--format", "json", data=folder).json
    assert shown["relations"][0]["evidence"][0]["quote"] == NAMES["script"]


def test_csv_holds_every_text_unchanged(folder, tmp_path):
    file = tmp_path / "nodes.csv"
    assert run("list", "nodes", "--format", "csv", "--output", file, data=folder).status == 0
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert {row["id"]: row["name"] for row in rows} == ALL | {"land": "land"}
    assert {row["id"]: row["aliases"] for row in rows if row["aliases"]} == {
        key: f"{name}!" for key, name in ALL.items()
    }


def test_node_link_json_holds_every_text_unchanged(folder):
    data = run("export", "--format", "node-link", data=folder).json
    graph = nx.node_link_graph(data, edges="edges")
    assert dict(graph.nodes(data="name")) == ALL | {"land": "land"}
    assert {one: office for one, _, office in graph.edges(data="office")} == ALL


def as_xml(text: str) -> str:
    """What XML can carry: control characters have no place in it, and its line end is a newline."""
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def test_graphml_holds_every_text_that_xml_can_carry(folder, tmp_path):
    file = tmp_path / "graph.graphml"
    assert run("export", "--format", "graphml", "--output", file, data=folder).status == 0
    graph = nx.read_graphml(file, force_multigraph=True)
    assert {key: as_xml(name) for key, name in graph.nodes(data="name")} == {
        key: as_xml(name) for key, name in (ALL | {"land": "land"}).items()
    }
    assert {one: as_xml(office) for one, _, office in graph.edges(data="office")} == {
        key: as_xml(name) for key, name in ALL.items()
    }


def test_gexf_holds_every_text_that_xml_can_carry(folder, tmp_path):
    file = tmp_path / "graph.gexf"
    assert run("export", "--format", "gexf", "--output", file, data=folder).status == 0
    graph = nx.read_gexf(file)
    assert {key: as_xml(name) for key, name in graph.nodes(data="label")} == {
        key: as_xml(name) for key, name in (ALL | {"land": "land"}).items()
    }
    assert {one: as_xml(office) for one, _, office in graph.edges(data="office")} == {
        key: as_xml(name) for key, name in ALL.items()
    }


def controls(text: str) -> set[str]:
    """The control characters of a text, line ends between its lines aside."""
    return {each for each in text.replace("\n", "") if unicodedata.category(each) == "Cc"}


QUESTIONS = [
    ["list", "nodes"],
    ["list", "relations"],
    ["list", "sources"],
    ["timeline"],
    ["find", "second"],
    ["stats"],
    ["centrality"],
    *(["show", key] for key in ALL),
    *(["path", key, "land"] for key in ALL),
    ["path", "line", "escape", "--all"],
    ["between", "line", "escape"],
]


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("format", ["table", "markdown"])
def test_text_for_people_contains_no_control_characters(folder, words, format):
    outcome = run(*words, "--format", format, data=folder)
    assert outcome.stdout
    assert controls(outcome.stdout) == set()
    assert controls(outcome.stderr) == set()


def test_every_row_of_a_table_is_one_line(folder, graph):
    lines = run("list", "nodes", data=folder).stdout.split("\n")
    title, head, rule, *rows = lines
    assert (title, head.split()[0], set(rule)) == ("Nodes", "id", {"─", " "})
    assert [row.split()[0] for row in rows if row] == sorted([*ALL, "land"])


def test_folded_table_shows_line_breaks_and_contains_no_control_characters(graph):
    for result in (graph.list_nodes(), graph.show("line"), graph.path("escape", "land")):
        assert controls(result.to_table(60)) == set()
    assert "first ⏎ second" in graph.show("line").to_table(200)


@pytest.mark.parametrize(
    "words",
    [
        ["show", "xyz", "--avoid"],
        ["path", "first secont", "land"],
        ["show", "red 31m alert 0 tittle"],
    ],
)
def test_messages_contain_no_control_characters(folder, words):
    outcome = run(*words, data=folder)
    assert outcome.status == 2
    assert controls(outcome.stderr) == set()


def test_near_misses_are_reported_on_one_line(folder):
    outcome = run("show", "first secont", data=folder)
    assert_refused(outcome, "first ⏎ second (line)")
    assert len(outcome.stderr.splitlines()) == 1


def test_ids_from_files_are_harmless_in_messages(tmp_path):
    nodes = [
        node("a\x1bc", "person", name="Same"),
        node("b\x1bc", "person", name="Same"),
        node("c\x1bc", "country", name="Other"),
    ]
    folder = write_folder(tmp_path / "ambiguous", nodes)
    assert controls(run("show", "Same", data=folder).stderr) == set()
    wrong = [relation("r\x1bc", "met", "c\x1bc", "a\x1bc")]
    outcome = run("stats", data=write_folder(tmp_path / "wrong", nodes, wrong))
    assert_refused(outcome, "met needs one of: person")
    assert controls(outcome.stderr) == set()


def cells_of_markdown(text: str) -> list[list[str]]:
    """The cells of a table in Markdown, unescaped, one list a row."""
    rows = [line for line in text.split("\n") if line.startswith("|")]
    split = [re.split(r"(?<!\\)(?:\\\\)*\|", line.strip("|")) for line in rows]
    return [[unescaped(cell.strip()) for cell in row] for row in split]


def unescaped(cell: str) -> str:
    plain = re.sub(r"\\([\\`*_\[\]|~#])", r"\1", cell)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shown(text: str) -> str:
    """A text as people read it: line breaks, controls and directions made visible."""
    visible = text.replace("\n", " ⏎ ")
    controls = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
    return re.sub(controls, "\N{REPLACEMENT CHARACTER}", visible)


def test_markdown_holds_every_text_in_a_cell_of_its_own(folder):
    text = run("list", "nodes", "--format", "markdown", data=folder).stdout
    head, rule, *rows = cells_of_markdown(text)
    assert head == ["id", "kind", "name", "aliases"]
    assert rule == ["---"] * 4
    assert {row[0]: row[2] for row in rows} == {
        key: shown(name).strip() for key, name in (ALL | {"land": "land"}).items()
    }
    assert "<" not in text
    assert "`" not in re.sub(r"\\`", "", text)


class Cells(HTMLParser):
    """The tags of a piece of HTML, and the text of its cells as a browser would show it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self._open = False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert attrs == []
        if tag == "td":
            self.cells.append("")
        self._open = tag == "td"

    def handle_endtag(self, tag):
        self._open = False

    def handle_data(self, data):
        if self._open:
            self.cells[-1] += data


@pytest.mark.parametrize("key", ALL)
def test_notebook_table_shows_every_text_and_runs_none(graph, key):
    for result in (graph.show(key), graph.path(key, "land"), graph.find(ALL[key])):
        parser = Cells()
        parser.feed(result._repr_html_())
        assert parser.tags <= {"p", "strong", "small", "table", "thead", "tbody", "tr", "th", "td"}
    parser = Cells()
    nodes = graph.list_nodes()
    parser.feed(nodes[:20]._repr_html_() + nodes[20:]._repr_html_())  # a table shows twenty rows
    assert shown(ALL[key]) in parser.cells


def test_hostile_arguments_are_harmless_in_the_answer(folder):
    outcome = run("find", "<script>\x1b[31m", "--format", "markdown", data=folder)
    assert "<" not in outcome.stdout
    assert controls(outcome.stdout) == set()


def test_canonical_form_keeps_every_text(folder, tmp_path):
    copy = tmp_path / "copy"
    for file in folder.rglob("*.yaml"):
        place = copy / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
    assert run("check", "--fix", data=copy).status == 0
    assert run("check", data=copy).status == 0
    assert tg.load(copy).dataset == tg.load(folder).dataset


def test_attribute_of_every_type_survives_node_link(tmp_path):
    relations = [
        relation(
            "r", "trades_with", "a", "b", value=1.5, approximate=True, unit="<USD>", date="2022"
        ),
        relation("s", "cooperates_on", "a", "b", topics=["trade", "water"], goods=["a; b", '"c"']),
    ]
    folder = write_folder(tmp_path, [node("a"), node("b")], relations)
    text = run("export", "--format", "node-link", data=folder).stdout
    graph = nx.node_link_graph(json.loads(text), edges="edges")
    assert graph["a"]["b"]["r"]["value"] == 1.5
    assert graph["a"]["b"]["r"]["approximate"] is True
    assert graph["a"]["b"]["r"]["unit"] == "<USD>"
    assert graph["a"]["b"]["s"]["goods"] == ["a; b", '"c"']
    read = read_graphml(run("export", "--format", "graphml", data=folder).stdout)
    topics = {
        key: edge.get("topics")
        for _, _, edge in read.edges(data=True)
        for key in [edge["relation"]]
    }
    assert topics == {"r": None, "s": "trade; water"}
