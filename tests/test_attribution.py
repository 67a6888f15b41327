"""Who says so: the speakers of relations in every answer."""

import pytest

import treatygraph as tg
from commands import run
from folders import node, relation, source, write_folder

NODES = [node(key, "person", name=key.title()) for key in ("ann", "bob", "cid", "dora")]
NODES += [node("land")]


def said(*speakers, source="s"):
    return [{"source": source, "at": "¶1", "speaker": each} for each in speakers]


def plain(source="s"):
    return {"source": source, "at": "¶2"}


RELATIONS = [
    relation("claim", "met", "bob", "cid", evidence=said("ann")),
    # the second pointer gives the full name
    relation("claim-named", "met", "cid", "dora", evidence=[*said("ann"), plain()]),
    # the article reports it, and quotes somebody on it
    relation("reported", "visited", "bob", "land", evidence=[plain(), *said("ann")]),
    relation("report", "met", "bob", "dora", evidence=[*said("ann"), plain("t")]),
    relation("several", "met", "ann", "dora", evidence=said("ann", "bob")),
    relation("own", "met", "ann", "bob", evidence=[plain()]),
    relation("plan", "met", "ann", "cid", status="planned", evidence=said("dora")),
]


@pytest.fixture(params=["yaml", "store"])
def graph(request, tmp_path):
    folder = write_folder(tmp_path / "data", NODES, RELATIONS, [source("s"), source("t")])
    if request.param == "yaml":
        return tg.load(folder)
    tg.convert(folder, tmp_path / "store", to="store")
    return tg.load(tmp_path / "store")


def by_id(rows):
    return {row["id"]: (row.get("speaker", []), row.get("also_said_by", [])) for row in rows}


EXPECTED = {
    "claim": (["ann"], []),
    "claim-named": (["ann"], []),
    "reported": ([], ["ann"]),
    "report": ([], ["ann"]),
    "several": (["ann", "bob"], []),
    "own": ([], []),
}


def test_rows_say_who_says_so(graph):
    assert by_id(graph.list_relations()) == EXPECTED
    edges = graph.to_networkx().edges(keys=True, data=True)
    assert by_id({"id": key, **data} for *_, key, data in edges) == EXPECTED
    between = by_id(graph.between("bob", "cid"))
    assert between["claim"] == (["ann"], [])


def test_steps_of_a_path_say_who_says_so(graph):
    result = graph.path("bob", "cid")
    (step,) = result.data["paths"][0]["steps"]
    assert by_id(step["relations"]) == {"claim": (["ann"], [])}
    assert "said by Ann" in str(result)


def test_speaker_is_a_criterion_by_any_name(graph):
    assert {row["id"] for row in graph.where(speaker="Ann").list_relations()} == {
        "claim",
        "claim-named",
        "reported",
        "report",
        "several",
    }
    both = graph.where(speaker=["bob", "DORA"], status="any").list_relations()
    assert {row["id"] for row in both} == {"several", "plan"}
    chosen = graph.where(speaker="bob")
    assert len(chosen.where(speaker=None)) == len(graph)
    with pytest.raises(tg.UnknownName):
        graph.where(speaker="nobody")


def test_node_shows_what_it_said_of_others(graph):
    result = graph.show("ann")
    assert {row["id"] for row in result.data["relations"]} == {"several", "own", "plan"}
    assert {row["id"] for row in result.data["said"]} == set(EXPECTED) - {"own", "several"}
    assert "said, of others (4)" in str(result)
    assert "said" not in graph.show("cid").data


def test_command_takes_a_speaker(tmp_path):
    folder = write_folder(tmp_path / "data", NODES, RELATIONS, [source("s"), source("t")])
    outcome = run("timeline", "--speaker", "Ann", "--format", "json", data=folder)
    assert outcome.status == 1
    listed = run("list", "relations", "--speaker", "Dora", "--status", "any", data=folder)
    assert "said by Dora" in listed.stdout
    assert "speaker dora" in listed.stdout
