"""What is certain and what is only possible in a period, from dates to answers."""

from __future__ import annotations

import datetime
import re
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run
from folders import VOCABULARY, node, relation, write_folder
from random_graphs import datasets, graph_of
from treatygraph import BadValue
from treatygraph.dataset.store import RELATIONS_FILE
from treatygraph.dates import FAR_OFF, LONG_AGO, NEVER, TIMES, certain, day, overlaps, span

DOCS = Path(__file__).parents[1] / "docs" / "dates.md"


def number(text: str) -> int:
    return span(text).first


def days(text: str, time: str) -> tuple[str, str]:
    first, last = certain(text, time)
    return day(first), day(last)


def surely(text: str, time: str, since: str, until: str) -> bool:
    return bool(overlaps(*certain(text, time), number(since), number(until)))


# The certain span


@pytest.mark.parametrize("time", TIMES)
def test_date_of_one_day_is_certain_on_it(time):
    assert days("2018-05-03", time) == ("2018-05-03", "2018-05-03")


@pytest.mark.parametrize(
    ("time", "on_a_day_of_it", "on_its_last_day", "in_all_of_it"),
    [
        ("event", False, False, True),
        ("state", False, False, True),
        ("period", True, True, True),
        ("deadline", False, True, True),
    ],
)
def test_year_is_read_as_its_type_says(time, on_a_day_of_it, on_its_last_day, in_all_of_it):
    assert surely("2018", time, "2018-07-01", "2018-07-01") is on_a_day_of_it
    assert surely("2018", time, "2018-12-31", "2018-12-31") is on_its_last_day
    assert surely("2018", time, "2018-01-01", "2018-12-31") is in_all_of_it


@pytest.mark.parametrize("time", ["event", "state"])
def test_interval_is_certain_from_its_latest_begin_to_its_earliest_end(time):
    assert days("2018/2020-06", time) == ("2018-12-31", "2020-06-01")
    assert days("2023-05-03/2023-05-04", time) == ("2023-05-03", "2023-05-04")


def test_period_lasts_from_its_first_to_its_last_day():
    assert days("2022-01/2022-10", "period") == ("2022-01-01", "2022-10-31")


def test_state_with_an_open_end_goes_on_and_one_with_an_unknown_end_need_not():
    assert surely("2019-06-12/..", "state", "2040-01-01", "2040-12-31")
    assert not surely("2019-06-12/", "state", "2019-06-13", "2040-12-31")
    assert surely("2019-06-12/", "state", "2019-06-12", "2019-06-12")


@pytest.mark.parametrize("time", ["event", "state", "period"])
@pytest.mark.parametrize("text", ["../2021-05-20", "/2021-05-20", "[..2021-05-20]"])
def test_nothing_of_2021_is_certain_in_1999(text, time):
    assert not surely(text, time, "1999-01-01", "1999-12-31")
    assert overlaps(*span(text), number("1999-01-01"), number("1999-12-31"))


def test_state_that_lasted_to_a_day_was_certain_on_it_and_an_event_up_to_it_was_not():
    assert surely("../2021-05-20", "state", "2021-05-20", "2021-05-20")
    assert not surely("../2021-05-20", "event", "2021-05-20", "2021-05-20")
    first, last = certain("../2021-05-20", "event")
    assert overlaps(first, last, LONG_AGO, number("2021-05-20"))  # until 2021-05-20, since whenever


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(
    "text", ["2018?", "2018-05-03~", "2018-~05-03", "2018?/2019~", "[2018?,2019]"]
)
def test_qualified_date_is_never_certain(text, time):
    assert certain(text, time) == NEVER


def test_qualified_end_of_an_interval_adds_no_certain_day():
    assert days("2017~/2019-04-02", "state") == ("2019-04-02", "2019-04-02")


def test_one_of_a_set_is_certain_where_every_member_is():
    assert surely("[2018-05-03,2018-06-01]", "event", "2018-05-03", "2018-06-01")
    assert not surely("[2018-05-03,2018-06-01]", "event", "2018-05-04", "2018-06-01")


def test_all_of_a_set_are_certain_in_its_first_run_of_days():
    assert days("{2018-05-03,2018-05-04,2018-06-01}", "event") == ("2018-05-03", "2018-05-04")
    assert days("{2018-05-03..2018-05-09}", "state") == ("2018-05-03", "2018-05-09")
    assert days("{2018,2019,2021}", "period") == ("2018-01-01", "2019-12-31")


