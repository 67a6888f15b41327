"""find, show, list, timeline, between, stats and export on the world of the two neighbours."""

from __future__ import annotations

import networkx as nx
import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, source, write_folder
from graph_files import read_gexf, read_graphml
from treatygraph.dates import span

RELATION_KEYS = ["id", "type", "from", "to", "date", "status", "sources"]


def ids(rows) -> list[str]:
    return [row["id"] for row in rows]


def asked(folder, *words: str):
    """The JSON that a command answers with."""
    outcome = run(*words, "--format", "json", data=folder)
    assert outcome.status == 0, outcome
    return outcome.json


# find


def test_find_answers_with_id_kind_name_match_and_score(world_folder):
    rows = asked(world_folder, "find", "АРКАДИЯ")
    assert rows[0] == {
        "id": "arcadia",
        "kind": "country",
        "name": "Arcadia",
        "matched": "Аркадия",
        "score": 100.0,
    }


def test_find_keeps_to_the_kinds_that_are_asked_for(world_folder):
    assert "arcadia" in ids(asked(world_folder, "find", "Arcadia"))
    assert ids(asked(world_folder, "find", "Arcadia", "--kind", "institution")) == ["bank"]


def test_find_keeps_to_nodes_that_take_part_in_what_is_selected(world_folder):
    found = ids(asked(world_folder, "find", "Borduria", "--relation", "trades_with"))
    assert found == ["borduria"]
    assert "institute" in ids(asked(world_folder, "find", "Borduria"))
    assert ids(asked(world_folder, "find", "Hermit", "--kind", "person"))[0] == "hermit"


def test_find_reports_no_more_than_asked_for(world_folder):
    assert len(asked(world_folder, "find", "Borduria", "--top", "1")) == 1
    assert len(asked(world_folder, "find", "Borduria")) > 1


def test_find_of_nothing_says_so_with_exit_status_1(world_folder):
    outcome = run("find", "Xyzzyqwv", data=world_folder)
    assert (outcome.status, outcome.stderr) == (1, "")
    assert "nothing found" in outcome.stdout


# show


def test_show_reports_a_node_and_its_relations_of_every_status_in_time_order(world_folder):
    shown = asked(world_folder, "show", "ada rios")
    assert shown["node"] == {
        "id": "ada",
        "kind": "person",
        "name": "Ada Ríos",
        "aliases": ["Ada Rios", "Ада Риос"],
        "ids": {},
    }
    assert ids(shown["relations"]) == [
        "ada-in-office",
        "cancelled-meeting",
        "memo-signing-ada",
        "visit-2022",
        "meeting-2023",
        "praise",
        "treaty-signing",
    ]


def test_show_reports_codes_attributes_and_where_each_claim_stands(world_folder):
    shown = asked(world_folder, "show", "arcadia")
    assert shown["node"]["ids"] == {"iso3": "ARC", "m49": "012"}
    assert shown["node"]["demonyms"] == ["Arcadian"]
    trade = next(each for each in shown["relations"] if each["id"] == "trade-2022")
    assert trade == {
        "id": "trade-2022",
        "type": "trades_with",
        "from": "arcadia",
        "to": "borduria",
        "date": "2022",
        "status": "happened",
        "sources": ["herald", "gazette"],
        "approximate": True,
        "measure": "turnover",
        "unit": "USD",
        "value": 1.2e9,
        "evidence": [
            {"source": "herald", "at": "¶4"},
            {"source": "gazette", "at": "¶6", "says": {"value": 1.25e9}},
        ],
    }


def test_show_reports_one_relation_by_its_id(world_folder):
    shown = asked(world_folder, "show", "meeting-2023")
    assert list(shown) == ["relation", "relations"]
    (meeting,) = shown["relations"]
    assert meeting["evidence"] == [{"source": "gazette", "at": "¶2", "speaker": "carl"}]
    assert {key: meeting[key] for key in shown["relation"]} == shown["relation"]
    assert meeting["during"] == "forum"


def test_show_reports_what_was_inferred_and_how(world_folder):
    (signing,) = asked(world_folder, "show", "treaty-signing")["relations"]
    assert signing["from"] == ["ada", "boris"]
    assert signing["inferred"] == ["date"]
    assert signing["note"] == "The paper says on the day of the meeting."
    table = run("show", "treaty-signing", data=world_folder).stdout
    assert "2023-05-04 (inferred)" in table
    assert "Ada Ríos, Boris Borsky" in table


