"""Names of countries in other languages and in the tables of others."""

import subprocess
import sys
from pathlib import Path

import babel
import pytest

from importing import read, write_mapping, write_table
from treatygraph.dates import span
from treatygraph.importers.report_result import result_of
from treatygraph.states.countries import countries
from treatygraph.states.more_names import FILE, more_names

ROOT = Path(__file__).parent.parent
COUNTRIES = countries()
UNITED_NATIONS = ("ar", "en", "es", "fr", "ru", "zh")
OTHERS = ("de", "fa", "it", "ja", "ko", "nl", "pl", "pt", "tr", "uk")


def named(text, day=None):
    found = COUNTRIES.by_name(text, None if day is None else span(day).first)
    return found and found.id


def cldr(language):
    """The names that CLDR has for the countries of ISO 3166, with the ids of these."""
    territories = babel.Locale.parse(language).territories
    coded = {each.ids["iso2"]: each.id for each in COUNTRIES if "iso2" in each.ids}
    return {name: coded[code] for code, name in territories.items() if code in coded}


@pytest.mark.parametrize("language", [*UNITED_NATIONS, *OTHERS])
def test_short_names_of_cldr_lead_to_their_country_and_to_no_other(language):
    names = cldr(language)
    assert len(names) >= 249
    found = {name: named(name) for name in names}
    known = {name: key for name, key in found.items() if key is not None}
    assert known.items() <= names.items()
    assert len(known) / len(names) >= 0.97


@pytest.mark.parametrize(
    ("text", "id"),
    [
        # World Bank
        ("Korea, Rep.", "south-korea"),
        ("Korea, Dem. People's Rep.", "north-korea"),
        ("Egypt, Arab Rep.", "egypt"),
        ("Venezuela, RB", "venezuela"),
        ("Yemen, Rep.", "yemen"),
        ("Congo, Dem. Rep.", "democratic-republic-of-the-congo"),
        ("Congo, Rep.", "republic-of-the-congo"),
        ("Iran, Islamic Rep.", "iran"),
        ("Gambia, The", "gambia"),
        ("Bahamas, The", "bahamas"),
        ("Micronesia, Fed. Sts.", "micronesia"),
        ("Hong Kong SAR, China", "hong-kong"),
        ("Lao PDR", "laos"),
        ("West Bank and Gaza", "palestine"),
        ("St. Kitts and Nevis", "saint-kitts-and-nevis"),
        ("St. Martin (French part)", "saint-martin"),
        ("Virgin Islands (U.S.)", "united-states-virgin-islands"),
        # Gleditsch and Ward, Correlates of War, V-Dem
        ("Rumania", "romania"),
        ("Cambodia (Kampuchea)", "cambodia"),
        ("Myanmar (Burma)", "myanmar"),
        ("Burma/Myanmar", "myanmar"),
        ("Korea, People's Republic of", "north-korea"),
        ("Bosnia-Herzegovina", "bosnia-and-herzegovina"),
        ("Yemen (Arab Republic of Yemen)", "yemen"),
        ("Palestine/West Bank", "palestine"),
        ("Piedmont-Sardinia", "sardinia"),
        ("Republic of Vietnam", "south-vietnam"),
        # United Nations and European Union
        ("Bolivia (Plurinational State of)", "bolivia"),
        ("Netherlands (Kingdom of the)", "netherlands"),
        ("United Kingdom of Great Britain and Northern Ireland", "united-kingdom"),
        ("Micronesia (Federated States of)", "micronesia"),
        ("Türkiye", "turkey"),
        ("Viet Nam", "vietnam"),
        ("State of Palestine", "palestine"),
        ("China, Hong Kong Special Administrative Region", "hong-kong"),
        ("Kosovo*", "kosovo"),
        ("Kosovo (under United Nations Security Council Resolution 1244/99)", "kosovo"),
        ("Germany (until 1990 former territory of the FRG)", "germany"),
        # inverted and abbreviated
        ("UK", "united-kingdom"),
        ("U.A.E.", "united-arab-emirates"),
        ("Dominican Rep.", "dominican-republic"),
        ("Macedonia, Former Yugoslav Republic of", "north-macedonia"),
        ("Tanzania, United Republic of", "tanzania"),
        ("Moldova, Rep. of", "moldova"),
    ],
)
def test_spellings_of_other_tables_are_known(text, id):
    assert named(text) == id