def test_unspecified_digits_leave_a_period_unknown():
    assert not surely("201X", "period", "2015-01-01", "2015-12-31")
    assert surely("201X", "period", "2010-01-01", "2019-12-31")


# Days of a few weeks, months and years, so that every way to fill in a date can be tried.
SMALL = ["2020-02", "2020-02-28", "2020-03-01", "2020-03-0X", "2020-03", "2020-02-1X", "2020-03-31"]
WINDOW = range(number("2020-01-25"), number("2020-04-05"), 3)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(SMALL), st.sampled_from(SMALL), st.sampled_from(["event", "state"]))
def test_interval_is_certain_where_every_way_to_fill_it_in_meets_the_period(one, other, time):
    start, end = sorted([one, other], key=lambda text: span(text))
    ways = [
        (begin, finish)
        for begin, finish in product(*(range(s.first, s.last + 1) for s in map(span, (start, end))))
        if begin <= finish
    ]
    found = certain(f"{start}/{end}", time)
    for since, until in product(WINDOW, WINDOW):
        if since <= until:
            expected = all(begin <= until and finish >= since for begin, finish in ways)
            assert bool(overlaps(*found, since, until)) is expected, (start, end, since, until)


MEMBERS = st.lists(st.sampled_from([*SMALL, "2020-01", "2020"]), min_size=1, max_size=3)


@settings(deadline=None, max_examples=60)
@given(MEMBERS)
def test_one_of_a_set_is_certain_where_every_day_it_can_mean_lies_in_the_period(members):
    meant = {n for each in map(span, members) for n in range(each.first, each.last + 1)}
    found = certain(f"[{','.join(members)}]", "event")
    for since, until in product(range(number("2019-12-30"), number("2021-01-05"), 9), repeat=2):
        expected = since <= min(meant) and max(meant) <= until
        assert bool(overlaps(*found, since, until)) is expected


def edtf() -> st.SearchStrategy[str]:
    plain = [
        "2018",
        "2018-05",
        "2018-05-03",
        "2019-24",
        "201X",
        "2018?",
        "1950S2",
        "-0043",
        "2020~",
    ]
    one = st.sampled_from([*plain, "Y-17000", "2018-XX", "1XXX-12"])
    pair = st.tuples(st.sampled_from(plain[:5]), st.sampled_from(["2020", "2020-07-01", "..", ""]))
    members = st.lists(one, min_size=1, max_size=3).map(",".join)
    return st.one_of(
        one,
        pair.map("/".join),
        st.sampled_from(["../2021", "/2021-05-20", "[..2021]", "{..2021}", "[2018..]", "{2018..}"]),
        members.map("[{}]".format),
        members.map("{{{}}}".format),
    )


@given(edtf(), st.sampled_from(TIMES))
def test_certain_days_are_possible_days(text, time):
    possible, found = span(text), certain(text, time)
    if found != NEVER:
        assert possible.first <= found.first <= FAR_OFF
        assert LONG_AGO <= found.last <= possible.last
        assert found.first <= possible.last
        assert found.last >= possible.first


def test_every_example_of_the_documentation_is_what_it_says():
    forms = DOCS.read_text(encoding="utf-8").split("## Every form")[1]
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", forms, re.MULTILINE)
    assert len(rows) >= 25
    for text, cells in rows:
        shown = re.findall(r"`([^`]+)`|(—)", cells)
        possible, *others = (code or dash for code, dash in shown)
        assert f"{day(span(text).first)} … {day(span(text).last)}" == possible, text
        read = [_shown(certain(text, time)) for time in TIMES]
        assert others == read, text


def _shown(found) -> str:
    return "—" if found.first > found.last else f"{day(found.first)} … {day(found.last)}"


# Selections


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    records = [
        relation("visit-day", "visited", "ann", "far", date="2018-07-01"),
        relation("visit-year", "visited", "ann", "far", date="2018"),
        relation("visit-before", "visited", "ann", "far", date="[..2021-05-20]"),
        relation("visit-maybe", "visited", "ann", "far", date="2018-07-01?"),
        relation("visit-undated", "visited", "ann", "far"),
        relation("office", "holds_office", "ann", "near", date="2016/2019"),
        relation("office-before", "holds_office", "bob", "near", date="../2021-05-20"),
        relation("trade", "trades_with", "near", "far", date="2018"),
    ]
    nodes = [node("ann", "person"), node("bob", "person"), node("near"), node("far")]
    return write_folder(tmp_path_factory.mktemp("time"), nodes, records)


