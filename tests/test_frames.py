"""Data frames of answers: one value a cell, types that pandas can count, merge and keep."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import treatygraph as tg
from folders import VOCABULARY, node, relation, write_folder


@pytest.fixture(scope="module", params=["yaml", "store"])
def graph(request, world_folder, tmp_path_factory):
    if request.param == "yaml":
        return tg.load(world_folder)
    store = tmp_path_factory.mktemp("frames") / "store"
    tg.convert(world_folder, store, to="store")
    return tg.load(store)


def rows(frame, id):
    return frame[frame["id"] == id]


def test_relation_with_several_ends_has_a_row_for_each_edge(graph):
    frame = graph.list_relations().to_pandas()
    signing = rows(frame, "treaty-signing")
    assert signing["from"].tolist() == ["ada", "boris"]
    assert signing["to"].tolist() == ["treaty", "treaty"]
    assert signing["from_kind"].tolist() == ["person", "person"]
    assert signing["to_kind"].tolist() == ["document", "document"]


def test_relations_can_have_one_row_each_with_their_ends_as_lists(graph):
    frame = graph.list_relations().to_pandas(explode=False)
    assert frame["id"].is_unique
    assert len(frame) == len(graph)
    signing = rows(frame, "treaty-signing").iloc[0]
    assert (signing["from_list"], signing["to_list"]) == (("ada", "boris"), ("treaty",))
    assert "from" not in frame


def test_columns_come_in_the_order_in_which_people_read_them(graph):
    frame = graph.list_relations().to_pandas()
    first = ["id", "type", "from", "to", "date", "start", "end", "status"]
    assert list(frame.columns[: len(first)]) == first


def test_days_are_those_that_the_date_allows(graph):
    frame = graph.list_relations().to_pandas()
    assert frame["start"].dtype == frame["end"].dtype == "datetime64[ms]"
    visit = rows(frame, "carl-at-port").iloc[0]
    assert (visit["start"], visit["end"]) == (
        pd.Timestamp("2023-06-01"),
        pd.Timestamp("2023-06-30"),
    )


def test_open_and_missing_days_are_not_a_time(graph):
    frame = graph.list_relations().to_pandas()
    office = rows(frame, "ada-in-office").iloc[0]
    assert office["start"] == pd.Timestamp("2019-01-01")
    assert pd.isna(office["end"])
    assert rows(frame, "carl-in-office")[["start", "end"]].isna().all(axis=None)


def test_years_beyond_four_digits_are_days_as_well(tmp_path):
    nodes = [node("ada", "person"), node("bob", "person")]
    far = [relation("late", "met", "ada", "bob", date="Y17000")]
    far += [relation("early", "met", "ada", "bob", date="-0043")]
    frame = tg.load(write_folder(tmp_path, nodes, far)).list_relations().to_pandas()
    assert frame["start"].dt.year.tolist() == [-43, 17000]
    assert frame["end"].dt.month.tolist() == [12, 12]


def test_words_of_the_vocabulary_are_categories(graph):
    frame = graph.list_relations().to_pandas()
    for column in ("type", "status", "from_kind", "to_kind", "rank", "measure"):
        assert isinstance(frame[column].dtype, pd.CategoricalDtype), column
    assert sorted(frame["status"].cat.categories) == ["happened", "ongoing"]


def test_attributes_have_the_type_that_the_vocabulary_gives_them(graph):
    frame = graph.list_relations().to_pandas()
    trade = rows(frame, "trade-2022").iloc[0]
    assert frame["value"].dtype == "float64"
    assert trade["value"] == 1.2e9
    assert frame["approximate"].dtype == "boolean"
    assert trade["approximate"]
    assert rows(frame, "banking").iloc[0]["goods"] == ("coins", "notes")


def test_lists_are_tuples_and_what_nobody_says_is_empty(graph):
    frame = graph.list_relations().to_pandas()
    assert rows(frame, "visit-2022").iloc[0]["sources"] == ("gazette", "herald")
    assert rows(frame, "carl-at-port").iloc[0]["sources"] == ()
    assert rows(frame, "meeting-2023").iloc[0]["speaker"] == ("carl",)
    signing = rows(frame, "treaty-signing").iloc[0]
    assert signing["inferred"] == ("date",)
    assert signing["note"] == "The paper says on the day of the meeting."


def test_codes_of_both_ends_are_columns(graph):
    frame = graph.list_relations().to_pandas()
    trade = rows(frame, "trade-2022").iloc[0]
    assert trade["from_iso3"] == "ARC"
    assert pd.isna(trade["to_iso3"])


def test_codes_that_the_data_lacks_come_from_the_table_of_states(tmp_path):
    nodes = [node("kazakhstan", name="Kazakhstan"), node("ada", "person")]
    graph = tg.load(write_folder(tmp_path, nodes, [relation("v", "visited", "ada", "kazakhstan")]))
    visit = graph.list_relations().to_pandas().iloc[0]
    assert (visit["to_iso3"], visit["to_cow"], visit["to_gw"]) == ("KAZ", "705", "705")
    assert pd.isna(visit["from_cow"])


def test_frame_says_what_is_certain_in_a_period(graph):
    frame = graph.where(since=2023, until=2023).list_relations().to_pandas()
    assert frame["certain"].dtype == "boolean"
    assert rows(frame, "meeting-2023")["certain"].tolist() == [True]
    assert "certain" not in graph.list_relations().to_pandas()


def test_only_selected_edges_are_rows(tmp_path):
    nodes = [node("ada", "person"), node("arcadia"), node("pact", "document")]
    both = relation("both", "signed", ["ada", "arcadia"], "pact")
    graph = tg.load(write_folder(tmp_path, nodes, [both])).where(kind="person")
    assert graph.list_relations().to_pandas()["from"].tolist() == ["ada"]
    assert graph.list_relations().to_pandas(explode=False)["from_list"].tolist() == [("ada",)]


def test_group_of_a_relation_is_a_category(graph):
    frame = graph.between("arcadia", "borduria").to_pandas()
    assert list(frame.columns[:2]) == ["group", "direction"]
    assert isinstance(frame["group"].dtype, pd.CategoricalDtype)
    # what ada and boris do is done by their countries
    assert set(rows(frame, "treaty-signing")["direction"]) == {"joint"}


def test_everything_about_a_node_is_a_frame_with_its_evidence_as_json(graph):
    frame = graph.show("ada").to_pandas()
    evidence = json.loads(rows(frame, "visit-2022").iloc[0]["evidence"])
    assert [pointer["source"] for pointer in evidence] == ["gazette", "herald"]


def test_edges_of_an_export_are_the_same_frame(graph):
    exported = graph.export().to_pandas()
    pd.testing.assert_frame_equal(exported, graph.list_relations().to_pandas())


def test_head_of_an_answer_is_the_head_of_its_frame(graph):
    relations = graph.list_relations()
    assert relations.head(3).to_pandas()["id"].unique().tolist() == [
        row["id"] for row in relations.head(3)
    ]


def test_frame_agrees_with_the_rows(graph):
    relations = graph.where(status="any").list_relations()
    frame = relations.to_pandas(explode=False).set_index("id")
    for row in relations:
        cells = frame.loc[row["id"]]
        for end in ("from", "to"):
            ends = row[end] if isinstance(row[end], list) else [row[end]]
            assert list(cells[f"{end}_list"]) == ends
        assert cells["date"] == row["date"] or (pd.isna(cells["date"]) and row["date"] is None)
        for key in row.keys() - {"id", "from", "to", "date", "evidence"}:
            value = tuple(row[key]) if isinstance(row[key], list) else row[key]
            assert cells[key] == value, (row["id"], key)


def test_merging_grouping_and_dropping_duplicates_work_on_every_column(graph):
    frame = graph.where(status="any").list_relations().to_pandas()
    assert len(frame.drop_duplicates()) == len(frame)
    assert len(frame.merge(frame)) >= 1
    for column in frame:
        groups = frame.groupby(column, observed=True, dropna=False).size()
        assert groups.sum() == len(frame), column


def test_frame_is_the_same_after_parquet(graph, tmp_path):
    frame = graph.where(status="any", since=2000).list_relations().to_pandas()
    frame.to_parquet(file := tmp_path / "relations.parquet")
    again = pd.read_parquet(file)
    lists = [key for key in frame if frame[key].map(lambda cell: isinstance(cell, tuple)).any()]
    for key in lists:  # Parquet has lists and no tuples
        again[key] = again[key].map(lambda cell: None if cell is None else tuple(cell))
    pd.testing.assert_frame_equal(again, frame)


def test_codes_of_nodes_are_columns_of_their_frame(graph, tmp_path):
    frame = graph.list_nodes().to_pandas().set_index("id")
    assert frame.loc["arcadia", "iso3"] == "ARC"
    assert frame.loc["arcadia", "m49"] == "012"
    assert frame.loc["ada", "aliases"] == ("Ada Rios", "Ада Риос")
    assert isinstance(frame["kind"].dtype, pd.CategoricalDtype)
    frame.to_parquet(tmp_path / "nodes.parquet")


def test_every_answer_can_be_written_to_parquet(graph, tmp_path):
    answers = [
        graph.find("ada"),
        graph.list_sources(),
        graph.timeline(evidence=True),
        graph.path("ada", "port"),
        graph.centrality(),
        graph.stats(),
        graph.status("treaty"),
        graph.lineage("treaty"),
        graph.where(status="cancelled").list_relations(),
    ]
    for number, answer in enumerate(answers):
        frame = answer.to_pandas()
        frame.drop_duplicates()
        frame.to_parquet(tmp_path / f"{number}.parquet")


def test_attribute_with_the_name_of_a_column_keeps_its_values(tmp_path):
    words = VOCABULARY.replace(
        "during: {label: during, type: reference}", "end: {label: end, type: text}"
    )
    words = words.replace("[during, topics]", "[end, topics]")
    nodes = [node("ada", "person"), node("bob", "person")]
    met = [relation("m", "met", "ada", "bob", date="2020") | {"end": "the river"}]
    graph = tg.load(write_folder(tmp_path, nodes, met, vocabulary=words))
    meeting = graph.list_relations().to_pandas().iloc[0]
    assert meeting["attribute_end"] == "the river"
    assert meeting["end"] == pd.Timestamp("2020-12-31")