@pytest.mark.parametrize("text", ["Allemagne", "Deutschland", "Германия", "德国", "Almanya"])
def test_name_of_any_language_is_the_state_of_the_day(text):
    assert named(text, "1900-01-01") == "germany"
    assert named(text, "1980-01-01") == "west-germany"
    assert named(text) == named(text, "2000-01-01") == "germany"


def test_name_that_only_one_state_had_is_not_passed_on():
    assert named("German Empire", "1980-01-01") == "germany"


@pytest.mark.parametrize(
    ("text", "count"), [("Virgin Islands", 2), ("Guiana", 3), ("France", 0), ("Atlantis", 0)]
)
def test_ambiguous_name_is_not_resolved_and_says_what_it_may_mean(text, count):
    assert len(COUNTRIES.sharing(text)) == count
    assert named(text) == ("france" if text == "France" else None)


def test_import_reports_an_ambiguous_name_with_what_it_may_mean(tmp_path):
    mapping = write_mapping(
        tmp_path,
        """\
        tables:
          t:
            nodes:
              guest: {kind: person, name: '{guest}'}
              host: {country: {name: '{host}'}}
            relations:
              visit: {type: visited, from: guest, to: host, status: happened}
        """,
    )
    table = write_table(tmp_path, "guest,host\nDoe,Virgin Islands\nDoe,Kenya\n")
    report = read(mapping, table).account
    assert [str(each.reason) for each in report.rejects] == [
        "ambiguous name: 'Virgin Islands' may be British Virgin Islands"
        " or United States Virgin Islands"
    ]
    (row,) = (row for row in result_of(report, "").rows if row["what"] == "ambiguous name")
    assert row["near"] == ["British Virgin Islands", "United States Virgin Islands"]


@pytest.mark.parametrize("text", ["afuganisutan", "arubania"])
def test_key_of_a_name_in_other_letters_is_no_name(text):
    assert named(text) is None


def test_no_key_has_two_lines():
    keys = [
        key
        for line in FILE.read_text("utf-8").splitlines()[1:]
        for key in line.partition("\t")[2].split("|")
    ]
    assert len(keys) == len(set(keys)) == len(more_names())


def test_names_are_not_loaded_for_a_name_of_the_table():
    code = (
        "import sys; from treatygraph.states.countries import countries\n"
        "from treatygraph.states.more_names import more_names\n"
        "countries().by_name('France'); countries().by_name('France', 0)\n"
        "assert more_names.cache_info().misses == 0\n"
        "countries().by_name('Frankreich'); assert more_names.cache_info().misses == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_script_makes_the_same_names_again(tmp_path):
    made_of = FILE.read_text("utf-8").partition("babel ")[2].partition(")")[0]
    if babel.__version__ != made_of:
        pytest.skip(f"babel is {babel.__version__}, not {made_of}: names were not made again")
    out = tmp_path / "names.tsv"
    script = ROOT / "tools" / "country_names.py"
    subprocess.run([sys.executable, script, "--out", out], check=True, timeout=120)
    assert out.read_bytes() == FILE.read_bytes()


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Suomi", "finland"),
        ("Sverige", "sweden"),
        ("Hrvatska", "croatia"),
        ("Magyarország", "hungary"),
        ("Ελλάδα", "greece"),
        ("Қазақстан", "kazakhstan"),
        ("Oʻzbekiston", "uzbekistan"),
        ("Тоҷикистон", "tajikistan"),
        ("საქართველო", "georgia"),
        ("ישראל", "israel"),
        ("Sowjetunion", "soviet-union"),
        ("URSS", "soviet-union"),
        ("Чехословакия", "czechoslovakia"),
        ("Jugoslawien", "yugoslavia"),
        ("RDA", "east-germany"),
        ("Autriche-Hongrie", "austria-hungary"),
    ],
)
def test_states_are_known_by_their_own_names_and_past_ones_in_common_languages(text, id):
    assert named(text) == id