def test_show_of_a_status_reports_only_that(world_folder):
    shown = asked(world_folder, "show", "boris", "--status", "planned")
    assert ids(shown["relations"]) == ["visit-2024"]


def test_show_of_a_node_without_relations_is_an_answer(world_folder):
    outcome = run("show", "hermit", data=world_folder)
    assert outcome.status == 0
    assert "takes part in no selected relation" in outcome.stdout


def test_python_interface_shows_nodes_and_relations(world):
    assert world.show_node("Boris Borsky").data == world.show("boris").data
    assert world.show_relation("praise").data == world.show("praise").data
    with pytest.raises(tg.UnknownName, match="no relation has the id 'ada'"):
        world.show_relation("ada")


# list


def test_list_nodes_returns_every_node_with_its_attributes(world_folder):
    rows = asked(world_folder, "list", "nodes")
    assert ids(rows) == sorted(ids(rows))
    assert len(rows) == 15
    assert rows[1] == {
        "id": "arcadia",
        "kind": "country",
        "name": "Arcadia",
        "aliases": ["Republic of Arcadia", "Аркадия"],
        "ids": {"iso3": "ARC", "m49": "012"},
        "demonyms": ["Arcadian"],
    }


def test_list_nodes_of_a_kind_reports_all_of_them_tied_or_not(world_folder):
    rows = asked(world_folder, "list", "nodes", "--kind", "person")
    assert ids(rows) == ["ada", "boris", "carl", "dora", "hermit"]
    rows = asked(world_folder, "list", "nodes", "--kind", "place", "--kind", "event")
    assert ids(rows) == ["capital", "forum", "port"]


def test_list_nodes_of_a_relation_reports_those_that_take_part(world_folder):
    rows = asked(world_folder, "list", "nodes", "--relation", "signed")
    assert ids(rows) == ["ada", "boris", "dora", "memo", "treaty"]
    rows = asked(world_folder, "list", "nodes", "--relation", "signed", "--kind", "document")
    assert ids(rows) == ["memo", "treaty"]


def test_list_relations_includes_what_is_established_in_the_order_of_time(world_folder, world):
    rows = asked(world_folder, "list", "relations")
    dated = [row for row in rows if row["date"]]
    assert rows[: len(dated)] == sorted(dated, key=lambda row: (span(row["date"]), row["id"]))
    undated = ids(rows)[len(dated) :]
    assert undated == sorted(undated)
    assert len(rows) == 22
    assert not {"visit-2024", "cancelled-meeting"} & set(ids(rows))
    visit = rows[ids(rows).index("visit-2022")]
    assert visit == {
        "id": "visit-2022",
        "type": "visited",
        "from": "ada",
        "to": "borduria",
        "date": "2022-10-05/2022-10-07",
        "status": "happened",
        "sources": ["gazette", "herald"],
        "rank": "state",
    }
    assert list(visit)[:7] == RELATION_KEYS


def test_list_relations_of_any_status_includes_what_is_planned_too(world_folder):
    words = ["list", "relations", "--relation", "visited"]
    assert ids(asked(world_folder, *words)) == ["visit-2022", "carl-at-port"]
    assert ids(asked(world_folder, *words, "--status", "any")) == [
        "visit-2022",
        "carl-at-port",
        "visit-2024",
    ]
    assert ids(asked(world_folder, *words, "--status", "planned")) == ["visit-2024"]


def test_note_says_how_many_relations_were_left_out(world_folder):
    message = (
        '2 relations were left out because their status is not "happened" or "ongoing".'
        " Use --status any to include them."
    )
    assert message in run("list", "relations", data=world_folder).stdout
    assert "left out" not in run("list", "relations", "--status", "any", data=world_folder).stdout
    table = run("list", "relations", "--relation", "visited", data=world_folder).stdout
    assert "1 relation was left out" in table


