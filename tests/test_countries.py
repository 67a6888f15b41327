"""The country table: names and codes of states, territories, dead states and organisations."""

import csv
import json
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatygraph.dataset import example_folder, load_folder
from treatygraph.dataset.yaml.folder import read_vocabulary
from treatygraph.dates import EPOCH, FAR_OFF, LONG_AGO, span
from treatygraph.errors import BadValue
from treatygraph.states import successors
from treatygraph.states.countries import LETTERS, SYSTEMS, TABLE, countries
from treatygraph.states.spelling import spelling

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"
COUNTRIES = countries()
ALL = list(COUNTRIES)


def day(text):
    return date.fromisoformat(text).toordinal() - EPOCH


def named(text, when=None, **options):
    found = COUNTRIES.by_name(text, when and day(when), **options)
    return found and found.id


def coded(system, code, when=None):
    found = COUNTRIES.by_code(system, code, when and day(when))
    return found and found.id


def shared(path, checks):
    """A file of others, or a skip that says what it would have checked."""
    if not (SHARED / path).exists():
        pytest.skip(f"{SHARED / path} is absent: it would check {checks}")
    return SHARED / path


def table_rows(path, checks):
    with shared(path, checks).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Names


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("NETHERLANDS THE", "netherlands"),
        ("KOREA REPUBLIC OF", "south-korea"),
        ("KOREA DEMOCRATIC PEOPLE'S REPUBLIC OF", "north-korea"),
        ("Congo, Democratic Republic of the", "democratic-republic-of-the-congo"),
        ("Iran (Islamic Republic of)", "iran"),
        ("Antigua & Barbuda", "antigua-and-barbuda"),
        ("ST LUCIA", "saint-lucia"),
        ("St. Lucia", "saint-lucia"),
        ("U.S.S.R.", "soviet-union"),
        ("BYELORUSSIA S S R", "belarus"),
        ("VIETNAM, SOCIALIST REP OF", "vietnam"),
        ("Burma (Myanmar)", "myanmar"),
        ("Denmark (Greenland)", "denmark"),
        ("Greenland (Denmark)", "greenland"),
        ("PALESTINE (INCL. PLO)", "palestine"),
        ("CONGO, REPUBLIC OF FORMERLY CONGO PR", "republic-of-the-congo"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("COTE D'IVOIRE", "ivory-coast"),
        ("newzealand", "new-zealand"),
        ("soafrica", "south-africa"),
        ("hessegrand", "hesse-darmstadt"),
        ("Казахстан", "kazakhstan"),
        ("中国", "china"),
        ("Allemagne", "germany"),
        ("UNITED KINGDOM", "united-kingdom"),
        ("EUROPEAN ATOMIC ENERGY COMMUNITY (EURATOM)", "european-atomic-energy-community"),
        ("Niger", "niger"),
        ("Guinea", "guinea"),
        ("GUINEA, EQUATORIAL", "equatorial-guinea"),
        ("Dominica", "dominica"),
    ],
)
def test_name_is_known_in_any_spelling(text, id):
    assert named(text) == id


