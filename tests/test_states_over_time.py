"""A name or a code on a day is the state that bore it then, and relations follow the states."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import treatygraph as tg
from importing import SHARED, read, read_shared, relations, write_mapping, write_table
from treatygraph.dataset import Dataset
from treatygraph.dates import day, span
from treatygraph.importers import ImportReport

MAPPING = """\
vocabulary:
  relations:
    allied_with:
      label: is allied with
      from: [country]
      to: [country]
      symmetric: true
      tie: true
      time: state
      colour: '#2f5d8a'
    called_on: {{label: called on, from: [country], to: [country], time: event, colour: '#2f5d8a'}}
tables:
  pairs:
    nodes:
      one: {{country: {{{way}: '{{one}}', on: '{{date}}'{state}}}}}
      other: {{country: {{name: '{{other}}', on: '{{date}}'}}}}
    relations:
      pair: {{type: {type}, from: one, to: other, date: '{{date}}', status: happened}}
"""


def imported(
    folder: Path, rows: str, way: str = "name", type: str = "allied_with", state: str = ""
) -> tuple[Dataset, ImportReport]:
    """What a mapping makes of rows of one state, another, and a date."""
    mapping = write_mapping(folder, MAPPING.format(way=way, type=type, state=state))
    return read(mapping, write_table(folder, f"one,other,date\n{rows}\n"))


def spells(dataset: Dataset) -> list[tuple[str, str | None]]:
    return [(each.origins[0], each.date) for each in dataset.relations]


# A relation is divided


@pytest.mark.parametrize(("way", "text"), [("name", "Russia"), ("cow", "365"), ("iso3", "RUS")])
def test_lasting_relation_is_divided_where_one_state_follows_another(way, text, tmp_path):
    dataset, account = imported(tmp_path, f"{text},France,1920-02-01/1995-03", way)
    assert spells(dataset) == [
        ("russia", "1920-02-01/1922-12-29"),
        ("soviet-union", "1922-12-30/1991-12-25"),
        ("russia", "1991-12-26/1995-03"),
    ]
    assert "outlives-state" not in {each.what for each in account.notices}


def test_divided_relation_says_that_its_date_is_inferred_and_keeps_its_row(tmp_path):
    dataset, _ = imported(tmp_path, "Russia,France,1950/..")
    old, new = dataset.relations
    assert old.inferred == new.inferred == ("date",)
    assert "one state follows another" in old.note
    assert [pointer.at for each in (old, new) for pointer in each.evidence] == ["row 1", "row 1"]
    assert new.id == f"{old.id}-since-1991-12-26"


def test_both_ends_may_change(tmp_path):
    dataset, _ = imported(tmp_path, "Germany,Russia,1985-01-01/1995-01-01")
    assert [(*each.origins, *each.targets, each.date) for each in dataset.relations] == [
        ("west-germany", "soviet-union", "1985-01-01/1990-10-02"),
        ("germany", "soviet-union", "1990-10-03/1991-12-25"),
        ("germany", "russia", "1991-12-26/1995-01-01"),
    ]


def test_relation_that_ended_at_some_time_in_the_year_of_a_change_is_not_divided(tmp_path):
    dataset, _ = imported(tmp_path, "Germany,France,1985/1990")
    assert spells(dataset) == [("west-germany", "1985/1990")]


def test_relation_of_one_state_is_as_the_row_has_it(tmp_path):
    dataset, _ = imported(tmp_path, "Kenya,France,1985/..")
    (only,) = dataset.relations
    assert (only.date, only.inferred, only.note) == ("1985/..", (), None)


def test_event_has_the_states_of_its_first_day_and_makes_no_other_node(tmp_path):
    dataset, _ = imported(tmp_path, "Russia,France,1991-12-20/1991-12-30", type="called_on")
    assert spells(dataset) == [("soviet-union", "1991-12-20/1991-12-30")]
    assert {each.id for each in dataset.nodes} == {"soviet-union", "france"}


def test_open_beginning_is_looked_up_on_the_day_that_is_known(tmp_path):
    dataset, _ = imported(tmp_path, "Russia,France,../1950-05-01")
    assert spells(dataset) == [("soviet-union", "../1950-05-01")]


# As of today


@pytest.mark.parametrize(
    ("way", "text", "id"),
    [
        ("iso3", "DEU", "germany"),
        ("iso3", "RUS", "russia"),
        ("name", "Yemen", "yemen"),
        ("m49", "792", "turkey"),
    ],
)
def test_table_that_codes_by_the_map_of_today_says_so(way, text, id, tmp_path):
    dataset, _ = imported(tmp_path, f"{text},France,1910/1980", way, state=", state: now")
    assert spells(dataset) == [(id, "1910/1980")]


# A relation outlasts its state


def test_relation_that_outlasts_its_state_is_reported_with_examples(tmp_path):
    rows = [
        "Soviet Union,France,1950/..",  # goes on
        "Soviet Union,Kenya,1995-01-01/1996-01-01",  # begins too late
        "Soviet Union,Italy,1950/1991",  # may have ended in time
        "Soviet Union,Spain,1950-01-01/1991-12-25",
        "Kenya,France,1963/..",
    ]
    _, account = imported(tmp_path, "\n".join(rows))
    (notice,) = account.notices
    assert (notice.what, notice.count) == ("outlives-state", 2)
    assert all("soviet-union ended on 1991-12-25" in each for each in notice.examples)


def test_report_counts_every_relation_that_outlasts_its_state_and_shows_three(tmp_path):
    rows = [f"Soviet Union,{name},1993-05-05" for name in ("France", "Kenya", "Italy", "Spain")]
    _, account = imported(tmp_path, "\n".join(rows))
    (notice,) = account.notices
    assert (notice.count, len(notice.examples)) == (4, 3)


# Against the raw tables, year by year

Pairs = dict[int, set[frozenset[str]]]
YEARS = range(1816, 2013)


def density(pairs: Iterable[frozenset[str]]) -> tuple[int, float]:
    """The number of states, and the share of their pairs that are tied."""
    known = set(pairs)
    count = len({state for pair in known for state in pair})
    return count, len(known) / (count * (count - 1) / 2) if count > 1 else 0.0


def rows_of(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def raw_pairs(file: Path) -> Pairs:
    """The pairs of numbers that the table of pairs has on the first of July of each year."""
    pairs: Pairs = defaultdict(set)
    for row in rows_of(file):
        first = [int(row[f"dyad_st_{part}"] or 1) for part in ("year", "month", "day")]
        last = [int(row[f"dyad_end_{part}"] or 12) for part in ("year", "month", "day")]
        last = last if row["dyad_end_year"] else [9999, 12, 31]
        for year in YEARS:
            if first <= [year, 7, 1] <= last:
                pairs[year].add(frozenset((row["ccode1"], row["ccode2"])))
    return pairs


def stored_pairs(graph: tg.Graph, ends: Callable[[tg.Relation], Iterable[str]]) -> Pairs:
    """The pairs of ids that the store has on the same days."""
    pairs: Pairs = {}
    for year in YEARS:
        selected = graph.where(on=f"{year}-07-01")
        found = map(selected.relation, selected.records.tolist())
        pairs[year] = {frozenset(ends(each)) for each in found}
    return pairs


def assert_same_shape(raw: Pairs, stored: Pairs) -> None:
    different = [year for year in YEARS if density(raw[year]) != density(stored[year])]
    assert different == []


def one_pair(relation: tg.Relation) -> tuple[str, str]:
    return relation.origins[0], relation.targets[0]


ALLIANCES = """\
version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,\
dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,\
nonaggression,entente,asymmetric,version
1,255,Germany,300,Austria-Hungary,1,2,1866,1,8,1914,0,0,1,0,0,0,0,4.1
2,365,Russia,220,France,3,3,1920,,,,0,1,1,0,0,0,0,4.1
3,260,German Federal Republic,220,France,23,10,1954,2,10,1990,0,0,1,0,0,0,0,4.1
3,255,Germany,220,France,3,10,1990,,,,0,1,1,0,0,0,0,4.1
4,345,Yugoslavia,640,Turkey,1,1,1910,1,1,2010,0,0,1,0,0,0,0,4.1
5,816,Vietnam,365,Russia,3,11,1978,,,,0,1,1,0,0,0,0,4.1
"""


def alliances(folder: Path, *files: Path) -> tg.Graph:
    tg.import_tables("cow-alliances", files, folder / "store")
    return tg.load(folder / "store")


def test_alliances_of_a_small_table_have_its_states_and_density_in_every_year(tmp_path):
    file = write_table(tmp_path, ALLIANCES, "dyads.csv")
    graph = alliances(tmp_path, file)
    assert_same_shape(raw_pairs(file), stored_pairs(graph, one_pair))
    assert {each.id for each in graph.dataset.nodes if each.kind == "country"} >= {
        *("prussia", "germany", "russia", "soviet-union", "serbia", "yugoslavia"),
        *("west-germany", "serbia-and-montenegro", "ottoman-empire", "turkey"),
    }


def test_all_alliances_have_the_states_and_density_of_the_table_in_every_year(tmp_path):
    file = SHARED / "cow_alliances" / "alliance_v4.1_by_dyad.csv"
    if not file.exists():
        pytest.skip(f"no {file}: states and density of 197 years of alliances are not compared")
    graph = alliances(tmp_path, file)
    assert_same_shape(raw_pairs(file), stored_pairs(graph, one_pair))
    # no alliance of a Germany that did not exist
    then = graph.where(on="1970-12-31")
    path = then.path("West Germany", "France")
    # the North Atlantic Treaty, and the Western European Union
    assert {row["date"].partition("/")[0] for row in path.rows} == {"1954-10-23", "1955-05-05"}
    assert not [
        each.id
        for each in map(then.relation, then.records.tolist())
        if "germany" in (*each.origins, *each.targets)
    ]


def raw_memberships(file: Path) -> Pairs:
    """The organisations and columns that the table has in each year."""
    pairs: Pairs = defaultdict(set)
    with gzip.open(file, "rt", encoding="utf-8", newline="") as opened:
        rows = csv.reader(opened)
        header = next(rows)
        states = range(header.index("afghanistan"), header.index("zimbabwe") + 1)
        name, year = header.index("ioname"), header.index("year")
        for row in rows:
            members = (header[slot] for slot in states if row[slot] in ("1.0", "2.0", "3.0"))
            organisation = f"igo {row[name]}"
            pairs[int(float(row[year]))] |= {frozenset((each, organisation)) for each in members}
    return pairs


def test_all_organisations_have_the_members_of_the_table_in_every_year():
    dataset, account = read_shared("cow-igo", "igo/igo_year_format3.csv.gz")
    stored: Pairs = defaultdict(set)
    for each in relations(dataset):
        first, last = (int(day(bound)[:4]) for bound in span(each.date))
        for year in range(first, last + 1):
            stored[year].add(frozenset(one_pair(each)))
    assert_same_shape(raw_memberships(SHARED / "igo" / "igo_year_format3.csv.gz"), stored)
    assert "outlives-state" not in {each.what for each in account.notices}
