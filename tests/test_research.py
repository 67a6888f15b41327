"""Panels, series, matrices and what is computed from them, against plain loops and networkx."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import combinations
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import treatygraph as tg
from commands import run
from random_graphs import VOCABULARY, datasets, established, graph_of
from treatygraph import dates
from treatygraph.dataset import Dataset, Node, Relation
from treatygraph.queries.dyads import actors_of

YEARS = range(2018, 2025)
FEW = settings(max_examples=60)


def days_of(year):
    return dates.span(str(year))


def possible_in(relation, year):
    if relation.date is None:
        return False
    span, period = dates.span(relation.date), days_of(year)
    return span.first <= period.last and span.last >= period.first


def certain_in(relation, year):
    time = VOCABULARY.relations[relation.type].time
    if relation.date is None:
        return False
    span, period = dates.certain(relation.date, time), days_of(year)
    return span.first <= period.last and span.last >= period.first


def countries_of(data):
    return {node.id for node in data.nodes if node.kind == "country"}


def pairs_of(relation, members):
    """The pairs of members that a relation joins, each once."""
    ends = ((a, b) for a in relation.origins for b in relation.targets if a != b)
    return {tuple(sorted(each)) for each in ends if members.issuperset(each)}


def cells(result, *keys):
    """The rows as a mapping from their keys to the two counts, zeros left out."""
    return {
        tuple(row[key] for key in keys): (row["relations"], row["certain"])
        for row in result
        if row["relations"] or row["certain"]
    }


def selected(data):
    return graph_of(data).where(since=YEARS[0], until=YEARS[-1])


@FEW
@given(datasets())
def test_dyad_years_count_what_loops_count(data):
    members = countries_of(data)
    possible: Counter[Any] = Counter()
    certain: Counter[Any] = Counter()
    for relation in filter(established, data.relations):
        for year in YEARS:
            for pair in pairs_of(relation, members):
                possible[year, *pair] += possible_in(relation, year)
                certain[year, *pair] += certain_in(relation, year)
    wanted = {key: (count, certain[key]) for key, count in possible.items() if count}
    assert cells(selected(data).panel(zeros=False), "year", "one", "other") == wanted


@FEW
@given(datasets())
def test_state_years_count_each_relation_once(data):
    members = countries_of(data)
    possible: Counter[Any] = Counter()
    certain: Counter[Any] = Counter()
    for relation in filter(established, data.relations):
        taking_part = {state for pair in pairs_of(relation, members) for state in pair}
        for year in YEARS:
            for state in taking_part:
                possible[year, state] += possible_in(relation, year)
                certain[year, state] += certain_in(relation, year)
    wanted = {key: (count, certain[key]) for key, count in possible.items() if count}
    assert cells(selected(data).panel("state-year", zeros=False), "year", "state") == wanted


@FEW
@given(datasets())
def test_directed_dyads_count_symmetric_relations_both_ways(data):
    members = countries_of(data)
    wanted: Counter[Any] = Counter()
    for relation in filter(established, data.relations):
        ends = {(a, b) for a in relation.origins for b in relation.targets if a != b}
        ends = {each for each in ends if members.issuperset(each)}
        if VOCABULARY.relations[relation.type].symmetric:
            ends |= {(b, a) for a, b in ends}
        elif any((b, a) in ends for a, b in ends):
            return  # an actor at both ends: which of the two edges counts is not defined
        for year in YEARS:
            for pair in ends:
                wanted[year, *pair] += possible_in(relation, year)
    panel = selected(data).panel("directed-dyad-year", zeros=False)
    found = {key: count for key, (count, _) in cells(panel, "year", "origin", "target").items()}
    assert found == {key: count for key, count in wanted.items() if count}


def states(*codes):
    return [Node(id=code, kind="country", name=code, ids={"cow": code}) for code in codes]


def met(key, *ends, date="1950-05-01", type="met", status="happened"):
    return Relation(id=key, type=type, origins=ends[:1], targets=ends[1:], status=status, date=date)


def graph(nodes, *relations):
    return graph_of(Dataset.of(VOCABULARY, (), nodes, relations))


def test_zeros_are_filled_for_states_that_existed():
    # 2 United States, 200 United Kingdom, 255 Germany (to May 1945), 260 West Germany (1955 on)
    nodes = states("2", "200", "255", "260")
    panel = graph(nodes, met("a", "2", "200")).where(since=1944, until=1956).panel()
    there = {(row["year"], row["one"], row["other"]) for row in panel}
    assert (1944, "2", "255") in there
    assert (1947, "2", "255") not in there
    assert (1947, "2", "260") not in there
    assert (1956, "200", "260") in there
    assert all((year, "2", "200") in there for year in range(1944, 1957))
    assert {row["relations"] for row in panel if row["year"] != 1950} == {0}
    assert {row["one_iso3"] for row in panel if row["one"] == "2"} == {"USA"}


def test_actor_of_no_list_gets_no_zeros_and_is_named():
    nodes = [*states("2", "200"), Node(id="atlantis", kind="country", name="Atlantis")]
    panel = graph(nodes, met("a", "2", "atlantis")).panel()
    assert [(row["one"], row["other"], row["relations"]) for row in panel] == [
        ("2", "200", 0),
        ("2", "atlantis", 1),
    ]
    assert "No zeros for 1 of no list of states: atlantis." in panel.note


@pytest.mark.parametrize(
    ("way", "counts"), [("split", [1, 1, 1]), ("fold", [1 / 3, 1 / 3, 1 / 3]), ("drop", [])]
)
def test_multilateral_relation_counts_as_asked(way, counts):
    joint = Node(id="pact", kind="document", name="Pact")
    signed = [met(f"s{at}", at, "pact", type="signed") for at in ("2", "200", "220")]
    panel = graph([*states("2", "200", "220"), joint], *signed).panel(
        through="document", multilateral=way, zeros=False
    )
    assert [row["relations"] for row in panel] == pytest.approx(counts)
    if way == "drop":
        assert "1 that join more than two were dropped." in panel.note


def test_types_have_columns_of_their_own():
    found = graph(
        states("2", "200"), met("a", "2", "200"), met("b", "2", "200", type="visited")
    ).panel(types=True)
    assert [(row["relations"], row["met"], row["visited"]) for row in found] == [(2, 1, 1)]


def test_panel_is_a_data_frame_with_sensible_types():
    frame = graph(states("2", "200"), met("a", "2", "200")).panel().to_pandas()
    assert frame.dtypes["year"] == frame.dtypes["relations"] == "int64"
    assert frame["one"].tolist() == ["2"]
    assert frame["one_iso3"].tolist() == ["USA"]


def test_every_column_of_a_panel_is_in_its_codebook():
    for unit in ("dyad-year", "directed-dyad-year", "state-year"):
        data = graph(states("2", "200"), met("a", "2", "200"))
        book = {row["column"] for row in data.panel(unit, codebook=True)}
        assert set(data.panel(unit).columns) == book


# series


def ties_of(data, year):
    simple = nx.Graph()
    for relation in filter(established, data.relations):
        if relation.type != "stated" and possible_in(relation, year):
            ends = [(a, b) for a in relation.origins for b in relation.targets if a != b]
            simple.add_edges_from(ends)
    return simple


@FEW
@given(datasets())
def test_series_are_those_of_networkx(data):
    graph = selected(data)
    found = {name: graph.series(name) for name in ("degree", "density", "clustering")}
    for place, year in enumerate(YEARS):
        simple = ties_of(data, year)
        nodes, pairs = simple.number_of_nodes(), simple.number_of_edges()
        rows = {name: result[place] for name, result in found.items()}
        assert {row["year"] for row in rows.values()} == {year}
        assert {(row["nodes"], row["pairs"]) for row in rows.values()} == {(nodes, pairs)}
        assert rows["degree"]["degree"] == pytest.approx(2 * pairs / nodes if nodes else 0)
        assert rows["density"]["density"] == pytest.approx(nx.density(simple) if nodes else 0)
        wanted = nx.transitivity(simple) if nodes else 0
        assert rows["clustering"]["clustering"] == pytest.approx(wanted)


@FEW
@given(datasets())
def test_series_of_counts_are_those_of_loops(data):
    chosen = list(filter(established, data.relations))
    wanted = [
        (
            year,
            sum(possible_in(each, year) for each in chosen),
            sum(certain_in(each, year) for each in chosen),
        )
        for year in YEARS
    ]
    found = selected(data).series()
    assert [(row["year"], row["relations"], row["certain"]) for row in found] == wanted


def test_series_of_a_node_counts_its_partners():
    data = graph(
        states("2", "200", "220"),
        *(met("a", "2", "200"), met("b", "2", "220"), met("c", "200", "220", date="1951")),
    )
    degrees = data.series("degree", node="2")
    assert [(row["year"], row["degree"]) for row in degrees] == [(1950, 2), (1951, 0)]
    assert [row["relations"] for row in data.series(node="220")] == [1, 1]


# matrices and portfolios


@FEW
@given(datasets(), st.sampled_from(["institution", "person", "country"]))
def test_matrix_counts_the_relations_of_each_pair(data, other):
    kinds = {node.id: node.kind for node in data.nodes}
    wanted: Counter[Any] = Counter()
    for relation in filter(established, data.relations):
        ends = {(a, b) for a in relation.origins for b in relation.targets if a != b}
        for pair in {tuple(sorted(each)) for each in ends}:
            for a, b in (pair, pair[::-1]):
                if kinds[a] == "country" and kinds[b] == other:
                    wanted[a, b] += 1
    found = graph_of(data).matrix("country", other)
    assert {
        (row["country"], key): value
        for row in found
        for key, value in row.items()
        if key != "country" and value
    } == wanted


@pytest.mark.parametrize(
    ("weight", "cell"), [("count", 2), ("binary", 1), ("newman", 1.5), ("jaccard", 2 / 3)]
)
def test_projection_weighs_what_is_shared(weight, cell):
    # both signed p (with a third) and q; the first alone signed r
    documents = [Node(id=each, kind="document", name=each) for each in "pqr"]
    pairs = [("2", "p"), ("200", "p"), ("220", "p"), ("2", "q"), ("200", "q"), ("2", "r")]
    signed = [met(f"{a}-{b}", a, b, type="signed") for a, b in pairs]
    found = graph([*states("2", "200", "220"), *documents], *signed).matrix(
        project=True, weight=weight
    )
    by_state = {row["country"]: row for row in found}
    assert by_state["2"]["200"] == pytest.approx(cell)
    assert by_state["200"]["200"] == 0


def test_similarity_is_that_of_the_formulas():
    # alliances: 2 with 200 and 220; 200 with 220; 365 with 2
    pairs = [("2", "200"), ("2", "220"), ("200", "220"), ("365", "2")]
    data = graph(states("2", "200", "220", "365"), *(met(f"{a}{b}", a, b) for a, b in pairs))
    ids = ["2", "200", "220", "365"]
    table = np.array([[a == b or (a, b) in pairs or (b, a) in pairs for b in ids] for a in ids])
    for measure in ("s", "kappa", "pi", "jaccard"):
        found = {(row["one"], row["other"]): row[measure] for row in data.similarity(measure)}
        for (i, one), (j, other) in combinations(enumerate(ids), 2):
            x, y = table[i], table[j]
            agree = np.mean(x == y)
            by_chance = {
                "kappa": x.mean() * y.mean() + (1 - x.mean()) * (1 - y.mean()),
                "pi": ((x.mean() + y.mean()) / 2) ** 2 + (1 - (x.mean() + y.mean()) / 2) ** 2,
            }
            if measure == "s":
                wanted = 1 - 2 * np.mean(x != y)
            elif measure == "jaccard":
                wanted = (x & y).sum() / (x | y).sum()
            elif by_chance[measure] == 1:
                assert found[one, other] is None
                continue
            else:
                wanted = (agree - by_chance[measure]) / (1 - by_chance[measure])
            assert found[one, other] == pytest.approx(wanted), (measure, one, other)


# brokers, communities, lag


@FEW
@given(datasets())
def test_brokerage_is_that_of_networkx(data):
    simple = nx.Graph()
    for relation in filter(established, data.relations):
        if relation.type != "stated":
            ends = ((a, b) for a in relation.origins for b in relation.targets if a != b)
            simple.add_edges_from(ends)
    found = {row["id"]: row for row in graph_of(data).brokers()}
    assert found.keys() == set(simple)
    if not simple:
        return
    constraint, size = nx.constraint(simple), nx.effective_size(simple)
    for key, row in found.items():
        assert row["constraint"] == pytest.approx(constraint[key])
        assert row["effective-size"] == pytest.approx(size[key])


def test_two_cliques_are_two_communities():
    left, right = ("2", "200", "220", "235"), ("365", "710", "732")
    ends = [*combinations(left, 2), *combinations(right, 2), ("2", "365")]
    data = graph(states(*left, *right), *(met(f"r{at}", a, b) for at, (a, b) in enumerate(ends)))
    groups: dict[Any, set[str]] = {}
    for row in data.communities():
        groups.setdefault((row["community"], row["size"]), set()).add(row["id"])
    assert groups == {(1, 4): set(left), (2, 3): set(right)}


def test_communities_of_periods_see_their_own_relations():
    data = graph(
        states("2", "200", "220"), met("a", "2", "200"), met("b", "2", "220", date="1961-02-03")
    )
    found = [(row["period"], row["id"]) for row in data.communities(every=10)]
    assert found == [
        *(("1950-1959", "2"), ("1950-1959", "200")),
        *(("1960-1969", "2"), ("1960-1969", "220")),
    ]


DAYS = st.dates(date(2000, 1, 1), date(2002, 12, 31))


@FEW
@given(
    st.lists(st.tuples(st.sampled_from([("2", "200"), ("2", "220")]), DAYS), min_size=1),
    st.lists(st.tuples(st.sampled_from([("200", "2"), ("2", "220")]), DAYS)),
)
def test_lag_finds_the_next_event_of_the_same_pair(visits, meetings):
    made = [met(f"v{n}", *e, type="visited", date=f"{d}") for n, (e, d) in enumerate(visits)]
    made += [met(f"m{n}", *e, date=f"{d}") for n, (e, d) in enumerate(meetings)]
    waits = [
        min(
            ((day - start).days for end, day in meetings if set(end) == set(ends) and day >= start),
            default=None,
        )
        for ends, start in visits
    ]
    soon = [wait for wait in waits if wait is not None and wait <= 200]
    row = graph(states("2", "200", "220"), *made).lag(
        "visited", "met", within=200, permutations=20
    )[0]
    assert (row["events"], row["followed"]) == (len(visits), len(soon))
    assert row["median_days"] == (median(soon) if soon else None)
    assert 0 < row["p"] <= 1


def test_planted_lag_is_significant_and_an_unrelated_one_is_not():
    visits = [met(f"v{n}", "2", "200", type="visited", date=f"19{n + 10}-05-01") for n in range(30)]
    soon = [met(f"m{n}", "2", "200", date=f"19{n + 10}-05-20") for n in range(30)]
    other = [met(f"m{n}", "2", "220", date=f"19{n + 10}-05-20") for n in range(30)]
    nodes = states("2", "200", "220")
    apart = [met(f"w{n}", "2", "220", type="visited", date=f"19{n + 10}-11-01") for n in range(30)]
    planted = graph(nodes, *visits, *apart, *soon).lag("visited", "met", within=30)[0]
    assert (planted["followed"], planted["median_days"]) == (30, 19)
    assert planted["p"] < 0.01
    unrelated = graph(nodes, *visits, *other).lag("visited", "met", within=30)[0]
    assert unrelated["followed"] == 0
    assert unrelated["p"] == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda g: g.panel("week"), "unknown unit 'week'"),
        (lambda g: g.panel(actors="countri"), "unknown kind 'countri'; did you mean 'country'?"),
        (lambda g: g.panel(multilateral="x"), "unknown multilateral 'x'"),
        (lambda g: g.series("degre"), "unknown measure 'degre'; did you mean 'degree'?"),
        (lambda g: g.series("density", node="2"), "density is of all nodes, not of one"),
        (lambda g: g.matrix(weight="newman"), "weight newman is for a projection"),
        (lambda g: g.similarity("cosine"), "unknown measure 'cosine'"),
        (lambda g: g.lag("visited", "signd"), "unknown relation type 'signd'"),
        (lambda g: g.communities(every=0), "every should be 1 or more years, not 0"),
        (lambda g: g.brokers(top=0), "top should be 1 or more, not 0"),
    ],
)
def test_wrong_argument_gets_one_message(call, message):
    with pytest.raises(tg.TreatygraphError, match=f"^{re.escape(message)}"):
        call(graph(states("2", "200"), met("a", "2", "200")))


@pytest.mark.parametrize(
    "words",
    [
        ("panel", "--no-zeros"),
        ("series", "density"),
        ("matrix", "country", "document"),
        ("similarity", "--among", "document"),
        ("communities", "--kind", "country"),
        ("brokers", "--top", "3"),
    ],
)
def test_commands_print_the_rows_of_the_methods(words):
    outcome = run(*words, "--format", "json")
    assert outcome.status == 0
    assert outcome.json


def test_actors_are_found_by_code_not_by_a_name_that_others_bear():
    nodes = [Node(id="georgia", kind="country", name="Georgia (the US state)")]
    assert actors_of(graph(nodes), "country").without_lifetime == ["georgia"]