@pytest.mark.parametrize(
    ("text", "when", "id"),
    [
        ("GERMANY", "1900-01-01", "germany"),
        ("GERMANY", "1960-01-01", "west-germany"),
        ("GERMANY", "1990-10-02", "west-germany"),
        ("GERMANY", "1990-10-03", "germany"),
        ("GERMANY", None, "germany"),
        ("GERMANY FEDERAL REPUBLIC", "1882-01-01", "west-germany"),
        ("GERMANY FEDERAL REPUBLIC", "2000-01-01", "germany"),
        ("RUSSIA", "1914-01-01", "russia"),
        ("RUSSIA", "1930-01-01", "soviet-union"),
        ("RUSSIA", "1995-01-01", "russia"),
        ("SOVIET UNION", "1884-01-01", "soviet-union"),
        ("TURKEY", "1878-07-13", "ottoman-empire"),
        ("TURKEY", "1950-01-01", "turkey"),
        ("AUSTRIA", "1815-06-09", "austria-hungary"),
        ("AUSTRIA", "1955-07-27", "austria"),
        ("YUGOSLAVIA", "1950-01-01", "yugoslavia"),
        ("YUGOSLAVIA", "1999-01-01", "serbia-and-montenegro"),
        ("YEMEN", "1960-01-01", "north-yemen"),
        ("YEMEN", "2000-01-01", "yemen"),
        ("VIETNAM", "1953-01-01", "south-vietnam"),
        ("VIETNAM", "1965-01-01", "vietnam"),  # as in both lists; the other is Republic of Vietnam
        ("VIETNAM", "1980-01-01", "vietnam"),
        ("KOREA", "1880-01-01", "korea"),
        ("KOREA", "1960-01-01", "south-korea"),
        ("KOREA", None, "korea"),
        ("CONGO", "1890-01-01", "democratic-republic-of-the-congo"),
        ("CONGO", "1970-01-01", "republic-of-the-congo"),
        ("CHINA REPUBLIC OF", "1945-01-01", "china"),
        ("CHINA REPUBLIC OF", "1965-01-01", "taiwan"),
        ("CHINA", "1965-01-01", "china"),
        ("UNITED ARAB REPUBLIC", "1959-01-01", "united-arab-republic"),
        ("UNITED ARAB REPUBLIC", "1965-01-01", "egypt"),
        ("BORNEO", "1847-01-01", "brunei"),
        ("BORNEO", "1950-01-01", None),
    ],
)
def test_day_decides_what_a_name_means(text, when, id):
    assert named(text, when) == id


@pytest.mark.parametrize(
    "text",
    ["", " ", "()", "Atlantis", "Congo (Kinshasa) (x)", "Congo (Unknown)", "Korea (Western)",
     "French Colonies", "Germny", "Islands", "Republic", "the", "France/Germany", "West", "1"],
)  # fmt: skip
def test_unknown_name_is_not_guessed(text):
    assert COUNTRIES.by_name(text) is None
    assert COUNTRIES.by_name(text, 0) is None


def test_demonym_is_not_a_name():
    assert named("Dutch") is None


def test_no_spelling_leads_to_two_countries_on_one_day():
    borne: dict[str, list[Any]] = {}
    for country in ALL:
        for key in {spelling(name) for name in country.names}:
            borne.setdefault(key, []).append((LONG_AGO, country.id))
        for name, stretches in country.dated.items():
            held = borne.setdefault("dated " + spelling(name), [])
            held += [(*days, country.id) for days in stretches]
    for key, bearers in borne.items():
        ends = sorted(bearers)
        if key.startswith("dated "):
            for (_, last, one), (first, _, other) in pairwise(ends):
                assert last < first, (key, one, other)
        else:
            assert len(bearers) == 1, (key, bearers)


def test_no_demonym_leads_to_two_countries():
    keys = [spelling(name) for country in ALL for name in country.demonyms]
    assert sorted(keys) == sorted(set(keys))


@given(st.sampled_from(ALL), st.randoms(use_true_random=False))
def test_every_name_finds_its_country_in_any_order_of_its_words(country, random):
    words = random.choice(country.names).upper().split()
    random.shuffle(words)
    assert COUNTRIES.by_name(" ".join(words)) == country


@given(st.text())
def test_any_text_is_a_name_or_is_not(text):
    COUNTRIES.by_name(text, 0)


def test_near_misses_come_best_first():
    assert [country.id for country in COUNTRIES.near("Kazahstan", 1)] == ["kazakhstan"]
    assert len(COUNTRIES.near("Guinea")) == 3
    assert COUNTRIES.near("") == []


# Codes


