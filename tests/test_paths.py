"""How two nodes are connected, held against networkx and against plain enumeration."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import treatygraph as tg
from commands import run
from folders import node, relation, write_folder
from random_graphs import Oracle, datasets, established, graph_of, ties
from treatygraph.dates import LONG_AGO, UNDATED, span

EVERYTHING = 10_000


def paths(result: tg.Result) -> list[list[str]]:
    return [path["nodes"] for path in result.data["paths"]]


def steps(result: tg.Result) -> list[list[list[str]]]:
    """The ids of the relations of every step of every path."""
    return [
        [[each["id"] for each in step["relations"]] for step in path["steps"]]
        for path in result.data["paths"]
    ]


@st.composite
def questions(draw: st.DrawFn, /, **bounds: int) -> tuple:
    """A dataset, two different nodes of it, and whether direction counts."""
    data = draw(datasets(**bounds))
    start, end = draw(st.permutations([each.id for each in data.nodes]))[:2]
    return data, start, end, draw(st.booleans())


@given(questions())
def test_shortest_path_is_as_short_as_networkx_finds_it(question):
    data, start, end, directed = question
    oracle = Oracle(data, ties(data), directed)
    result = graph_of(data).path(start, end, directed=directed)
    if not nx.has_path(oracle.graph, start, end):
        assert paths(result) == []
        assert not result.found
        return
    assert len(paths(result)) == 1
    assert result.data["paths"][0]["length"] == nx.shortest_path_length(oracle.graph, start, end)


@given(questions())
def test_all_shortest_paths_are_those_of_networkx_strongest_first(question):
    data, start, end, directed = question
    oracle = Oracle(data, ties(data), directed)
    assume(nx.has_path(oracle.graph, start, end))
    expected = sorted(nx.all_shortest_paths(oracle.graph, start, end), key=oracle.order)
    assert paths(graph_of(data).path(start, end, all=True, directed=directed)) == expected
    assert paths(graph_of(data).path(start, end, directed=directed)) == expected[:1]


@given(questions(most_nodes=6, most_relations=12), st.integers(1, 8))
def test_k_shortest_paths_are_the_first_of_all_simple_ones(question, count):
    data, start, end, directed = question
    expected = Oracle(data, ties(data), directed).simple_paths(start, end)
    graph = graph_of(data)
    assert paths(graph.path(start, end, count=count, directed=directed)) == expected[:count]
    assert paths(graph.path(start, end, count=EVERYTHING, directed=directed)) == expected


@given(questions(most_nodes=6), st.integers(1, 5))
def test_no_path_is_longer_than_asked_for(question, length):
    data, start, end, directed = question
    every = Oracle(data, ties(data), directed).simple_paths(start, end)
    expected = [path for path in every if len(path) <= length + 1]
    asked = {"count": EVERYTHING, "max_length": length, "directed": directed}
    assert paths(graph_of(data).path(start, end, **asked)) == expected
    shortest = graph_of(data).path(start, end, max_length=length, directed=directed)
    assert paths(shortest) == expected[:1]


@given(questions(most_nodes=6), st.data())
def test_avoided_nodes_are_on_no_path(question, draw):
    data, start, end, directed = question
    others = [each.id for each in data.nodes if each.id not in (start, end)]
    avoided = draw.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    oracle = Oracle(data, ties(data), directed)
    oracle.graph.remove_nodes_from(avoided)
    result = graph_of(data).path(start, end, count=EVERYTHING, avoid=avoided, directed=directed)
    assert paths(result) == oracle.simple_paths(start, end)


@given(questions(most_nodes=6), st.sets(st.sampled_from(["country", "person"]), min_size=1))
def test_paths_run_only_through_the_kinds_that_are_asked_for(question, kinds):
    data, start, end, directed = question
    oracle = Oracle(data, ties(data), directed)
    oracle.graph.remove_nodes_from(
        each.id for each in data.nodes if each.kind not in kinds and each.id not in (start, end)
    )
    result = graph_of(data).path(start, end, count=EVERYTHING, through=kinds, directed=directed)
    assert paths(result) == oracle.simple_paths(start, end)


@given(
    questions(most_nodes=6),
    st.lists(st.sampled_from(["visited", "met"]), unique=True),
    st.sampled_from([None, "any", "planned", ["planned", "happened"]]),
    st.sampled_from([(None, None), ("2021", None), (None, "2020"), ("2021-06", "2021-06")]),
)
def test_paths_use_only_what_is_selected(question, types, status, period):
    data, start, end, directed = question
    since, until = period

    def selected(each) -> bool:
        wanted = {None: ("happened", "ongoing"), "any": ("happened", "ongoing", "planned")}
        statuses = wanted.get(status, status) if isinstance(status, str | None) else status
        first, last = span(each.date) if each.date else UNDATED
        return (
            (not types or each.type in types)
            and each.status in ([statuses] if isinstance(statuses, str) else statuses)
            and (since is None or last >= span(since).first)
            and (until is None or first <= span(until).last)
        )

    expected = Oracle(data, ties(data, selected), directed).simple_paths(start, end)
    graph = graph_of(data).where(relation=types, status=status, since=since, until=until)
    assert paths(graph.path(start, end, count=EVERYTHING, directed=directed)) == expected


@given(questions(most_nodes=6))
def test_every_step_lists_exactly_the_selected_relations_between_its_ends(question):
    data, start, end, directed = question
    oracle = Oracle(data, ties(data), directed)
    result = graph_of(data).path(start, end, count=EVERYTHING, directed=directed)

    def in_time(relation) -> tuple:
        return *(span(relation.date) if relation.date else UNDATED), relation.id

    expected = [
        [[each.id for each in sorted(oracle.steps[ends], key=in_time)] for ends in pairwise(path)]
        for path in paths(result)
    ]
    assert steps(result) == expected


def respects_time(relations: tuple) -> bool:
    """Whether a day can be chosen for each relation, none earlier than the one before."""
    day = LONG_AGO
    for each in relations:
        first, last = span(each.date)
        day = max(day, first)
        if day > last:
            return False
    return True


def timed_choices(oracle: Oracle, path: list[str]) -> list[tuple]:
    """Every choice of one relation a step that respects time."""
    choices = product(*(oracle.steps[ends] for ends in pairwise(path)))
    return [each for each in choices if respects_time(each)]


@given(questions(most_nodes=6, most_relations=12))
def test_time_respecting_paths_are_those_for_which_days_can_be_chosen(question):
    data, start, end, directed = question
    dated = ties(data, lambda each: established(each) and each.date is not None)
    oracle = Oracle(data, dated, directed)
    choices = {tuple(path): timed_choices(oracle, path) for path in oracle.simple_paths(start, end)}
    expected = sorted(
        (path for path in choices if choices[path]), key=lambda each: (len(each), each)
    )
    asked = {"directed": directed, "time_respecting": True}

    every = graph_of(data).path(start, end, count=EVERYTHING, **asked)
    assert [tuple(path) for path in paths(every)] == expected
    shortest = [path for path in expected if len(path) == len(expected[0])]
    found = graph_of(data).path(start, end, all=True, **asked)
    assert [tuple(path) for path in paths(found)] == shortest
    one = graph_of(data).path(start, end, **asked)
    assert [tuple(path) for path in paths(one)] == shortest[:1]

    for path, found_steps in zip(expected, steps(every), strict=True):
        fitting = [{each.id for each in choice} for choice in zip(*choices[path], strict=True)]
        assert [set(step) for step in found_steps] == fitting


@given(questions())
def test_path_back_is_the_path_there_where_direction_does_not_count(question):
    data, start, end, _ = question
    graph = graph_of(data)
    there = paths(graph.path(start, end, all=True))
    back = paths(graph.path(end, start, all=True))
    assert sorted(path[::-1] for path in back) == sorted(there)


def chain(folder, length: int, date: str | None = None):
    nodes = [node(f"n{number:04}", "person") for number in range(length)]
    dated = {"date": date} if date else {}
    relations = [
        relation(f"r{number:04}", "met", f"n{number:04}", f"n{number + 1:04}", **dated)
        for number in range(length - 1)
    ]
    return tg.load(write_folder(folder, nodes, relations)), f"n{length - 1:04}"


@pytest.mark.parametrize("time_respecting", [False, True])
def test_very_long_path_is_found_all_the_same(tmp_path, time_respecting):
    graph, last = chain(tmp_path, 1500, "2021")
    result = graph.path("n0000", last, time_respecting=time_respecting)
    assert result.data["paths"][0]["length"] == 1499


# Meetings by date: the short path over c goes back in time.
#   a --2020-- b --2021-- d        a --2022-- c --2021-- d        a - e - d undated
MEETINGS = [
    relation("ab", "met", "a", "b", date="2020"),
    relation("bd", "met", "b", "d", date="2021"),
    relation("ac", "met", "a", "c", date="2022"),
    relation("ac-again", "met", "c", "a", date="2019/2020"),
    relation("cd", "met", "c", "d", date="2021", status="planned"),
    relation("ae", "met", "a", "e"),
    relation("ed", "met", "e", "d"),
    relation("de", "stated", "d", "e", date="2020"),
]


@pytest.fixture(scope="module")
def meetings_folder(tmp_path_factory):
    nodes = [node(key, "person", name=f"Mr {key.upper()}") for key in "abcdef"]
    return write_folder(tmp_path_factory.mktemp("meetings"), nodes, MEETINGS)


@pytest.fixture(scope="module")
def meetings(meetings_folder):
    return tg.load(meetings_folder)


def test_among_equal_paths_the_ids_decide(meetings):
    assert paths(meetings.path("a", "d", all=True)) == [["a", "b", "d"], ["a", "e", "d"]]


def test_among_equal_paths_more_relations_come_first(meetings):
    found = meetings.where(status="any").path("a", "d", all=True)
    assert paths(found) == [["a", "c", "d"], ["a", "b", "d"], ["a", "e", "d"]]
    assert steps(found)[0] == [["ac-again", "ac"], ["cd"]]


def test_time_respecting_paths_use_no_undated_relation_and_never_go_back(meetings):
    found = meetings.where(status="any").path("a", "d", all=True, time_respecting=True)
    assert paths(found) == [["a", "b", "d"], ["a", "c", "d"]]
    assert steps(found) == [[["ab"], ["bd"]], [["ac-again"], ["cd"]]]
    back = meetings.path("d", "a", all=True, time_respecting=True)
    assert paths(back) == []


def test_path_from_a_node_to_itself_has_no_steps(meetings_folder):
    outcome = run("path", "a", "Mr A", "--format", "json", data=meetings_folder)
    assert outcome.status == 0
    assert outcome.json == {
        "from": "a",
        "to": "a",
        "paths": [{"length": 0, "nodes": ["a"], "steps": []}],
    }


def test_json_of_a_path_has_the_shape_of_the_interface(world_folder):
    outcome = run("path", "Ada Rios", "treaty", "--format", "json", data=world_folder)
    assert outcome.status == 0
    (path,) = outcome.json["paths"]
    assert (outcome.json["from"], outcome.json["to"]) == ("ada", "treaty")
    assert (path["length"], path["nodes"]) == (1, ["ada", "treaty"])
    (step,) = path["steps"]
    assert (step["from"], step["to"]) == ("ada", "treaty")
    assert step["relations"] == [
        {
            "id": "treaty-signing",
            "type": "signed",
            "from": ["ada", "boris"],
            "to": ["treaty"],
            "date": "2023-05-04",
            "status": "happened",
            "sources": ["gazette"],
        }
    ]


def test_nodes_that_nothing_connects_have_no_path_and_exit_status_1(meetings_folder):
    outcome = run("path", "a", "f", data=meetings_folder)
    assert outcome.status == 1
    assert "no path from Mr A to Mr F" in outcome.stdout
    outcome = run("path", "a", "f", "--format", "json", data=meetings_folder)
    assert outcome.status == 1
    assert outcome.json == {"from": "a", "to": "f", "paths": [], "openings": []}
    assert outcome.stderr.startswith("treatygraph: no path from Mr A to Mr F. No other status")


def test_statement_is_no_step(meetings):
    assert paths(meetings.where(relation="stated", status="any").path("d", "e")) == []


def test_every_option_of_the_command_is_one_argument_of_the_method(meetings_folder, meetings):
    asked: dict[str, dict[str, Any]] = {
        "--count=3": {"count": 3},
        "--all": {"all": True},
        "--max-length=1": {"max_length": 1},
        "--avoid=Mr B": {"avoid": "b"},
        "--through=person": {"through": "person"},
        "--directed": {"directed": True},
        "--time-respecting": {"time_respecting": True},
    }
    for option, argument in asked.items():
        outcome = run("path", "a", "d", option, "--format", "json", data=meetings_folder)
        assert outcome.json == meetings.path("a", "d", **argument).data
    assert paths(meetings.path("a", "d", avoid=["b"])) == [["a", "e", "d"]]
    assert paths(meetings.path("a", "d", max_length=1)) == []


def test_note_says_what_was_left_out(meetings):
    assert (
        '1 relation was left out because its status is not "happened" or "ongoing"'
        in meetings.path("a", "d").note
    )
    assert "left out" not in meetings.where(status="any").path("a", "d").note