@pytest.fixture(scope="module")
def graph(folder) -> tg.TreatyGraph:
    return tg.load(folder)


def certainty(graph: tg.TreatyGraph) -> dict[str, bool]:
    return {row["id"]: row["certain"] for row in graph.list_relations()}


def test_period_answers_with_what_is_certain_and_what_is_possible(graph):
    assert certainty(graph.where(on="2018-07-01")) == {
        "visit-day": True,
        "visit-year": False,
        "visit-before": False,
        "visit-maybe": False,
        "office": True,
        "office-before": False,
        "trade": True,
    }
    assert certainty(graph.where(on="2018"))["visit-year"] is True


def test_certain_leaves_the_possible_out_and_counts_it(graph):
    answer = graph.where(on="2018-07-01", certain=True).list_relations()
    assert [row["id"] for row in answer] == ["office", "trade", "visit-day"]
    assert "4 relations were left out because they are only possible" in answer.note
    assert "Omit --certain to include them." in answer.note


def test_nobody_of_2021_is_certain_in_1999(folder):
    rows = run("timeline", "--since", "1999", "--until", "1999", "-f", "json", data=folder).json
    assert {row["id"]: row["certain"] for row in rows} == {
        "visit-before": False,
        "office-before": False,
    }
    outcome = run(
        "timeline", "--since", "1999", "--until", "1999", "--certain", "-f", "json", data=folder
    )
    assert (outcome.status, outcome.json) == (1, [])


def test_answer_counts_the_certain_and_the_possible_and_the_undated(folder):
    shown = run("list", "relations", "--on", "2018-07-01", data=folder).stdout
    assert "Relations: in effect on 2018-07-01" in shown
    assert "Certain in this period: 3. Only possible: 4." in shown
    assert "1 relation was left out for lack of a date. List relations without a period" in shown
    assert "2018 (possible)" in shown
    assert "2018-07-01 (possible)" not in shown


def test_narrow_table_marks_what_is_possible(graph):
    text = graph.where(on="2018-07-01").list_relations().to_table(width=60)
    assert "2018†" in text
    assert "† possible" in text
    assert "(possible)" not in text


@pytest.mark.parametrize("words", [["show", "ann"], ["between", "ann", "far"]])
def test_every_list_of_relations_says_what_is_certain(folder, words):
    found = run(*words, "--on", "2018-07-01", "-f", "json", data=folder).json
    rows = found["relations"] if words[0] == "show" else found
    assert {row["id"]: row["certain"] for row in rows}.items() >= {
        ("visit-day", True),
        ("visit-year", False),
    }
    plain = run(*words, "-f", "json", data=folder).json
    rows = plain["relations"] if words[0] == "show" else plain
    assert not any("certain" in row for row in rows)


def test_relation_outside_the_period_is_neither_certain_nor_possible(graph):
    shown = graph.where(on="1990").show_relation("trade")
    assert shown.data["relations"][0]["certain"] is None


def test_data_frame_of_a_period_says_what_is_certain(graph):
    frame = graph.where(on="2018-07-01").timeline().to_pandas().set_index("id")
    assert bool(frame.certain["trade"]) is True
    assert bool(frame.certain["visit-year"]) is False
    assert "certain" not in graph.timeline().to_pandas()


def test_store_and_store_of_an_earlier_version_answer_as_the_folder_does(graph, folder, tmp_path):
    tg.convert(folder, tmp_path / "store", to="store")
    tg.convert(folder, tmp_path / "old", to="store")
    file = tmp_path / "old" / RELATIONS_FILE
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(file).drop_columns(["certain_first", "certain_last"]), file)
    expected = graph.dataset.certain_days
    for name in ("store", "old"):
        stored = tg.load(tmp_path / name)
        assert np.array_equal(stored.dataset.certain_days, expected)
        assert certainty(stored.where(on=2018)) == certainty(graph.where(on=2018))
        assert run("check", data=tmp_path / name).status == 0