@pytest.mark.parametrize(
    ("system", "code", "when", "id"),
    [
        ("cow", "255", "1850-01-01", "prussia"),
        ("cow", "255", "1871-01-17", "prussia"),
        ("cow", "255", "1871-01-18", "germany"),
        ("cow", "255", "1995-01-01", "germany"),
        ("cow", "255", None, "germany"),
        ("cow", "260", "1970-01-01", "west-germany"),
        ("gw", "260", "1970-01-01", "west-germany"),
        ("gw", "260", "1995-01-01", "germany"),
        ("cow", "265", None, "east-germany"),
        ("cow", "325", "1855-01-26", "sardinia"),
        ("cow", "325", "1882-05-20", "italy"),
        ("cow", "365", "1900-01-01", "russia"),
        ("cow", "365", "1939-08-23", "soviet-union"),
        ("cow", "365", "1992-01-01", "russia"),
        ("cow", "345", "1900-01-01", "serbia"),
        ("cow", "345", "1930-01-01", "yugoslavia"),
        ("cow", "345", "1943-01-01", "yugoslavia"),
        ("cow", "345", "2000-01-01", "serbia-and-montenegro"),
        ("cow", "345", "2010-01-01", "serbia"),
        ("gw", "340", "2010-01-01", "serbia"),
        ("gw", "345", "2000-01-01", "serbia-and-montenegro"),
        ("cow", "640", "1914-01-01", "ottoman-empire"),
        ("cow", "640", "1952-01-01", "turkey"),
        ("cow", "300", "1820-01-01", "austria-hungary"),
        ("cow", "816", "1960-01-01", "vietnam"),
        ("cow", "678", None, "north-yemen"),
        ("gw", "678", "1980-01-01", "north-yemen"),
        ("gw", "678", "2000-01-01", "yemen"),
        ("cow", "679", None, "yemen"),
        ("cow", "730", "1900-01-01", "korea"),
        ("iso3", "KAZ", None, "kazakhstan"),
        ("iso2", "NO", None, "norway"),
        ("iso3", "ZAR", None, "democratic-republic-of-the-congo"),
        ("iso3", "CSK", None, "czechoslovakia"),
        ("m49", "528", None, "netherlands"),
        ("iso-numeric", "004", None, "afghanistan"),
        ("wikidata", "Q458", None, "european-union"),
        ("cow", "999", None, None),
        ("iso3", "EUR", None, None),
        # what ISO assigns to a country of today is, on a day, the state that had its name
        ("iso3", "DEU", "1980-01-01", "west-germany"),
        ("iso2", "DE", "1980-01-01", "west-germany"),
        ("m49", "276", "1980-01-01", "west-germany"),
        ("iso3", "DEU", "1900-01-01", "germany"),
        ("iso3", "DEU", None, "germany"),
        ("iso3", "RUS", "1950-01-01", "soviet-union"),
        ("iso3", "TUR", "1900-01-01", "ottoman-empire"),
        ("iso3", "AUT", "1900-01-01", "austria-hungary"),
        ("iso3", "YEM", "1980-01-01", "north-yemen"),
        ("iso3", "MYS", "1960-01-01", "malaya"),
        ("wikidata", "Q183", "1980-01-01", "germany"),  # names one state for good
        # withdrawn and other codes
        ("iso3", "SUN", "1980-01-01", "soviet-union"),
        ("iso3", "DDR", "1980-01-01", "east-germany"),
        ("iso3", "YUG", "1980-01-01", "yugoslavia"),
        ("iso3", "YUG", "1995-01-01", "serbia-and-montenegro"),
        ("iso3", "ROM", "1990-01-01", "romania"),
        ("iso3", "ZAR", "1990-01-01", "democratic-republic-of-the-congo"),
        ("iso3", "TMP", "1990-01-01", "timor-leste"),
        ("iso2", "CS", "1990-01-01", "czechoslovakia"),
        ("iso2", "CS", "2005-01-01", "serbia-and-montenegro"),
        ("iso2", "XK", None, "kosovo"),
        ("iso3", "XKX", None, "kosovo"),
        ("iso2", "EL", None, "greece"),
        ("iso2", "UK", None, "united-kingdom"),
        # the letters of the lists
        ("cow", "GMY", "1850-01-01", "prussia"),
        ("cow", "GMY", "1900-01-01", "germany"),
        ("cow", "GFR", "1970-01-01", "west-germany"),
        ("cowc", "UKG", None, "united-kingdom"),
        ("gwn", "260", "1995-01-01", "germany"),
        ("gw", "XYZ", None, None),
    ],
)  # fmt: skip
def test_day_decides_what_a_code_means(system, code, when, id):
    assert coded(system, code, when) == id


