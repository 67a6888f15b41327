"""What a data folder says, read into records."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import BaseLoader, load

import treatygraph as tg
from folders import VOCABULARY, as_yaml, node, relation, source, write, write_folder
from treatygraph.dataset import Dataset, Evidence, Node, Relation, Source, load_folder
from treatygraph.errors import DataError
from world import NODES, RELATIONS, SOURCES

SHA = "0123456789abcdef" * 4


def test_source_holds_what_was_written(tmp_path):
    fields = {
        "id": "wnam",
        "publisher": "WNAM",
        "title": "On a visit",
        "author": "A. Writer",
        "date": "2024-08",
        "url": "https://example.org/a",
        "file": "a.txt",
        "sha256": SHA,
        "language": "en",
        "note": "no day given",
    }
    data = load_folder(
        write_folder(tmp_path, [node("a")], sources=[{**fields, "inferred": ["date"]}])
    )
    assert data.sources == {"wnam": Source(**fields, inferred=("date",))}


def test_node_holds_names_codes_and_attributes(tmp_path):
    written = {
        "id": "tajikistan",
        "kind": "country",
        "name": "Tajikistan",
        "aliases": ["Таджикистан", "Tojikiston"],
        "ids": {"iso3": "TJK", "m49": "762"},
        "demonyms": ["Tajik", "Tajikistani"],
        "note": "a note",
    }
    data = load_folder(write_folder(tmp_path, [written]))
    assert data.nodes == [
        Node(
            id="tajikistan",
            kind="country",
            name="Tajikistan",
            aliases=("Таджикистан", "Tojikiston"),
            ids={"iso3": "TJK", "m49": "762"},
            attributes={"demonyms": ("Tajik", "Tajikistani")},
            note="a note",
        )
    ]
    assert data.nodes[0].names == ("Tajikistan", "Таджикистан", "Tojikiston")


def test_relation_holds_ends_attributes_and_evidence(tmp_path):
    text = """\
- id: trade
  type: trades_with
  from: [a, b]
  to: c
  date: 2022~
  status: happened
  approximate: false
  measure: turnover
  unit: USD
  value: 1.385e9
  inferred: [date]
  note: The year follows from the figures.
  evidence:
    - {source: s, at: ¶4}
    - source: t
      at: ¶6:10-80
      speaker: p
      says: {date: 2021, value: 1.4e9, approximate: true, status: ongoing}
      sic: true
      quote: "so it says"
      note: rounded
    - {source: s, at: ¶5}
"""
    nodes = [node("a"), node("b"), node("c"), node("p", "person")]
    data = load_folder(write_folder(tmp_path, nodes, text, [source("s"), source("t")]))
    assert data.relations == [
        Relation(
            id="trade",
            type="trades_with",
            origins=("a", "b"),
            targets=("c",),
            date="2022~",
            status="happened",
            attributes={
                "approximate": False,
                "measure": "turnover",
                "unit": "USD",
                "value": 1.385e9,
            },
            inferred=("date",),
            note="The year follows from the figures.",
            evidence=(
                Evidence(source="s", at="¶4"),
                Evidence(
                    source="t",
                    at="¶6:10-80",
                    speaker="p",
                    says={
                        "date": "2021",
                        "value": 1.4e9,
                        "approximate": True,
                        "status": "ongoing",
                    },
                    sic=True,
                    quote="so it says",
                    note="rounded",
                ),
                Evidence(source="s", at="¶5"),
            ),
        )
    ]
    assert data.relations[0].sources == ("s", "t")


def test_every_origin_and_every_target_make_an_edge(tmp_path):
    nodes = [node(key) for key in "abcd"]
    graph = tg.load(
        write_folder(tmp_path, nodes, [relation("r", "trades_with", ["a", "b"], ["c", "d"])])
    )
    edges = {(one, other, key) for one, other, key in graph.to_networkx().edges(keys=True)}
    assert edges == {("a", "c", "r"), ("a", "d", "r"), ("b", "c", "r"), ("b", "d", "r")}


def test_reference_may_lead_to_a_node_or_to_a_relation(tmp_path):
    nodes = [node("p", "person"), node("q", "person"), node("a"), node("forum", "event")]
    relations = [
        relation("visit", "visited", "p", "a"),
        relation("met-1", "met", "p", "q", during="visit"),
        relation("met-2", "met", "p", "q", during="forum"),
    ]
    data = load_folder(write_folder(tmp_path, nodes, relations))
    assert [each.attributes.get("during") for each in data.relations] == ["visit", "forum", None]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.385e9", 1.385e9),
        ("972", 972.0),
        ("-0.5", -0.5),
        ("+3", 3.0),
        (".5", 0.5),
        ("464.6E6", 464.6e6),
        ("0123", 123.0),
        ("'12'", 12.0),
    ],
)
def test_number_is_read_as_it_is_written_and_not_as_yaml_guesses(tmp_path, written, value):
    text = f"- {{id: r, type: trades_with, from: a, to: b, status: happened, value: {written}}}\n"
    data = load_folder(write_folder(tmp_path, [node("a"), node("b")], text))
    assert data.relations[0].attributes == {"value": value}


def test_values_that_yaml_would_convert_are_read_as_text(tmp_path):
    nodes = """\