def test_check_finds_a_certain_day_that_is_not_that_of_the_date(folder, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    tg.convert(folder, tmp_path / "store", to="store")
    file = tmp_path / "store" / RELATIONS_FILE
    table = pq.read_table(file)
    place = table.schema.get_field_index("certain_last")
    wrong = pa.array([datetime.date(1999, 1, 1), *table["certain_last"].to_pylist()[1:]])
    pq.write_table(table.set_column(place, "certain_last", wrong), file)
    outcome = run("check", data=tmp_path / "store")
    assert_refused(outcome, f"{file}:1: certain_first and certain_last are not those of date")


@pytest.mark.parametrize("words", [["timeline"], ["path", "ann", "far"], ["page"]], ids=" ".join)
def test_certain_without_a_period_is_rejected(folder, words):
    outcome = run(*words, "--certain", data=folder)
    assert_refused(outcome, "--certain needs a period: --since, --until or --on")


def test_day_and_period_exclude_each_other(folder):
    outcome = run("timeline", "--on", "2018", "--since", "2017", data=folder)
    assert_refused(outcome, "exclude each other")


# What a period may be given as


@pytest.mark.parametrize(
    "given",
    [
        "2018-07-01",
        datetime.date(2018, 7, 1),
        datetime.datetime(2018, 7, 1, 23, 59),
        pd.Timestamp("2018-07-01 12:00", tz="Asia/Almaty"),
        pd.Period("2018-07-01"),
        np.datetime64("2018-07-01"),
        np.datetime64("2018-07-01T10:00"),
    ],
    ids=str,
)
def test_day_may_be_given_in_any_type(graph, given):
    chosen = graph.where(on=given).selection
    assert (day(chosen.since), day(chosen.until)) == ("2018-07-01", "2018-07-01")


@pytest.mark.parametrize("given", [2018, np.int64(2018), pd.Period("2018"), np.datetime64("2018")])
def test_year_may_be_given_in_any_type(graph, given):
    chosen = graph.where(since=given, until=given).selection
    assert (day(chosen.since), day(chosen.until)) == ("2018-01-01", "2018-12-31")


def test_quarter_of_pandas_is_a_period(graph):
    chosen = graph.where(on=pd.Period("2018Q3")).selection
    assert (day(chosen.since), day(chosen.until)) == ("2018-07-01", "2018-09-30")


@pytest.mark.parametrize(("year", "text"), [(-43, "-0043-01-01"), (476, "0476-01-01")])
def test_early_years_may_be_numbers(graph, year, text):
    assert day(graph.where(since=year).selection.since) == text


@pytest.mark.parametrize("given", [True, 2018.5, pd.NaT, np.datetime64("NaT"), ["2018"], b"2018"])
def test_value_that_is_no_date_is_rejected(graph, given):
    with pytest.raises(BadValue, match="is no date"):
        graph.where(since=given)


@pytest.mark.parametrize("clear", [None, ".."])
def test_period_can_be_cleared(graph, clear):
    assert graph.where(on=2018).where(since=clear, until=clear).selection == graph.selection
    assert graph.where(on=2018).where(on=clear).selection == graph.selection
    assert graph.where(since=2018).where(until=clear).selection.since == number("2018")


def test_none_clears_every_criterion(graph):
    narrowed = graph.where(kind="person", relation="visited", status="any", topic="water")
    cleared = narrowed.where(kind=None, relation=None, status=None, topic=None)
    assert cleared.selection == graph.selection


@given(st.permutations([{"since": 2017}, {"until": "2019"}, {"certain": True}, {"kind": "person"}]))
def test_order_of_criteria_does_not_matter(graph, criteria):
    chosen = graph
    for each in criteria:
        chosen = chosen.where(**each)
    together = graph.where(**{key: value for each in criteria for key, value in each.items()})
    assert chosen.selection == together.selection
    assert len(chosen) == len(together)


# Paths in the order of time


def chain(tmp_path: Path, *dates: str | None) -> tg.TreatyGraph:
    """A graph in which n0 visited n1, n1 visited n2, …, at these dates."""
    nodes = [node(f"n{number}", "person") for number in range(len(dates) + 1)]
    steps = [
        relation(
            f"r{number}", "met", f"n{number}", f"n{number + 1}", **({"date": date} if date else {})
        )
        for number, date in enumerate(dates)
    ]
    return tg.load(write_folder(tmp_path, nodes, steps))


@pytest.mark.parametrize(
    ("dates", "possible", "sure"),
    [
        (["2018-05-03", "2018-05-03"], True, True),
        (["2018-05-03", "2018-05-02"], False, False),
        (["2018", "2019"], True, True),
        (["2018", "2018"], True, False),
        (["2018", "2018-12-31"], True, True),
        (["2018", "2018-12-30"], True, False),
        (["2018-05", "2018-05-31/2018-06-02", "2018-06-02"], True, True),
        (["2018-05-01/2018-05-09", "2018-05-03/2018-05-04"], True, True),
        (["[..2018-05-03]", "2018-05-03"], True, True),
        (["2018-05-03", "[..2018-05-03]"], True, False),
        (["2018?", "2019"], True, False),
        (["2018", None], False, False),
    ],
)
def test_certain_order_holds_whatever_the_days_are(tmp_path, dates, possible, sure):
    graph = chain(tmp_path, *dates)
    ends = "n0", f"n{len(dates)}"
    assert graph.path(*ends, time_respecting=True).found is possible
    assert graph.where(certain=True).path(*ends, time_respecting=True).found is sure


def orders(result):
    return [step.get("order") for step in result.data["paths"][0]["steps"]]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2018-05-03", "2018-05-03"], [None, "certain"]),
        (["2018", "2018"], [None, "possible"]),
        (["2018", "2018", "2019"], [None, "possible", "certain"]),
        (["2018", "2019", "2019-03"], [None, "certain", "possible"]),
        (["2018?", "2019"], [None, "possible"]),
        (["2017", "2018?", "2019"], [None, "possible", "possible"]),
        (["2018"], [None]),
    ],
)
def test_each_step_says_whether_its_order_is_certain(tmp_path, dates, expected):
    result = chain(tmp_path, *dates).path("n0", f"n{len(dates)}", time_respecting=True)
    assert orders(result) == expected
    assert [row.get("order") for row in result] == expected
    assert result.to_text().count("order only possible") == expected.count("possible")