def test_list_sources_counts_the_relations_that_each_supports(world_folder):
    rows = asked(world_folder, "list", "sources")
    assert rows == [
        {
            "id": "gazette",
            "title": "Two presidents meet",
            "publisher": "The Gazette",
            "author": "A. Reporter",
            "date": "2023-05-05",
            "relations": 5,
        },
        {
            "id": "herald",
            "title": "Trade in figures",
            "publisher": "The Herald",
            "date": "2024",
            "relations": 3,
        },
    ]
    counted = asked(world_folder, "list", "sources", "--status", "any")
    assert [row["relations"] for row in counted] == [6, 3]


# selection


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"source": "herald"}, ["trade-2021", "trade-2022", "visit-2022"]),
        ({"topic": "trade"}, ["banking", "meeting-2023"]),
        ({"topic": ["trade", "water"], "kind": "institution"}, ["banking"]),
        (
            {"relation": ["met", "signed"], "kind": "document"},
            [
                "memo-signing-ada",
                "memo-signing-dora",
                "treaty-signing",
            ],
        ),
        (
            {"relation": "met", "status": ["cancelled", "happened"]},
            [
                "cancelled-meeting",
                "meeting-2023",
            ],
        ),
        ({"kind": "place"}, ["capital-of-arcadia", "carl-at-port", "port-of-borduria"]),
        ({"source": "gazette", "since": "2024", "status": "any"}, ["ada-in-office", "visit-2024"]),
    ],
)
def test_criteria_select_relations_that_meet_all_of_them(world, criteria, expected):
    assert sorted(ids(world.where(**criteria).list_relations())) == expected


def test_selection_is_named_in_the_title(world):
    chosen = world.where(relation="visited", since="2022-05", until="2022")
    title = chosen.timeline().title
    assert title == "Timeline: relation visited; in effect from 2022-05-01 to 2022-12-31"


def test_selecting_again_replaces_the_same_criterion_and_keeps_the_others(world):
    visits = world.where(relation="visited", since="2023")
    assert ids(visits.list_relations()) == ["carl-at-port"]
    assert ids(visits.where(since="2022").list_relations()) == ["visit-2022", "carl-at-port"]
    assert ids(visits.where(relation="met").list_relations()) == ["meeting-2023"]
    assert len(world) == 22  # the graph that was asked is as it was


def test_graph_reports_what_it_holds(world):
    assert repr(world) == ("<TreatyGraph: 15 nodes, 22 of 24 relations; status: happened, ongoing>")
    assert repr(world.where(status="any")) == "<TreatyGraph: 15 nodes, all relations; status: any>"


PERIODS = [
    relation("day", "met", "a", "b", date="2022-05-10"),
    relation("month", "met", "a", "b", date="2022-05"),
    relation("year", "met", "a", "b", date="2022"),
    relation("about", "met", "a", "b", date="2022~"),
    relation("maybe", "met", "a", "b", date="2022-05?"),
    relation("span", "met", "a", "b", date="2021-12-30/2022-01-02"),
    relation("since", "met", "a", "b", date="2022-06/.."),
    relation("until", "met", "a", "b", date="../2022-04"),
    relation("never", "met", "a", "b"),
]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2022-05-10", "2022-05-10", {"day", "month", "year", "about", "maybe"}),
        ("2022-05-11", "2022-05-31", {"month", "year", "about", "maybe"}),
        ("2022-05", "2022-05", {"day", "month", "year", "about", "maybe"}),
        ("2022-06", None, {"year", "about", "since"}),
        (None, "2022-04", {"year", "about", "span", "until"}),
        ("2022-01-02", "2022-01-02", {"year", "about", "span", "until"}),
        ("2022-01-03", "2022-01-03", {"year", "about", "until"}),
        ("2023", None, {"since"}),
        (2023, 2024, {"since"}),
        (None, "2021-12-29", {"until"}),
        ("1500", "1500", {"until"}),
        ("2022-21", "2022-21", {"day", "month", "year", "about", "maybe", "until"}),
    ],
)
def test_period_takes_what_may_have_been_active_in_it(tmp_path, since, until, expected):
    graph = tg.load(write_folder(tmp_path, [node(key, "person") for key in "ab"], PERIODS))
    chosen = graph.where(since=since, until=until)
    assert set(ids(chosen.list_relations())) == expected
    assert "1 relation was left out for lack of a date" in chosen.list_relations().note


