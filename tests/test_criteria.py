"""The criteria of a selection: one table, each criterion a set, and classes of relation types."""

import inspect
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from commands import run
from folders import VOCABULARY, node, relation, source, write, write_folder
from random_graphs import datasets
from treatygraph.api import TreatyGraph
from treatygraph.criteria import CRITERIA, LIFTS, WORDS
from treatygraph.graph import Graph
from treatygraph.graph.selection import Selection

NODES = [
    node("ann", "person"),
    node("bob", "person"),
    node("cid", "person"),
    node("land", "country"),
    node("bank", "institution"),
]
SAID = [
    [{"source": "s", "at": "¶1", "speaker": "ann"}],
    [{"source": "t", "at": "¶1", "speaker": "bob"}],
]
RELATIONS = [
    relation("a", "met", "ann", "bob", date="2001", topics=["trade"], evidence=SAID[0]),
    relation("b", "met", "bob", "cid", date="2002", topics=["water"], evidence=SAID[1]),
    relation("c", "visited", "cid", "land", date="2003", status="planned"),
    relation("d", "visited", "ann", "land", date="2004", status="ongoing", topics=["energy"]),
    relation("e", "holds_office", "ann", "land", status="ongoing"),
    relation("f", "part_of", "bank", "land", status="ongoing"),
    relation("g", "cooperates_on", "bank", "bob", date="2005", status="expected"),
]
# for each criterion of words, those that occur above
CHOICES = {
    "kind": ["person", "country", "institution"],
    "relation": ["met", "visited", "holds_office", "part_of"],
    "without": ["containment", "visited", "holds_office"],
    "status": ["happened", "ongoing", "planned", "expected"],
    "source": ["s", "t"],
    "topic": ["trade", "water", "energy"],
    "speaker": ["ann", "bob"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("criteria")
    return write_folder(place, NODES, RELATIONS, [source("s"), source("t")])


@pytest.fixture(scope="module")
def graph(folder):
    return tg.load(folder)


# one table


def test_every_criterion_is_a_field_of_the_selection_and_a_parameter_of_where():
    keys = [each.key for each in CRITERIA]
    python_alone = {"node", "both_ends"}  # a command names its nodes as arguments
    selected = {field.name for field in fields(Selection)} - {"by_default", *python_alone}
    assert selected == set(keys) - {"on"}  # a period of one day
    assert inspect.signature(Graph.where).parameters.keys() - {"self"} == {
        *keys,
        *python_alone,
    }


@pytest.mark.parametrize("command", ["list", "path", "timeline", "centrality", "page", "export"])
def test_every_criterion_is_an_option_of_commands_that_select(command):
    shown = run(command, "--help").stdout
    for each in CRITERIA:
        assert f"--{each.key} " in shown


def test_every_criterion_is_lifted_where_a_path_is_explained(graph):
    assert [key for each in WORDS for key in each.lifted] == [each.key for each in WORDS]
    chosen = graph.where(relation="visited", without="visited")
    changes = [each["change"] for each in chosen.path("ann", "land").data["openings"]]
    assert changes == ["without --relation", "omit --without"]
    assert set(changes) <= set(LIFTS)


@pytest.mark.parametrize(
    "words",
    [
        ["between", "cid", "land"],
        ["show", "land"],
        ["stats"],
        ["brief", "cid", "land"],
        ["list", "relations"],
        ["timeline"],
        ["path", "cid", "land"],
        ["export", "--format", "csv"],
    ],
)
def test_help_says_which_statuses_a_command_takes_by_default(folder, words):
    plain = run(*words, data=folder).stdout
    every = run(*words, "--status", "any", data=folder).stdout
    shown = " ".join(run(words[0], "--help").stdout.split())
    default = shown.partition("--status STATUS")[2].partition("[default: ")[2].partition("]")[0]
    assert default == ("any" if plain == every else "established")


# sets


@st.composite
def selections(draw):
    """Criteria, and the same in another order with repetitions."""
    chosen = draw(st.lists(st.sampled_from(list(CHOICES)), min_size=1, max_size=3, unique=True))
    one, other = {}, {}
    for key in chosen:
        words = draw(st.lists(st.sampled_from(CHOICES[key]), min_size=1, unique=True))
        one[key] = words
        more = draw(st.lists(st.sampled_from(words), max_size=3))
        other[key] = draw(st.permutations([*words, *more]))
    return one, other


def answers(graph: TreatyGraph):
    """Every answer about a selection, as text and data."""
    found = [
        graph.show("ann"),
        graph.between("ann", "land"),
        graph.stats(),
        graph.timeline(),
        graph.list_nodes(),
        graph.list_relations(),
        graph.list_sources(),
        graph.find("an"),
        graph.path("ann", "land", all=True),
        graph.centrality(),
        graph.centrality("betweenness", kind=["person", "country"]),
        graph.export(),
    ]
    return [(each.to_text(), each.data, each.left_out) for each in found]


@given(selections())
def test_order_and_repetition_of_words_change_no_answer(graph, pair):
    one, other = (graph.where(**criteria) for criteria in pair)
    assert answers(one) == answers(other)
    assert repr(one) == repr(other)


@given(selections())
def test_order_and_repetition_of_options_change_no_answer_of_the_command_line(folder, pair):
    for command in (["list", "relations"], ["stats"], ["path", "ann", "land"], ["show", "ann"]):
        one, other = (
            run(
                *command,
                *(part for key, words in each.items() for w in words for part in (f"--{key}", w)),
                data=folder,
            )
            for each in pair
        )
        assert (one.status, one.stdout) == (other.status, other.stdout)


@given(st.permutations(["person", "country", "person", "institution"]))
def test_order_and_repetition_of_ranked_and_intermediate_kinds_change_nothing(graph, kinds):
    plain = ["person", "country", "institution"]
    ranked = graph.centrality(kind=kinds)
    assert ranked.to_text() == graph.centrality(kind=plain).to_text()
    through = graph.path("cid", "bank", through=kinds)
    assert through.to_text() == graph.path("cid", "bank", through=plain).to_text()


@pytest.mark.parametrize(
    "statuses", [["happened", "ongoing"], ["ongoing", "happened"], ["ongoing", "happened"] * 2]
)
def test_statuses_that_are_chosen_hold_even_if_they_are_those_of_the_default(graph, statuses):
    chosen = graph.where(status=statuses)
    assert {row["status"] for row in chosen.show("land").rows} == {"ongoing"}
    assert {row["status"] for row in graph.show("land").rows} == {"ongoing", "planned"}
    rows = {(row["group"], row["key"]): row["count"] for row in chosen.stats()}
    assert rows["all", "relations"] == 5
    assert len(chosen.between("cid", "land").rows) == 0
    assert len(graph.between("cid", "land").rows) == 1
    assert chosen.page().html == graph.where(status=["happened", "ongoing"]).page().html
    assert chosen.page().html != graph.page().html


def test_title_says_which_statuses_were_chosen(graph):
    planned = graph.where(status=["planned"], relation="visited")
    assert planned.timeline().title == "Timeline: relation visited; status planned"
    assert graph.timeline().title == graph.where(status="any").timeline().title == "Timeline"


def test_status_none_is_the_default_again(graph):
    back = graph.where(status=["happened", "ongoing"]).where(status=None)
    assert len(back.show("land").rows) == len(graph.show("land").rows)


# classes of relation types


def test_class_leaves_out_every_type_that_has_it(graph):
    kept = {row["type"] for row in graph.where(without="containment").list_relations()}
    assert kept == {"met", "visited"}


def test_centrality_without_containment_measures_what_actors_do(graph):
    done = {row["id"] for row in graph.where(without="containment").centrality()}
    assert done == {"ann", "bob", "cid", "land"}  # the bank is only part of the state
    assert "bank" in {row["id"] for row in graph.centrality()}


def test_centrality_counts_the_ties_of_a_class(graph):
    assert "Of 5 ties, 2 are containment; use --without containment" in graph.centrality().note
    assert "are containment" not in graph.where(without="containment").centrality().note


def test_class_that_is_left_out_is_counted_with_the_option_that_includes_it(graph):
    rows = graph.where(without="containment").list_relations().left_out
    assert {"reason": "without", "count": 2, "option": "omit --without"} in rows


def test_unknown_class_names_those_that_there_are(graph):
    with pytest.raises(tg.errors.BadValue, match="unknown type or class 'containmnt'; did you"):
        graph.where(without="containmnt")


@given(datasets())
def test_what_a_class_leaves_out_and_what_it_keeps_are_all_relations(data):
    graph = Graph.of(data)
    types = data.vocabulary.types_of(["containment"])
    kept = graph.where(without="containment")
    assert len(kept) + len(graph.where(relation=types) if types else []) == len(graph)


def test_class_with_the_name_of_a_type_is_a_problem(tmp_path):
    place = write_folder(tmp_path, NODES, RELATIONS, [source("s"), source("t")])
    text = VOCABULARY.replace("class: containment", "class: met")
    write(place / "vocabulary.yaml", text)
    outcome = run("check", data=place)
    assert outcome.status == 2
    assert "holds_office: class 'met' is the name of a type" in outcome.stderr


def test_class_is_kept_by_store_and_yaml(folder, tmp_path):
    run("convert", tmp_path / "store", data=folder)
    run("convert", tmp_path / "yaml", data=tmp_path / "store")
    for place in (tmp_path / "store", tmp_path / "yaml"):
        assert len(tg.load(place).where(without="containment")) == 3
