"""A store: what it keeps, that it answers as a folder of YAML does, and what it refuses."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run, run_process
from random_graphs import DATES, VOCABULARY, datasets
from treatygraph.dataset import (
    Dataset,
    Evidence,
    Node,
    Relation,
    Source,
    example_folder,
    load_folder,
)
from treatygraph.dataset.store import NODES_FILE, RELATIONS_FILE, layout
from treatygraph.dataset.store.write import write_store
from treatygraph.dataset.yaml.write import write_folder

# what YAML can hold: no lone surrogates, no control characters but the line break
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.just("\n"), min_size=1)
WORDS = st.lists(TEXTS, max_size=3).map(tuple)
IDS = st.text(
    st.characters(categories=("L", "N"), include_characters="-_:'\"#"), min_size=1, max_size=8
)
MAYBE = st.none() | TEXTS
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def message(**strategies: st.SearchStrategy) -> st.SearchStrategy[dict]:
    """Some of the attributes."""
    return st.fixed_dictionaries({}, optional=strategies)


TOPICS = st.lists(st.sampled_from(list(VOCABULARY.topics)), min_size=1, unique=True).map(tuple)
TRADE = message(approximate=st.booleans(), value=NUMBERS, unit=TEXTS)
VISIT = message(rank=st.sampled_from(["state", "official", "working"]), topics=TOPICS)


@st.composite
def full_datasets(draw: st.DrawFn) -> Dataset:
    """Records with everything that can be told, in any words."""
    keys = draw(st.lists(IDS, min_size=4, max_size=9, unique=True))
    countries, people, relations = keys[:2], keys[2:3], keys[3:]
    sources = [
        Source(id=key, title=draw(TEXTS), citation=draw(MAYBE), terms=draw(MAYBE), note=draw(MAYBE))
        for key in draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    ]
    nodes = [
        Node(
            id=key,
            kind="country" if key in countries else "person",
            name=draw(TEXTS),
            aliases=draw(WORDS),
            ids=draw(message(m49=st.just("012"))) if key in countries else {},
            attributes=draw(message(demonyms=WORDS.filter(len))) if key in countries else {},
            note=draw(MAYBE),
        )
        for key in countries + people
    ]
    return Dataset.of(
        VOCABULARY,
        sources,
        nodes,
        [_relation(draw, key, countries, people, sources) for key in relations],
    )


def _relation(draw, key, countries, people, sources) -> Relation:
    trades = draw(st.booleans())
    pointer = st.builds(
        Evidence,
        source=st.sampled_from([source.id for source in sources]),
        at=st.sampled_from(["¶4", "¶2:3-9", "row 17"]),
        speaker=st.none() | st.sampled_from(people),
        says=message(date=st.just("1907"), status=st.just("expected")),
        sic=st.booleans(),
        quote=MAYBE,
        note=MAYBE,
    )
    return Relation(
        id=key,
        type="trades_with" if trades else "visited",
        origins=tuple(draw(st.permutations(countries)))[: draw(st.integers(1, 2))]
        if trades
        else tuple(people),
        targets=tuple(draw(st.permutations(countries))),
        date=draw(st.sampled_from(DATES)),
        status=draw(st.sampled_from(["happened", "planned"])),
        attributes=draw(TRADE if trades else VISIT),
        inferred=("type",) if (note := draw(MAYBE)) else (),
        note=note,
        evidence=tuple(draw(st.lists(pointer, max_size=2))),
    )


def same(one: Dataset, other: Dataset) -> bool:
    """Whether two datasets say the same, word for word and in the same order."""
    return (
        list(one.nodes) == list(other.nodes)
        and list(one.relations) == list(other.relations)
        and dict(one.sources) == dict(other.sources)
        and one.vocabulary == other.vocabulary
    )


@settings(deadline=None, max_examples=60)
@given(full_datasets())
def test_yaml_to_store_to_yaml_loses_nothing(data):
    with TemporaryDirectory() as folder:
        yaml, store, again = (Path(folder) / name for name in ("yaml", "store", "again"))
        write_folder(data, yaml)
        assert same(load_folder(yaml), data)
        write_store(load_folder(yaml), store)
        assert same(load_folder(store), data)
        write_folder(load_folder(store), again)
        assert same(load_folder(again), data)
        assert contents(again) == contents(yaml)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@settings(deadline=None, max_examples=60)
@given(datasets())
def test_store_makes_the_same_graph(data):
    with TemporaryDirectory() as folder:
        write_store(data, Path(folder) / "store")
        stored = load_folder(Path(folder) / "store")
        for name in data.arrays._fields:
            mine, its = getattr(data.arrays, name), getattr(stored.arrays, name)
            assert its.dtype == mine.dtype
            assert its.tolist() == mine.tolist()
        assert [stored.relations[number] for number in range(len(data.relations))] == list(
            data.relations
        )
        assert stored.node_ids == data.node_ids
        assert dict(stored.node_numbers) == dict(data.node_numbers)
        assert stored.relation_numbers == data.relation_numbers


QUESTIONS = [
    ["path", "Emomali Rahmon", "Mirziyoyev", "--count", "3"],
    ["path", "Emomali Rahmon", "Mirziyoyev", "--time-respecting", "--since", "2019"],
    ["centrality", "--measure", "closeness", "--top", "9"],
    ["between", "Kazakhstan", "Uzbekistan"],
    ["timeline", "--since", "2023-05", "--until", "2023-06"],
    ["find", "Мирзиёев"],
    ["find", "Kazakstan"],
    ["show", "kazakhstan"],
    ["list", "nodes"],
    ["list", "relations", "--status", "any"],
    ["list", "relations", "--topic", "energy", "--source", "wnam-2024-08"],
    ["list", "sources"],
    ["stats"],
]


@pytest.fixture(scope="module")
def example_store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "store"
    write_store(load_folder(example_folder()), folder)
    return folder


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: " ".join(words[:3]))
def test_store_answers_as_the_folder_does(example_store, words):
    asked = [
        run(*words, "--format", "json", data=each) for each in (example_folder(), example_store)
    ]
    assert asked[0].status == 0
    assert asked[1] == asked[0]


def test_relation_is_shown_from_a_store(example_store):
    key = load_folder(example_folder()).relations[7].id
    shown = [run("show", key, data=each) for each in (example_folder(), example_store)]
    assert shown[0].status == 0
    assert shown[1] == shown[0]


def test_page_of_a_store_is_the_page_of_the_folder(example_store):
    assert tg.load(example_store).page().html == tg.load(example_folder()).page().html


def test_columns_are_those_that_are_documented(example_store):
    assert pq.read_schema(example_store / NODES_FILE).equals(layout.NODES)
    assert pq.read_schema(example_store / RELATIONS_FILE).equals(layout.RELATIONS)


def test_documentation_names_every_column():
    text = (Path(__file__).parents[1] / "docs" / "store.md").read_text(encoding="utf-8")
    tables = text.split("## relations.parquet")
    for message, schema in zip(tables, (layout.NODES, layout.RELATIONS), strict=True):
        heads = re.findall(r"^\| (`.*?) \|", message, re.MULTILINE)
        assert re.findall(r"`(\w+)`", " ".join(heads)) == schema.names


def test_pandas_reads_a_store_as_the_documentation_shows(
    example_store, tmp_path, monkeypatch, capsys
):
    text = (Path(__file__).parents[1] / "docs" / "store.md").read_text(encoding="utf-8")
    (tmp_path / "my_store").symlink_to(example_store)
    monkeypatch.chdir(tmp_path)
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], {})
    message = [line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:]]
    signed = tg.load(example_store).where(relation="signed", status="any").list_relations()
    counts = Counter(
        key for row in signed.rows for key in _ends(row["from"]) for _ in _ends(row["to"])
    )
    assert [int(count) for _, count in message] == [count for _, count in counts.most_common(3)]


def _ends(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def test_relations_that_begin_in_a_period_are_a_slice(example_store):
    table = pq.read_table(example_store / RELATIONS_FILE, columns=["first_day", "date"])
    first = table["first_day"].to_pylist()
    dated = [
        day for day, date in zip(first, table["date"].to_pylist(), strict=True) if date and day
    ]
    assert dated == sorted(dated)


def test_store_replaces_a_store(tmp_path, world_folder):
    write_store(load_folder(example_folder()), tmp_path / "store")
    write_store(load_folder(world_folder), tmp_path / "store")
    assert same(load_folder(tmp_path / "store"), load_folder(world_folder))
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_store_that_fails_half_way_leaves_the_old_one(tmp_path, world_folder):
    world = load_folder(world_folder)
    write_store(world, tmp_path / "store")
    broken = Dataset(
        vocabulary=world.vocabulary,
        sources=world.sources,
        nodes=world.nodes[1:],
        relations=world.relations,
    )
    with pytest.raises(KeyError):
        write_store(broken, tmp_path / "store")
    assert same(load_folder(tmp_path / "store"), world)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def rewritten(store: Path, folder: Path, name: str, change) -> Path:
    """A copy of a store in which one table is changed."""
    made = folder / "changed"
    made.mkdir()
    for path in store.iterdir():
        (made / path.name).write_bytes(path.read_bytes())
    pq.write_table(change(pq.read_table(store / name)), made / name)
    return made


def replaced(table: pa.Table, name: str, values: list) -> pa.Table:
    place = table.schema.get_field_index(name)
    return table.set_column(place, name, pa.array(values, table.schema.field(name).type))


WRONG = {
    "a column is missing": (
        RELATIONS_FILE, lambda table: table.drop_columns(["target"]), "columns are missing: target",
    ),
    "an unknown type": (
        RELATIONS_FILE,
        lambda table: replaced(table, "type", ["vsited", *table["type"].to_pylist()[1:]]),
        "row 1: type 'vsited' is not in the vocabulary",
    ),
    "no kind": (
        NODES_FILE,
        lambda table: replaced(table, "kind", [*table["kind"].to_pylist()[:-1], None]),
        "kind None is not in the vocabulary",
    ),
    "an end that is no node": (
        RELATIONS_FILE,
        lambda table: replaced(table, "target", [len(table) * 9] * len(table)),
        f"target: there are {len(load_folder(example_folder()).nodes)} nodes",
    ),
    "rows out of order": (
        RELATIONS_FILE, lambda table: table.take(list(range(len(table)))[::-1]), "not in the order",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_store_whose_columns_are_wrong_is_refused(example_store, tmp_path, case):
    name, change, message = WRONG[case]
    folder = rewritten(example_store, tmp_path, name, change)
    assert_refused(run("stats", data=folder), str(folder / name), message)


def test_file_that_is_no_parquet_is_refused(example_store, tmp_path):
    folder = rewritten(example_store, tmp_path, NODES_FILE, lambda table: table)
    (folder / NODES_FILE).write_text("id,name\n")
    assert_refused(run("stats", data=folder), str(folder / NODES_FILE), "no Parquet file")
    (folder / NODES_FILE).unlink()
    assert_refused(run("stats", data=folder), str(folder / NODES_FILE))


def test_store_is_checked_as_a_folder_is(example_store):
    message = [run("check", data=each) for each in (example_folder(), example_store)]
    assert message[0].status == message[1].status == 0
    counts = [outcome.stdout.split("valid; ")[1].split("\n")[0] for outcome in message]
    assert counts[0] == counts[1]


def test_row_that_breaks_the_rules_is_reported_with_its_number(example_store, tmp_path):
    def mistyped(table: pa.Table) -> pa.Table:
        return replaced(
            table, "attributes", ['{"value": "much"}', *table["attributes"].to_pylist()[1:]]
        )

    folder = rewritten(example_store, tmp_path, RELATIONS_FILE, mistyped)
    assert_refused(run("check", data=folder), f"{folder / RELATIONS_FILE}:1: ", "value")


def test_convert_goes_from_yaml_to_a_store_and_back(tmp_path, world_folder):
    outcome = run("convert", tmp_path / "store", data=world_folder)
    assert outcome.status == 0
    assert outcome.stdout == f"{tmp_path / 'store'}\n"
    assert run("convert", tmp_path / "yaml", data=tmp_path / "store").status == 0
    assert same(load_folder(tmp_path / "yaml"), load_folder(world_folder))
    assert run("check", data=tmp_path / "yaml").status == 0


def test_convert_says_which_form_is_wanted(tmp_path, world_folder):
    assert run("convert", tmp_path / "yaml", "--to", "yaml", data=world_folder).status == 0
    assert (tmp_path / "yaml" / "nodes").is_dir()
    tg.convert(world_folder, tmp_path / "store", to="store")
    assert (tmp_path / "store" / NODES_FILE).is_file()
    with pytest.raises(tg.BadValue, match="unknown storage format 'stor'; did you mean 'store'"):
        tg.convert(world_folder, tmp_path / "other", to="stor")


def test_convert_replaces_no_folder_that_holds_something_else(tmp_path, world_folder):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("chapter one")
    assert_refused(run("convert", mine, data=world_folder), str(mine), "thesis.txt")
    assert (mine / "thesis.txt").read_text() == "chapter one"


@pytest.mark.parametrize("name", ["nodes.parquet", "vocabulary.yaml", "sources.yaml"])
def test_pipe_in_a_store_is_refused(name, tmp_path):
    store = tmp_path / "store"
    tg.convert(None, store)
    (store / name).unlink()
    os.mkfifo(store / name)
    for words in (["stats"], ["check"], ["list", "sources"]):
        done = run_process(*words, data=store)
        assert_refused(done, f"{name}: cannot be read: it is not a file")