# timeline


def test_timeline_of_a_year_reports_what_was_active_in_it_in_order(world_folder):
    outcome = run("timeline", "--since", "2023", "--until", "2023", "-f", "json", data=world_folder)
    assert ids(outcome.json) == [
        "boris-in-office",
        "ada-in-office",
        "banking",
        "forum-arcadia",
        "forum-carl",
        "forum-others",
        "meeting-2023",
        "praise",
        "treaty-signing",
        "carl-at-port",
    ]
    assert outcome.json[6] == {
        "id": "meeting-2023",
        "type": "met",
        "from": "ada",
        "to": "boris",
        "date": "2023-05-04",
        "status": "happened",
        "sources": ["gazette"],
        "during": "forum",
        "topics": ["water", "trade"],
        "speaker": ["carl"],
        "certain": True,
    }


def test_timeline_counts_what_has_no_date(world):
    result = world.timeline()
    assert len(result) == 22 - 6
    assert "Not in the timeline: 6 without a date" in result.note
    assert (
        "6 relations were left out for lack of a date" in world.where(since="2023").timeline().note
    )


def test_open_beginning_comes_first_and_an_open_end_does_not_count(tmp_path):
    graph = tg.load(write_folder(tmp_path, [node(key, "person") for key in "ab"], PERIODS))
    assert ids(graph.timeline()) == [
        *("until", "span", "about", "year", "maybe", "month", "day", "since"),
    ]


# between


def test_between_lists_relations_of_two_countries_and_what_belongs_to_them(world_folder):
    rows = asked(world_folder, "between", "Arcadia", "Borduria")
    assert [(row["group"], row["id"], row["direction"]) for row in rows] == [
        ("signed", "treaty-signing", "joint"),
        ("visited", "visit-2022", "arcadia → borduria"),
        ("met", "meeting-2023", "mutual"),
        ("participated_in", "forum-arcadia", "joint"),
        ("participated_in", "forum-carl", "joint"),
        ("participated_in", "forum-others", "joint"),
        ("cooperates_on", "banking", "mutual"),
        ("trades_with", "trade-2021", "borduria → arcadia"),
        ("trades_with", "trade-2022", "arcadia → borduria"),
        ("not established", "cancelled-meeting", "mutual"),
        ("not established", "visit-2024", "borduria → arcadia"),
    ]
    trade = rows[8]
    assert (trade["value"], trade["unit"], trade["measure"]) == (1.2e9, "USD", "turnover")


def test_between_is_the_same_from_the_other_side(world):
    there, back = world.between("arcadia", "borduria"), world.between("borduria", "arcadia")
    turned = {row["id"]: row["direction"] for row in back}
    assert {row["id"]: row["direction"] for row in there} == turned


def test_between_keeps_to_what_is_selected(world_folder):
    words = ["between", "arcadia", "borduria"]
    assert ids(asked(world_folder, *words, "--status", "planned")) == ["visit-2024"]
    assert ids(asked(world_folder, *words, "--topic", "trade")) == ["meeting-2023", "banking"]
    assert ids(asked(world_folder, *words, "--since", "2022", "--until", "2022")) == [
        *("visit-2022", "banking", "trade-2022"),
    ]


def test_between_lists_what_two_people_did_together(world):
    assert ids(world.between("ada", "dora")) == ["memo-signing-ada", "memo-signing-dora"]
    assert ids(world.between("ada", "carl")) == ["cancelled-meeting"]


def test_between_an_official_and_the_country_is_what_they_have_with_each_other(world):
    assert [(row["id"], row["direction"]) for row in world.between("ada", "arcadia")] == [
        ("ada-in-office", "ada → arcadia")
    ]
    # Boris is of Borduria; what the others of Borduria do is not his
    assert ids(world.between("borduria", "boris")) == ["boris-in-office"]


def test_statements_and_one_sided_documents_connect_nobody(world):
    bound = ids(world.between("arcadia", "borduria"))
    assert "praise" not in bound
    assert "memo-signing-ada" not in bound
    assert "carl-at-port" not in bound


def test_between_two_that_nothing_binds_says_so_with_exit_status_1(world_folder):
    outcome = run("between", "hermit", "syldavia", data=world_folder)
    assert outcome.status == 1
    assert "no relation connects Hermit and Syldavia" in outcome.stdout


