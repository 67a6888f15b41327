"""The form of spreadsheets: tables come back cell by cell, and stores with all that CSV can say."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run
from importing import SAMPLE_FILES, SAMPLES, write_mapping
from random_graphs import DATES, VOCABULARY, datasets
from treatygraph import importers
from treatygraph.dataset import Dataset, Node, Relation, example_folder, load_folder
from treatygraph.dataset.csv.cells import joined, parted, value_cell
from treatygraph.dataset.csv.columns import ROLES
from treatygraph.dataset.csv.write import write_csv
from treatygraph.vocabulary import Attribute, CodeSystem, Status

Table = list[dict[str, str]]

ODD = ["%3B", "%253B", "a;b", "a ; b", " | ", '"', "'", "x\ny", "x\r\ny", "x\ry", "a, b", "=1+1"]
ODD += ["-", "@x", "{a}", "[1]", "ids/x", "attributes/x", "relations/x", "kinds/x", "NA", "№ 5"]
LETTERS = st.characters(exclude_categories=["Cs"])
COMPOSED = st.text(LETTERS, max_size=8).map(partial(normalize, "NFC"))
# cells are composed, and the blanks around them are not kept, as the documentation says
TEXTS = st.builds(str.strip, COMPOSED | st.sampled_from(ODD)).filter(len)
CELLS = st.just("") | TEXTS


def read_csv(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, header: list[str], rows: Table) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        # in quotes, NA is a text and not an empty cell
        writer = csv.DictWriter(file, header, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    return path


def through_a_store(folder: Path, *files: Path) -> tuple[Table, Table]:
    """The tables after an import and a conversion; nothing may be refused."""
    account = tg.import_tables("graph", files, folder / "store", strict=True)
    assert account.data["made"] == account.data["read"]
    tg.convert(folder / "store", folder / "csv", to="csv")
    assert {each.name for each in (folder / "csv").iterdir()} == {"nodes.csv", "edges.csv"}
    return read_csv(folder / "csv" / "nodes.csv"), read_csv(folder / "csv" / "edges.csv")


def cells(rows: Table, header: list[str]) -> list[list[str]]:
    """The cells of some columns, sorted, as the order of rows is not kept."""
    return sorted([row.get(name, "") for name in header] for row in rows)


# a table of one's own comes back


def headers(*words: list[str]) -> st.SearchStrategy[list[str]]:
    """One name of each kind of column, or none."""
    names = [st.sampled_from([*each, *map(str.lower, each)]) for each in words]
    chosen = st.tuples(*(name | st.none() for name in names))
    return chosen.map(lambda each: list(dict.fromkeys(filter(None, each))))


EXTRAS = [
    *("Remark", "remark", "Size (km)", "size_km", "Value", "Topics", "Place", "Demonyms"),
    *("Evidence", "as_written", "nodes_csv", "2020", "x;y", ";;", "[]", "row"),
    *("ids/own", "ids/a b", "ids/", "attributes/Start", "attributes/a b", "attributes/"),
]
NODE_HEADS = headers(["Kind"], ["Type"], ["Aliases"], ["Note"], *([each] for each in EXTRAS))
EDGE_HEADS = headers(
    ["Id"], ["Type"], ["Kind"], ["Relation"], ["Status"], ["Note"], ["Label"], ["Weight"],
    *([each] for each in EXTRAS),
)  # fmt: skip
TIMES = st.sampled_from([[], ["Date"], ["Start"], ["Start", "End"], ["Start", "End", "Date"]])
KINDS = st.sampled_from(
    ["", "country", "Country", "Club", "club", "golf club", "thing", "a;b", "=x"]
)
TYPES = st.sampled_from(
    [
        *("", "Directed", "directed", "Undirected", "Mutual", "linked_to", "Linked with"),
        *("visited", "trades with", "honoured", "pays dues to", "Pays Dues To"),
        *("relations/x", "a;b", "***"),
    ]
)
STATUSES = st.sampled_from(["", "happened", "planned", "Planned", "in force", "In force", ";"])
WEIGHTS = st.sampled_from(
    ["", "1", "1.0", "2.50", "1e6", "1000000", "0.1", "-3", "+3", ".5", "007"]
)
DAYS = st.sampled_from(["", "1998", "1998-05", "1998-05-03", "1998?", "1998-05-03T10:00:00Z"])
LATER = st.sampled_from(["", "1998", "2000", "2000-05", "2001-06-15", ".."])
PERIODS = st.sampled_from(["", "1998", "1998/2000", "1998/..", "../1998", "1998/1998", "1998/"])
SPELLS = {"start": DAYS, "end": LATER.filter(lambda each: each != ".."), "date": PERIODS}
MIXED = CELLS | st.sampled_from(["5", "5.0", "trade; water", "trade", "a", "b c", "true"])


CALLED = [
    *(["Id"], ["id", "label"], ["Id", "Label"], ["Label"], ["Name"]),
    *(["Id", "Name"], ["ID", "Name", "Label"]),
]
ENDS = {"source", "target", "from", "to"}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], Table, list[str], Table]:
    """A table of nodes and one of edges between them, some of them in no table."""
    odd = st.sampled_from(["a", "A", "b c", "b-c", "1", "2"])
    keys = draw(st.lists(TEXTS | odd, min_size=1, max_size=6, unique=True))
    known = draw(st.integers(1, len(keys)))
    name_heads = draw(st.sampled_from(CALLED))
    node_head = draw(st.permutations(name_heads + draw(NODE_HEADS)))
    nodes = [_node(draw, node_head, name_heads[0], key) for key in keys[:known]]
    ends = draw(st.sampled_from([["Source", "Target"], ["source", "target"], ["From", "To"]]))
    edge_head = draw(st.permutations(ends + draw(EDGE_HEADS) + draw(TIMES)))
    rows = draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=6))
    edges = [
        dict(zip(ends, row, strict=True)) | _edge(draw, [x for x in edge_head if x not in ends])
        for row in rows
    ]
    return node_head, nodes, edge_head, edges


def _node(draw, header, first, key):
    own = {"kind": KINDS, "type": KINDS}
    drawn = {name: draw(own.get(name.lower(), MIXED)) for name in header}
    return drawn | {first: key}


def _edge(draw, header):
    own = {"type": TYPES, "kind": TYPES, "relation": TYPES, "status": STATUSES, "weight": WEIGHTS}
    own |= SPELLS
    if "Start" in header and "Date" not in header:
        own["start"] = st.sampled_from(["", "1990", "1998", "1998-05"])
    return {name: draw(own.get(name.lower(), MIXED)) for name in header}


@settings(deadline=None, max_examples=150)
@given(tables())
def test_csv_to_store_to_csv_loses_nothing(made):
    node_head, nodes, edge_head, edges = made
    with TemporaryDirectory() as folder:
        here = Path(folder)
        files = (
            write_rows(here / "nodes.csv", node_head, nodes),
            write_rows(here / "edges.csv", edge_head, edges),
        )
        new_nodes, new_edges = through_a_store(here, *files)
        tg.check(here / "store")
        known = {tuple(row) for row in cells(nodes, node_head)}
        kept = [row for row in cells(new_nodes, node_head) if tuple(row) in known]
        assert kept == cells(nodes, node_head)
        assert cells(new_edges, edge_head) == cells(edges, edge_head)
        # an end of which no table tells has a row now; nothing else is new
        ends = {edge[name] for edge in edges for name in edge_head if name.lower() in ENDS}
        assert len(new_nodes) <= len(nodes) + len(ends)


# a store comes back with all that CSV can say

SPELT = {"Club": "club", "my-kind": "a kind", "kinds~x": "x", "Country": "land", "größe": "Größe"}
KIND_WORDS = [*SPELT, "country", "person"]
TYPE_WORDS = ["linkedTo", "Directed", "my-type", "pays_dues_to", "visited", "met", "Met", "x~y"]
STATUS_WORDS = ["in-force", "In_force", "happened", "planned"]
CODE_WORDS = ["iso3", "viaf", "Own/Code"]
TEXT_WORDS = ["label", "start", "my-attr", "A__b", "remark", "Remark", "ids/x", "value_", "weight_"]
TYPED = {
    "value": st.floats(allow_nan=False, allow_infinity=False),
    "approximate": st.booleans(),
    "topics": st.lists(st.sampled_from([*VOCABULARY.topics]), min_size=1, unique=True).map(tuple),
    "goods": st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    "during": st.sampled_from(["r0", "r1", "n0"]),
    "rank": st.sampled_from(["state", "working"]),
}
FREE = {
    "tonnage": st.floats(allow_nan=False, allow_infinity=False),
    "open": st.booleans(),
    "places": st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    **dict.fromkeys(TEXT_WORDS, TEXTS),
}
KEYS = st.text(st.characters(categories=("L", "N"), include_characters="-_:'\"#%=+@./"), min_size=1,
               max_size=6)  # fmt: skip
WORDS_OF_ALL = replace(
    VOCABULARY,
    statuses=VOCABULARY.statuses | {key: Status(key) for key in STATUS_WORDS[:2]},
    codes=VOCABULARY.codes | {key: CodeSystem(key, ".*") for key in CODE_WORDS[1:]},
    attributes=VOCABULARY.attributes
    | {key: Attribute(key.title(), "text") for key in TEXT_WORDS}
    | {
        "tonnage": Attribute("load", "number"),
        "open": Attribute("start", "flag"),
        "places": Attribute("places", "text", many=True),
    },
    kinds={
        key: replace(
            VOCABULARY.kinds.get(key, VOCABULARY.kinds["person"]),
            label=SPELT.get(key, key),
            codes=tuple(CODE_WORDS),
            attributes=(*FREE, *TYPED),
        )
        for key in KIND_WORDS
    },
    relations={
        key: replace(
            VOCABULARY.relations.get(key, VOCABULARY.relations["met"]),
            label=key.replace("_", " "),
            origins=tuple(KIND_WORDS),
            targets=tuple(KIND_WORDS),
            attributes=(*FREE, *TYPED),
        )
        for key in TYPE_WORDS
    },
)


@st.composite
def stores(draw: st.DrawFn) -> Dataset:
    """Records with everything that CSV can say, under words of their own, in any texts."""
    keys = [
        "n0",
        *draw(st.lists(KEYS.filter(lambda each: each[0] != "r"), max_size=4, unique=True)),
    ]
    keys = list(dict.fromkeys(keys))
    nodes = [
        Node(
            id=key,
            kind=draw(st.sampled_from(KIND_WORDS)),
            name=(name := draw(TEXTS)),
            aliases=tuple(each for each in draw(NAMES) if each != name),
            ids=draw(st.dictionaries(st.sampled_from(CODE_WORDS), st.just("ABC"))),
            attributes=draw(some(FREE | {key: TYPED[key] for key in ("value", "goods")})),
            note=draw(st.none() | TEXTS),
        )
        for key in keys
    ]
    ends = st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True).map(tuple)
    others = draw(st.lists(KEYS | st.sampled_from(["7", "edge-7", "edge-n0", "relations/3"]),
                           max_size=3, unique=True))  # fmt: skip
    relations = [
        Relation(
            id=key,
            type=draw(st.sampled_from(TYPE_WORDS)),
            origins=draw(ends),
            targets=draw(ends),
            date=draw(st.sampled_from([*DATES, "2020/", "/2020", "1998?", "2020/2020", "201X"])),
            status=draw(st.sampled_from(STATUS_WORDS)),
            attributes=draw(some(FREE | TYPED)),
            note=draw(st.none() | TEXTS),
        )
        for key in ["r0", "r1", *(each for each in others if each not in (*keys, "r0", "r1"))]
    ]
    return Dataset.of(WORDS_OF_ALL, (), nodes, relations)


NAMES = st.lists(TEXTS, max_size=3, unique=True)


def some(strategies: dict[str, st.SearchStrategy]) -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries({}, optional=strategies)


def told_nodes(data: Dataset) -> list[Node]:
    """Nodes, with their attributes as texts."""
    return [replace(each, attributes=texts(each)) for each in data.nodes]


def told_relations(data: Dataset) -> list[Relation]:
    """Relations, with their attributes as texts, and without what CSV cannot say."""
    plain = partial(replace, inferred=(), evidence=())
    return [plain(each, attributes=texts(each)) for each in data.relations]


def texts(record: Node | Relation) -> dict[str, str]:
    return {key: value_cell(value) for key, value in sorted(record.attributes.items())}


def assert_comes_back(data: Dataset, folder: Path) -> Dataset:
    write_csv(data, folder / "csv")
    files = [folder / "csv" / name for name in ("nodes.csv", "edges.csv")]
    tg.import_tables("graph", files, folder / "store", strict=True)
    again = load_folder(folder / "store")
    assert told_nodes(again) == told_nodes(data)
    assert told_relations(again) == told_relations(data)
    return again


@settings(deadline=None, max_examples=100)
@given(stores() | datasets())
def test_store_to_csv_to_store_loses_nothing_that_csv_can_say(data):
    with TemporaryDirectory() as folder:
        assert_comes_back(data, Path(folder))


@settings(deadline=None, max_examples=40)
@given(stores())
def test_evidence_points_at_the_rows_of_edges(data):
    with TemporaryDirectory() as folder:
        again = assert_comes_back(data, Path(folder))
        rows = read_csv(Path(folder) / "csv" / "edges.csv")
        for relation in again.relations:
            (pointer,) = relation.evidence
            assert again.sources[pointer.source].file == "edges.csv"
            row = rows[int(pointer.at.removeprefix("row ")) - 1]
            assert row["Source"] == relation.origins[0]


@pytest.mark.parametrize("mapping", SAMPLE_FILES)
def test_output_of_every_mapping_round_trips_through_csv(mapping, tmp_path):
    files = [SAMPLES / name for name in SAMPLE_FILES[mapping]]
    dataset = importers.read_tables(importers.load_mapping(mapping), files).dataset
    assert_comes_back(dataset, tmp_path)


def test_example_data_come_back_with_their_types(tmp_path):
    data = load_folder(example_folder())
    again = assert_comes_back(data, tmp_path)
    assert [each.attributes for each in again.nodes] == [each.attributes for each in data.nodes]
    for mine, its in zip(data.relations, again.relations, strict=True):
        assert its.attributes == mine.attributes


@given(st.lists(TEXTS | st.sampled_from(["%", "%25", "%3B", ";", "%;", "a;b%3B;"]), max_size=4))
def test_several_texts_in_a_cell_are_separated(words):
    assert parted(joined(words)) == words


# what people see


def test_table_of_gephi_comes_back(tmp_path):
    nodes = [
        {"Id": "0", "Label": "New York", "timeset": "", "modularity_class": "1"},
        {"Id": "1", "Label": "Łódź", "timeset": "", "modularity_class": "2"},
    ]
    edges = [
        {"Source": "0", "Target": "1", "Type": "Undirected", "Id": "0", "Weight": "1.0"},
        {"Source": "1", "Target": "0", "Type": "Directed", "Id": "1", "Weight": "2.5"},
    ]
    files = [
        write_rows(tmp_path / "nodes.csv", list(nodes[0]), nodes),
        write_rows(tmp_path / "edges.csv", list(edges[0]), edges),
    ]
    new_nodes, new_edges = through_a_store(tmp_path, *files)
    # the columns stand where they stood, an empty one too
    assert list(new_nodes[0]) == ["Id", "Label", "timeset", "modularity_class", "Kind"]
    assert list(new_edges[0]) == ["Source", "Target", "Type", "Id", "Weight", "Status"]
    assert cells(new_nodes, list(nodes[0])) == cells(nodes, list(nodes[0]))
    assert cells(new_edges, list(edges[0])) == cells(edges, list(edges[0]))
    shown = run("list", "relations", data=tmp_path / "store").stdout
    assert "weight: 2.5" in shown
    assert "as written" not in shown


def test_names_with_blanks_are_what_edges_call_their_nodes_by(tmp_path):
    edges = [{"From": "New York", "To": "São Paulo, Brazil", "Start": "1998", "End": "2000"}]
    nodes, again = through_a_store(
        tmp_path, write_rows(tmp_path / "links.csv", list(edges[0]), edges)
    )
    assert cells(again, list(edges[0])) == cells(edges, list(edges[0]))
    assert [node["Label"] for node in nodes] == ["New York", "São Paulo, Brazil"]
    found = run(
        "path", "New York", "São Paulo, Brazil", "--format", "json", data=tmp_path / "store"
    )
    assert found.status == 0


def test_type_of_the_vocabulary_takes_what_the_table_says(tmp_path):
    edges = [{"Source": "a", "Target": "b", "Type": "visited", "Weight": "3", "Status": "rumoured"}]
    file = write_rows(tmp_path / "edges.csv", list(edges[0]), edges)
    _, again = through_a_store(tmp_path, file)
    assert cells(again, list(edges[0])) == cells(edges, list(edges[0]))
    assert run("check", data=tmp_path / "store").status == 0


def test_command_writes_tables_that_are_read_again(tmp_path, world_folder):
    outcome = run("convert", tmp_path / "tables", "--to", "csv", data=world_folder)
    assert (outcome.status, outcome.stdout) == (0, f"{tmp_path / 'tables'}\n")
    nodes = read_csv(tmp_path / "tables" / "nodes.csv")
    assert [row["Id"] for row in nodes] == [each.id for each in load_folder(world_folder).nodes]
    files = [tmp_path / "tables" / name for name in ("nodes.csv", "edges.csv")]
    assert run("import", "graph", *files, "--out", tmp_path / "again", "--strict").status == 0
    # without --to, the other of YAML and a store
    assert run("convert", tmp_path / "yaml", data=tmp_path / "again").status == 0
    assert run("check", data=tmp_path / "yaml").status == 0


def test_tables_that_are_there_are_not_replaced(tmp_path, world_folder):
    assert run("convert", tmp_path / "tables", "--to", "csv", data=world_folder).status == 0
    (tmp_path / "tables" / "edges.csv").write_text("my own", encoding="utf-8")
    assert_refused(
        run("convert", tmp_path / "tables", "--to", "csv", data=world_folder), "would be replaced"
    )
    assert (tmp_path / "tables" / "edges.csv").read_text(encoding="utf-8") == "my own"


def test_form_that_does_not_fit_its_table_is_refused(tmp_path):
    text = "tables: {t: {form: edges, nodes: {n: {kind: place, name: '{n}'}}}}"
    mapping = write_mapping(tmp_path, text)
    outcome = run("import", mapping, SAMPLES / "edges.csv", "--out", tmp_path / "store")
    assert_refused(outcome, "a table of edges has one relation a row")


def test_documentation_names_every_column():
    text = (Path(__file__).parents[1] / "docs" / "store.md").read_text(encoding="utf-8")
    section = text.split("## As CSV")[1].split("\n## ")[0]
    for roles in ROLES.values():
        assert all(f"`{role}`" in section for role in roles)