- {id: NO, kind: country, name: NO, aliases: [yes, null, off, ~]}
- {id: 0123, kind: country, name: Twelve}
- {id: 2023-11, kind: country, name: November}
- {id: 2023-11-02, kind: country, name: A day, ids: {m49: 004}}
"""
    relations = """\
- {id: r, type: trades_with, from: [NO, 0123], to: 2023-11, date: 2023-11, status: happened}
"""
    data = load_folder(write_folder(tmp_path, nodes, relations))
    assert [each.id for each in data.nodes] == ["0123", "2023-11", "2023-11-02", "NO"]
    assert data.nodes[3].names == ("NO", "yes", "null", "off", "~")
    assert data.nodes[2].ids == {"m49": "004"}
    assert data.relations[0].origins == ("NO", "0123")
    assert data.relations[0].targets == ("2023-11",)
    assert data.relations[0].date == "2023-11"


def test_records_are_merged_from_every_file_and_sorted_by_id(tmp_path):
    write(tmp_path / "vocabulary.yaml", VOCABULARY)
    write(tmp_path / "nodes" / "z.yaml", [node("b"), node("a")])
    write(tmp_path / "nodes" / "a.yml", [node("c")])
    write(tmp_path / "nodes" / "notes.txt", "no records")
    write(tmp_path / "relations" / "x.yaml", [relation("r2", "trades_with", "a", "b")])
    write(tmp_path / "relations" / "y.yaml", [relation("r1", "trades_with", "b", "c")])
    data = load_folder(tmp_path)
    assert [each.id for each in data.nodes] == ["a", "b", "c"]
    assert [each.id for each in data.relations] == ["r1", "r2"]


def test_folder_needs_neither_relations_nor_sources_nor_a_vocabulary_of_its_own(tmp_path):
    write(tmp_path / "nodes" / "all.yaml", [node("a")])
    data = load_folder(tmp_path)
    assert [each.id for each in data.nodes] == ["a"]
    assert (data.relations, data.sources) == ([], {})
    assert "visited" in data.vocabulary.relations


def test_vocabulary_without_topics_takes_any_word_for_one(tmp_path):
    free = VOCABULARY[: VOCABULARY.index("topics:\n  energy")]
    relations = [relation("r", "cooperates_on", "a", "b", topics=["beekeeping"])]
    folder = write_folder(tmp_path, [node("a"), node("b")], relations, vocabulary=free)
    assert load_folder(folder).relations[0].attributes == {"topics": ("beekeeping",)}


def test_new_type_of_relation_is_one_block_of_the_vocabulary(tmp_path):
    ends = "from: [country], to: [country]"
    block = f"  envies: {{label: envies, {ends}, tie: true, colour: '#112233'}}\n"
    vocabulary = VOCABULARY.replace("\nrelations:\n", f"\nrelations:\n{block}")
    folder = write_folder(
        tmp_path, [node("a"), node("b")], [relation("r", "envies", "a", "b")], vocabulary=vocabulary
    )
    graph = tg.load(folder)
    assert [row["type"] for row in graph.where(relation="envies").list_relations()] == ["envies"]
    assert graph.path("a", "b").data["paths"][0]["length"] == 1


def test_every_problem_of_every_file_is_reported_at_once(tmp_path):
    folder = write_folder(
        tmp_path,
        nodes="- {id: a, kind: cuontry, name: A}\n- {id: b, kind: country}\n",
        relations=(
            "- {id: r, type: trades_with, from: b, to: c, status: hapened, value: many}\n"
            "- {id: r2, type: visited, from: b, to: b, date: 2023-13, status: happened}\n"
        ),
        sources="- {id: s, title: S, sha256: abc}\n",
    )
    write(folder / "nodes" / "more.yaml", "- [broken\n")
    with pytest.raises(tg.DataError) as refusal:
        load_folder(folder)
    nodes, relations = folder / "nodes", folder / "relations"
    # what PyYAML says after "is not valid YAML" differs between its releases
    expected = re.sub("(is not valid YAML: ).+", r"\1…", str(refusal.value))
    assert expected.splitlines() == [
        f"{nodes}/all.yaml:1: unknown kind 'cuontry'; did you mean 'country'?",
        f"{nodes}/all.yaml:2: 'name' is missing",
        f"{nodes}/more.yaml:2: is not valid YAML: …",
        f"{relations}/all.yaml:1: unknown status 'hapened'; did you mean 'happened'?",
        f"{relations}/all.yaml:1: value: 'many' is not a number",
        f"{relations}/all.yaml:2: date: '2023-13' is no date in EDTF,"
        " such as 2023, 2023-05 or 2023-05-03",
        f"{folder}/sources.yaml:1: sha256: 'abc' is not a SHA-256 in lower-case hexadecimal",
    ]


def test_problems_between_records_are_reported_together_with_those_within(tmp_path):
    folder = write_folder(
        tmp_path,
        [node("a"), node("b"), node("a", "person")],
        [
            relation("r", "trades_with", "a", "x"),
            relation("r", "trades_with", "a", "b", during="y"),
            relation("q", "met", "b", "b"),
        ],
    )
    with pytest.raises(tg.DataError) as refusal:
        load_folder(folder)
    messages = [each.message for each in refusal.value.problems]
    assert any("id 'a' is already taken" in message for message in messages)
    assert any("id 'r' is already taken" in message for message in messages)
    assert any("no node has the id 'x'" in message for message in messages)
    assert any("b is a country; met needs one of: person" in message for message in messages)


def test_references_to_an_invalid_record_are_not_reported(tmp_path):
    relations = [relation("r", "trades_with", "a", "b", evidence=[{"source": "s"}])]
    nodes = "- {id: a, kind: country, name: A}\n- {id: b, kind: country}\n"
    folder = write_folder(tmp_path, nodes, relations, "- {id: s}\n")
    with pytest.raises(tg.DataError) as refusal:
        load_folder(folder)
    expected = [each.message for each in refusal.value.problems]
    assert expected == ["'name' is missing", "'title' is missing"]


def test_references_into_an_unreadable_file_are_not_reported(tmp_path):
    relations = [relation("r", "trades_with", "a", "b")]
    folder = write_folder(tmp_path, [node("a")], relations)
    write(folder / "nodes" / "more.yaml", "- {id: b, kind: country, kind: country, name: B}\n")
    with pytest.raises(tg.DataError) as refusal:
        load_folder(folder)
    assert [each.message for each in refusal.value.problems] == ["key 'kind' is given twice"]


WORLD = {
    "sources": load(SOURCES, BaseLoader),
    "nodes": load(NODES, BaseLoader),
    "relations": load(RELATIONS, BaseLoader),
}


def scattered(folder: Path, seed: int) -> Dataset:
    """The world with its records shuffled and dealt out to files in another way for every seed."""
    dealer = random.Random(seed)
    write(folder / "vocabulary.yaml", VOCABULARY)
    for part, records in WORLD.items():
        shuffled = dealer.sample(records, len(records))
        if part == "sources":
            write(folder / "sources.yaml", as_yaml(shuffled))
            continue
        files = dealer.randint(1, 4)
        for number in range(files):
            write(folder / part / f"{dealer.random()}.yaml", as_yaml(shuffled[number::files]))
    return load_folder(folder)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=15)
def test_nothing_depends_on_files_and_their_order(tmp_path_factory, world, seed):
    data = scattered(tmp_path_factory.mktemp("scattered"), seed)
    assert data == world.dataset
    graph = tg.TreatyGraph.of(data)
    for ask in (
        lambda each: each.path("ada", "port", count=5),
        lambda each: each.centrality("betweenness"),
        lambda each: each.between("arcadia", "borduria"),
        lambda each: each.timeline(),
        lambda each: each.find("Arcadia"),
        lambda each: each.list_sources(),
        lambda each: each.stats(),
    ):
        assert ask(graph).data == ask(world).data


def test_example_data_is_read_where_no_folder_is_named(monkeypatch, world_folder):
    monkeypatch.delenv("TREATYGRAPH_DATA", raising=False)
    example = {each.id for each in tg.load().dataset.nodes}
    monkeypatch.setenv("TREATYGRAPH_DATA", str(world_folder))
    named = {each.id for each in tg.load().dataset.nodes}
    assert "arcadia" in named
    assert "arcadia" not in example


def test_kinds_become_names_of_files_on_every_system(tmp_path):
    kinds = ["NUL", "com1", "console", "Club", "club", "caf\u00e9", "cafe\u0301"]
    block = "{label: k, plural: k, colour: '#112233'}"
    words = "kinds:\n" + "".join(f"  {kind}: {block}\n" for kind in kinds)
    words += "relations:\n  met: {label: met, from: [club], to: [club], colour: '#112233'}\n"
    words += "statuses:\n  happened: {label: happened, established: true}\n"
    nodes = [node(f"n{at}", kind=kind) for at, kind in enumerate(kinds)]
    folder = write_folder(tmp_path / "data", nodes, vocabulary=words)
    tg.convert(folder, tmp_path / "copy", to="yaml")
    names = {path.name for path in (tmp_path / "copy" / "nodes").iterdir()}
    assert names == {"NUL_.yaml", "com1_.yaml", "console.yaml", "Club.yaml", "caf\u00e9.yaml"}
    assert {each.id: each.kind for each in load_folder(tmp_path / "copy").nodes} == {
        f"n{at}": kind for at, kind in enumerate(kinds)
    }


def test_vocabulary_that_extends_the_shipped_one_has_its_words_and_its_own(tmp_path):
    words = """\