def test_between_is_sorted_by_date_across_groups(world):
    rows = world.between("arcadia", "borduria", sort="date").rows
    dates = [row["date"] for row in rows]
    assert dates[:4] == ["2020", "2020/2023", "2021", "2022"]  # the first was cancelled
    grouped = world.between("arcadia", "borduria").rows
    assert sorted(row["id"] for row in rows) == sorted(row["id"] for row in grouped)
    assert [row["group"] for row in grouped][-1] == "not established"


def test_between_rejects_another_order(world):
    with pytest.raises(tg.BadValue, match="unknown sort 'name'; known: group, date"):
        world.between("arcadia", "borduria", sort="name")


@pytest.mark.parametrize(
    "words", [["between", "Arcadia", "Borduria"], ["list", "relations"], ["timeline"]]
)
def test_evidence_is_carried_on_demand(world_folder, words):
    plain = run(*words, "--format", "json", data=world_folder).json
    evident = run(*words, "--evidence", "--format", "json", data=world_folder).json
    assert [{**row, "evidence": ...} for row in plain] == [
        {**row, "evidence": ...} for row in evident
    ]
    trade = next(row for row in evident if row["id"] == "trade-2022")
    assert trade["evidence"] == [
        {"source": "herald", "at": "¶4"},
        {"source": "gazette", "at": "¶6", "says": {"value": 1.25e9}},
    ]
    text = run(*words, "--evidence", data=world_folder).stdout
    assert "gazette ¶6 (says value 1.25 billion)" in text


def test_evidence_is_for_relations(world_folder):
    assert_refused(run("list", "nodes", "--evidence", data=world_folder), "nodes have none")


def test_node_that_belongs_to_both_actors_connects_them_by_no_own_relation(tmp_path):
    nodes = [node("a"), node("b"), node("p", "person"), node("q", "person")]
    relations = [
        relation("p-a", "holds_office", "p", "a"),
        relation("p-b", "holds_office", "p", "b"),
        relation("q-b", "holds_office", "q", "b"),
        relation("p-q", "met", "p", "q"),
        relation("a-b", "trades_with", ["a", "b"], ["b", "a"]),
    ]
    graph = tg.load(write_folder(tmp_path, nodes, relations))
    rows = graph.between("a", "b").to_dicts()
    assert [(row["id"], row["direction"]) for row in rows] == [("a-b", "mutual")]


# stats


def test_stats_count_nodes_and_relations_of_every_status(world_folder):
    rows = asked(world_folder, "stats")
    counts = {(row["group"], row["key"]): row["count"] for row in rows}
    assert list(rows[0]) == ["group", "key", "count"]
    assert counts["all", "nodes"] == 15
    assert counts["all", "relations"] == 24
    assert counts["kind", "person"] == 5
    assert counts["kind", "country"] == 3
    assert counts["type", "holds_office"] == 4
    assert counts["type", "visited"] == 3
    assert counts["status", "happened"] == 13
    assert counts["status", "ongoing"] == 9
    assert counts["status", "planned"] == 1
    assert counts["source", "gazette"] == 6
    assert counts["source", "herald"] == 3
    # praise, meeting, treaty, visit of Carl, three at the forum, banking
    assert counts["year", "2023"] == 8
    # banking and the meeting that was cancelled
    assert counts["year", "2020"] == 2
    assert counts["year", "undated"] == 6
    years = [row["key"] for row in rows if row["group"] == "year"]
    assert years == sorted(years)


def test_stats_of_a_status_count_only_that(world):
    counts = {
        (row["group"], row["key"]): row["count"] for row in world.where(status="planned").stats()
    }
    assert counts["all", "relations"] == 1
    assert counts["status", "planned"] == 1
    assert ("status", "happened") not in counts


# export


def test_node_link_is_what_networkx_reads_back(world_folder, world):
    data = asked_export(world_folder, "node-link").json
    graph = nx.node_link_graph(data, edges="edges")
    assert nx.utils.graphs_equal(graph, world.to_networkx())
    assert graph.is_multigraph()
    assert graph.is_directed()