def test_order_is_said_of_each_relation_of_a_step(tmp_path):
    nodes = [{"id": key, "kind": "person", "name": key} for key in ("a", "b", "c")]
    met = {"type": "met", "status": "happened"}
    records = [
        met | {"id": "first", "from": "a", "to": "b", "date": "2018"},
        met | {"id": "same-year", "from": "b", "to": "c", "date": "2018"},
        met | {"id": "next-year", "from": "b", "to": "c", "date": "2019"},
    ]
    graph = tg.load(write_folder(tmp_path, nodes, records))
    step = graph.path("a", "c", time_respecting=True).data["paths"][0]["steps"][1]
    assert step["order"] == "certain"
    said = {each["id"]: each["order"] for each in step["relations"]}
    assert said == {"same-year": "possible", "next-year": "certain"}


def test_paths_without_an_order_of_time_say_nothing_of_it(tmp_path):
    result = chain(tmp_path, "2018", "2018").path("n0", "n2")
    assert orders(result) == [None, None]
    assert "order" not in result.columns


def test_relations_of_a_path_say_whether_they_are_certain_in_a_period(tmp_path):
    graph = chain(tmp_path, "2018-05", "2018")
    result = graph.where(since="2018-05", until="2018-05").path("n0", "n2")
    assert [row["certain"] for row in result] == [True, False]
    assert result.to_pandas()["certain"].tolist() == [True, False]
    assert "2018 (possible)" in result.to_text()
    assert all("certain" not in row for row in graph.path("n0", "n2"))


@given(datasets(most_nodes=6))
def test_path_with_certain_steps_is_one_that_a_search_for_certain_order_finds(data):
    graph = graph_of(data)
    ends = graph.dataset.node_ids[0], graph.dataset.node_ids[-1]
    possible = graph.path(*ends, count=500, time_respecting=True).data["paths"]
    chosen = graph.where(certain=True)
    sure = chosen.path(*ends, count=500, time_respecting=True).data["paths"]
    certain = [
        path["nodes"]
        for path in possible
        if all(step["order"] == "certain" for step in path["steps"][1:])
    ]
    several = [path["nodes"] for path in sure if path["length"] > 1]
    assert several == [nodes for nodes in certain if len(nodes) > 2]


def test_command_finds_paths_in_certain_order(tmp_path):
    chain(tmp_path, "2018", "2018")
    assert run("path", "n0", "n2", "--time-respecting", data=tmp_path).status == 0
    assert run("path", "n0", "n2", "--time-respecting", "--certain", data=tmp_path).status == 1


# The vocabulary


def test_time_of_a_type_that_does_not_exist_is_reported(tmp_path):
    folder = write_folder(tmp_path, [node("a")])
    words = folder / "vocabulary.yaml"
    words.write_text(VOCABULARY.replace("time: period", "time: perod"), encoding="utf-8")
    outcome = run("stats", data=folder)
    assert_refused(outcome, str(words), "one of event, state, period, deadline")