extends: shipped
kinds:
  country: {attributes: [motto]}
attributes:
  motto: {label: motto, type: text}
relations:
  paid: {label: paid, from: [country], to: [country], colour: '#123456'}
"""
    nodes = [node("a", motto="Onward"), node("b"), node("t", "document", in_force_on="2000")]
    acts = [
        relation("p", "paid", "a", "b"),
        relation("c", "consented", "a", "t", date="2001-01-01"),
    ]
    data = load_folder(write_folder(tmp_path, nodes, acts, vocabulary=words))
    assert data.vocabulary.relations["consented"].act == "consent"
    assert {"demonyms", "motto"} <= set(data.vocabulary.kinds["country"].attributes)
    assert [each.type for each in data.relations] == ["consented", "paid"]


@pytest.mark.parametrize(
    ("line", "number", "message"),
    [
        ("extends: other", 1, "extends should be 'shipped'"),
        ("extends: shipped\nrelations:\n  paid: {label: paid}", 3, "'from' is missing"),
    ],
)
def test_fault_of_a_vocabulary_that_extends_another_has_its_line(tmp_path, line, number, message):
    folder = write_folder(tmp_path, [node("a")], vocabulary=line)
    with pytest.raises(DataError) as caught:
        load_folder(folder)
    found = {(each.line, each.message) for each in caught.value.problems}
    assert any(at == number and message in text for at, text in found), found