def asked_export(folder, format: str, *words: str):
    outcome = run("export", "--format", format, *words, data=folder)
    assert outcome.status == 0
    return outcome


def test_node_link_holds_the_attributes_of_the_interface(world_folder):
    data = asked_export(world_folder, "node-link").json
    assert {each["id"]: each for each in data["nodes"]}["arcadia"] == {
        "id": "arcadia",
        "kind": "country",
        "name": "Arcadia",
        "aliases": ["Republic of Arcadia", "Аркадия"],
        "ids": {"iso3": "ARC", "m49": "012"},
        "demonyms": ["Arcadian"],
    }
    visit = next(each for each in data["edges"] if each["relation"] == "visit-2022")
    assert visit == {
        "source": "ada",
        "target": "borduria",
        "key": "visit-2022",
        "type": "visited",
        "date": "2022-10-05/2022-10-07",
        "status": "happened",
        "relation": "visit-2022",
        "sources": ["gazette", "herald"],
        "rank": "state",
    }


def test_to_networkx_holds_every_node_and_an_edge_for_every_pair_of_ends(world):
    graph = world.to_networkx()
    assert type(graph) is nx.MultiDiGraph
    assert graph.number_of_nodes() == 15
    assert graph.number_of_edges() == 24  # 22 relations, two of which have two origins
    assert set(graph["boris"]["treaty"]) == {"treaty-signing"}
    assert graph.nodes["hermit"] == {"kind": "person", "name": "Hermit", "aliases": [], "ids": {}}


def test_to_networkx_keeps_to_what_is_selected(world):
    graph = world.where(relation="signed").to_networkx()
    assert sorted(graph.nodes) == ["ada", "boris", "dora", "memo", "treaty"]
    assert {kind for *_, kind in graph.edges(data="type")} == {"signed"}


@pytest.mark.parametrize(
    ("format", "read"),
    [
        ("graphml", read_graphml),
        ("gexf", read_gexf),
    ],
)
def test_graph_formats_hold_the_same_nodes_and_edges(world_folder, world, tmp_path, format, read):
    file = tmp_path / f"graph.{format}"
    asked_export(world_folder, format, "--output", str(file))
    graph, expected = read(file.read_text("utf-8")), world.to_networkx()
    assert sorted(graph.nodes) == sorted(expected.nodes)
    edges = sorted((one, other, key) for one, other, key in graph.edges(data="relation"))
    assert edges == sorted((one, other, key) for one, other, key in expected.edges(data="relation"))
    assert graph.nodes["arcadia"]["aliases"] == "Republic of Arcadia; Аркадия"


@pytest.mark.parametrize("format", ["graphml", "gexf", "node-link", "csv", "json"])
def test_export_is_the_same_at_every_run(world_folder, format):
    one, other = (asked_export(world_folder, format) for _ in range(2))
    assert one.stdout == other.stdout
    assert one.stdout.strip()
    assert "lastmodified" not in one.stdout  # the day of writing is no part of the data


def test_export_as_rows_reports_one_row_an_edge(world_folder):
    rows = asked(world_folder, "export", "--relation", "signed")
    assert [(row["from"], row["to"], row["id"]) for row in rows] == [
        ("ada", "memo", "memo-signing-ada"),
        ("dora", "memo", "memo-signing-dora"),
        ("ada", "treaty", "treaty-signing"),
        ("boris", "treaty", "treaty-signing"),
    ]


def test_export_of_a_graph_without_relations_has_its_nodes(tmp_path):
    folder = write_folder(tmp_path, [node("a"), node("b")], sources=[source("s")])
    data = run("export", "--format", "node-link", data=folder).json
    assert [each["id"] for each in data["nodes"]] == ["a", "b"]
    assert data["edges"] == []


def test_of_many_parties_a_line_names_the_first_and_an_answer_all(tmp_path):
    states = [f"state-{number}" for number in range(190)]
    nodes = [*map(node, states), node("treaty", "document")]
    folder = write_folder(tmp_path, nodes, [relation("r", "signed", states, "treaty")])
    shown = run("list", "relations", data=folder).stdout
    assert "state-0, state-1, state-2, state-3, state-4, 185 more" in shown
    assert "state-5" not in shown
    assert asked(folder, "list", "relations")[0]["from"] == states