def test_code_over_a_period_is_each_state_in_turn():
    days = span("1900-01-01/1995-12-31")
    terms = COUNTRIES.over(lambda day: COUNTRIES.by_code("cow", "365", day), days)
    assert [(term.country.id, term.days) for term in terms] == [
        ("russia", span("1900-01-01/1922-12-29")),
        ("soviet-union", span("1922-12-30/1991-12-25")),
        ("russia", span("1991-12-26/1995-12-31")),
    ]


def test_name_over_a_period_without_a_change_is_one_state():
    days = span("1900-01-01/..")
    (term,) = COUNTRIES.over(lambda day: COUNTRIES.by_name("France", day), days)
    assert (term.country.id, term.days) == ("france", days)


def test_two_names_joined_are_one_state_only_if_a_list_counts_them_so():
    assert named("Italy/Sardinia", "1850-01-01") == "sardinia"
    assert named("Germany (Prussia)", "1900-01-01") == "germany"
    assert named("Tanzania/Tanganyika") == "tanzania"
    assert named("France/Germany") is None


def test_unknown_system_of_codes_is_refused():
    with pytest.raises(BadValue, match="is no system of country codes; did you mean 'iso3'"):
        COUNTRIES.by_code("iso33", "KAZ")


def test_codes_match_their_pattern_and_lead_back():
    patterns: dict[str, Any] = {
        name: each.pattern for name, each in read_vocabulary(example_folder()).codes.items()
    }
    patterns.setdefault("iso2", re.compile("[A-Z]{2}"))
    for country in ALL:
        held = [*country.ids.items(), *((spell.system, spell.code) for spell in country.spells)]
        for system, code in held:
            assert system in SYSTEMS
            assert re.fullmatch(patterns[system], code), (country.id, system, code)
        for system, code in country.ids.items():
            assert COUNTRIES.by_code(system, code) == country
        for spell in country.spells:
            assert COUNTRIES.by_code(spell.system, spell.code, spell.days.last) == country


# Records


def test_records_are_whole():
    ids = {country.id for country in ALL}
    assert len(ids) == len(ALL) == len(COUNTRIES)
    for country in ALL:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", country.id)
        assert country.kind in ("country", "institution")
        assert country.within is None or country.within in ids
        assert COUNTRIES[country.id] == country
    assert any(country.kind == "institution" for country in ALL)


def test_example_data_and_the_table_agree():
    for node in load_folder(example_folder()).nodes:
        if node.kind == "country" or node.id in {country.id for country in ALL}:
            country = COUNTRIES[node.id]
            assert country.kind == node.kind
            assert COUNTRIES.by_name(node.name) == country
            assert {*node.attributes.get("demonyms", ())} <= {*country.demonyms}
            assert node.ids.items() <= country.ids.items()


def test_spells_of_a_system_do_not_overlap():
    for country in ALL:
        for system in ("cow", "gw"):
            days = sorted(country.existence(system))
            assert all(one.last < other.first for one, other in pairwise(days))


def test_two_systems_keep_their_own_days():
    poland = COUNTRIES["poland"]
    assert poland.existence("cow") == (span("1918-11-03/1939-09-27"), span("1945-06-28/.."))
    assert poland.existence("gw") == (span("1918-11-11/.."),)
    assert COUNTRIES["texas"].existence() == (span("1836-03-02/1845-12-29"),)
    assert COUNTRIES["gibraltar"].existence() == ()


@pytest.mark.parametrize(
    ("key", "day", "later"),
    [
        ("kazakhstan", "1891-04-14", True),
        ("kazakhstan", "1995-01-01", False),
        ("algeria", "1900-01-01", True),  # a regency before, a republic later
        ("portugal", "1703-05-16", False),  # older than the lists
        ("poland", "1942-01-01", False),  # one list counts it throughout
        ("prussia", "1900-01-01", False),
        ("gibraltar", "1900-01-01", False),  # no list knows
    ],
)
def test_which_states_came_later(key, day, later):
    assert COUNTRIES[key].is_state_later(span(day).first) is later


def test_region_of_today_is_not_the_state_that_bore_its_name():
    def called(name: str, day: str) -> str | None:
        found = COUNTRIES.by_name(name, span(day).first)
        return found.id if found else None

    assert called("Sicily", "1838-01-01") == "two-sicilies"
    assert called("Sicily", "2018-06-01") is None
    assert called("Somaliland", "1931-01-01") == "british-somaliland"
    assert called("Somaliland", "2018-06-01") is None


