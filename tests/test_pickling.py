"""Errors, graphs and results reach other processes and threads."""

import copy
import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest

import treatygraph as tg


@pytest.fixture(scope="module", params=["yaml", "store"])
def graph(request, tmp_path_factory):
    if request.param == "yaml":
        return tg.load()
    store = tmp_path_factory.mktemp("pickling") / "store"
    tg.convert(None, store, to="store")
    return tg.load(store)


def again(value):
    return pickle.loads(pickle.dumps(value))


def answers(graph):
    return [
        graph.path("Kazakhstan", "Tajikistan").data,
        graph.centrality("betweenness", top=5).to_dicts(),
        graph.find("Tokaev").to_dicts(),
        graph.stats().to_dicts(),
        graph.where(since=2022, kind="country").list_relations().to_dicts(),
    ]


@pytest.mark.parametrize("again", [again, copy.copy, copy.deepcopy])
def test_graph_answers_the_same_after_pickling_and_copying(graph, again):
    expected = answers(graph)  # and has computed all that it computes on demand
    assert answers(again(graph)) == expected
    chosen = graph.where(status="planned", topic="trade")
    assert again(chosen).selection == chosen.selection


@pytest.mark.parametrize("again", [again, copy.copy, copy.deepcopy])
def test_result_reads_the_same_after_pickling_and_copying(graph, again):
    results = [
        graph.path("Kazakhstan", "Tajikistan", all=True),
        graph.between("Kazakhstan", "Uzbekistan"),
        graph.show("Shavkat Mirziyoyev"),
        graph.timeline(),
        graph.where(kind="place").centrality(),
    ]
    for result in results:
        other = again(result)
        assert other.data == result.data
        assert str(other) == str(result)
        assert other.to_dicts() == result.to_dicts()


def test_export_is_the_same_network_after_pickling(graph):
    result = graph.where(kind="person").export()
    other = again(result)
    assert sorted(other.graph.to_networkx().edges(keys=True)) == sorted(
        result.graph.to_networkx().edges(keys=True)
    )


ERRORS = [
    tg.UnknownName("nothing is called 'x'", ["y"]),
    tg.AmbiguousName("'x' is several", ["y", "z"]),
    tg.BadValue("no"),
    tg.OutputError("full"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_error_is_the_same_after_pickling(error):
    other = again(error)
    assert (type(other), str(other)) == (type(error), str(error))
    assert getattr(other, "candidates", None) == getattr(error, "candidates", None)


def test_problems_of_the_data_are_pickled(tmp_path):
    with pytest.raises(tg.DataError) as caught:
        tg.load(tmp_path)
    assert again(caught.value).problems == caught.value.problems


def test_error_in_a_worker_reaches_the_caller(graph):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply_async(len, [graph]).get(timeout=60) == len(graph)
        task = pool.map_async(graph.show, ["Kazakhstan", "nobody at all"])
        with pytest.raises(tg.UnknownName, match="nobody at all"):
            task.get(timeout=60)


def test_threads_share_one_graph(graph):
    expected = answers(graph)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: answers(graph), range(12))) == [expected] * 12


def test_empty_folder_name_is_an_error():
    with pytest.raises(tg.BadValue, match="folder is empty"):
        tg.load("")


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda graph: graph.path(5, "Kazakhstan"), "start"),
        (lambda graph: graph.path("Kazakhstan", None), "end"),
        (lambda graph: graph.path("Kazakhstan", "China", count="3"), "count"),
        (lambda graph: graph.path("Kazakhstan", "China", avoid=3), "avoid"),
        (lambda graph: graph.where(kind=7), "kind"),
        (lambda graph: graph.where(topic=["trade", 3]), "topic"),
        (lambda graph: graph.show(None), "name"),
        (lambda graph: graph.find(12), "text"),
        (lambda graph: graph.centrality(top="5"), "top"),
        (lambda graph: graph.centrality(3), "measure"),
        (lambda _: tg.load(cast(Any, 7)), "PathLike"),
    ],
)
def test_wrong_type_is_an_error_that_names_the_argument(graph, call, name):
    with pytest.raises(TypeError, match=name):
        call(graph)