# The lists and tables of others, where they are present


def test_script_makes_the_same_bytes_again(tmp_path):
    lists = shared("codes/country-codes.csv", "that the table can be made again").parent
    script = ROOT / "tools" / "countries.py"
    out = tmp_path / "countries.yaml"
    subprocess.run([sys.executable, script, lists, "--out", out], check=True, timeout=120)
    assert out.read_bytes() == TABLE.read_bytes()
    assert out.with_name("letters.csv").read_bytes() == LETTERS.read_bytes()


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_every_state_of_the_lists_is_there_on_its_days(system):
    for row in table_rows(f"codes/{system}_states.csv", "codes and days of states"):
        code = row[f"{system}code"]
        first = day(row["start"])
        last = FAR_OFF if row["end"] in ("", "9999-12-31") else day(row["end"])
        for when in (first, last):
            country = COUNTRIES.by_code(system, code, when)
            stretches = [spell.days for spell in country.spells if spell.system == system]
            assert any(days.first <= when <= days.last for days in stretches), row


def days_of(row):
    """The days on which to look at a state: its first, its last, and every New Year between."""
    first, last = day(row["start"]), min(day(row["end"] or "9999-12-31"), day("2030-01-01"))
    years = (day(f"{year}-01-01") for year in range(1816, 2031))
    return [first, *(each for each in years if first < each < last), last]


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_name_number_and_letters_of_a_state_lead_to_one_node_on_every_day(system):
    different = []
    for row in table_rows(f"codes/{system}_states.csv", "names against codes, day by day"):
        for when in days_of(row):
            number = COUNTRIES.by_code(system, row[f"{system}code"], when)
            letters = COUNTRIES.by_code(system, row[f"{system}c"], when)
            name = COUNTRIES.by_name(row["country_name"], when)
            if not number == letters == name:
                different.append((row, when, number and number.id, name and name.id))
    assert different == []


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_codes_of_iso_and_the_lists_agree_while_the_name_is_that_of_today(system):
    """DEU and 255 or 260 are one node whenever the list itself calls that state Germany."""
    for row in table_rows(f"codes/{system}_states.csv", "ISO codes against those of the lists"):
        bearer = COUNTRIES.by_name(row["country_name"])
        if bearer is None or "iso3" not in bearer.ids:
            continue
        for when in days_of(row):
            listed = COUNTRIES.by_code(system, row[f"{system}code"], when)
            if COUNTRIES.by_name(bearer.name, when) == listed:
                for code in bearer.ids.keys() & {"iso2", "iso3", "m49"}:
                    assert COUNTRIES.by_code(code, bearer.ids[code], when) == listed, (row, when)


def test_parties_of_the_uk_treaties_are_known():
    path = shared("uk_treaties/uk_treaties_records.jsonl", "names of parties to treaties")
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    mentions = [
        name for each in records for name in (each.get("country_name") or "").split(" ; ") if name
    ]
    known = [name for name in mentions if COUNTRIES.by_name(name)]
    assert len(known) / len(mentions) >= 0.99


@pytest.mark.parametrize("office", ["President", "Secretary"])
def test_countries_of_visits_are_known(office):
    rows = table_rows(f"us_travels/American{office}Visit.csv", "countries of visits")
    names = {row["destination country"] for row in rows}
    assert [name for name in names if not COUNTRIES.by_name(name)] == []


def test_members_of_alliances_are_known():
    rows = table_rows("cow_alliances/alliance_v4.1_by_member.csv", "codes of members")
    for row in rows:
        began = date(*(int(row[f"mem_st_{part}"]) for part in ("year", "month", "day")))
        assert COUNTRIES.by_code("cow", row["ccode"], began.toordinal() - EPOCH)


def test_successions_follow_the_end_of_the_earlier_state():
    table = countries()
    for each in successors():
        earlier, later = table[each.earlier], table[each.later]
        stretches = earlier.existence("cow") or earlier.existence("gw")
        assert each.day == stretches[-1].last + 1, each
        assert each.effect in ("continues", "absorbs")
        assert later.kind == "country"
    assert len({each.earlier for each in successors()}) == len(successors())
