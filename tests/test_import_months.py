"""Dates with names of months in the languages of CLDR."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale, dates, localedata

from importing import one_visit, write_mapping
from treatygraph.errors import DataError
from treatygraph.importers import load_mapping
from treatygraph.importers.rejection import RowRejected
from treatygraph.importers.values import months
from treatygraph.importers.values.dates import reader

DAYS = [date(1990, month, 4) for month in range(1, 13)]
LANGUAGES = [
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "tr",
    "uk",
    "zh",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_dates_of_cldr_are_read_back(language):
    read = reader([language])
    texts = {day: dates.format_date(day, "long", Locale(language)) for day in DAYS}
    assert {day: read(text) for day, text in texts.items()} == {
        day: day.isoformat() for day in DAYS
    }


def test_month_and_year_are_read_in_nearly_all_languages_of_cldr():
    # the other locales have no names of their own: their months are M01, M02, …
    codes = [each for each in localedata.locale_identifiers() if "_" not in each and named(each)]
    assert len(codes) > 250
    wrong, unread = [], set()
    for code in codes:
        for number, name in Locale(code).months["stand-alone"]["wide"].items():
            try:
                found = reader([code])(f"{name} 1990")
            except Exception:
                unread.add(code)
            else:
                wrong += [] if found == f"1990-{number:02d}" else [(code, name, found)]
    assert not wrong
    assert len(unread) < 0.05 * len(codes), sorted(unread)


def named(code: str) -> bool:
    return Locale(code).months["stand-alone"]["wide"].get(1, "M01")[:2] not in ("M0", "1")


@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        ("French", "1er août 1990", "1990-08-01"),
        ("French", "3–5 mai 1990", "1990-05-03/1990-05-05"),
        ("Portuguese", "1.º de março de 1990", "1990-03-01"),
        ("Persian", "۳ ژانویه ۱۹۹۰", "1990-01-03"),
        ("Hungarian", "1990. május 3.", "1990-05-03"),
        ("vi", "ngày 3 tháng 5 năm 1990", "1990-05-03"),
        ("pl", "listopad 1990", "1990-11"),
        ("cs", "listopad 1990", "1990-11"),
        ("hr", "listopad 1990", "1990-10"),
        ("words", "3 de mayo de 1990", "1990-05-03"),
        ("%d %B %Y", "3 mai 1990", "1990-05-03"),
        ("%d %b %Y", "3 Oct 1990", "1990-10-03"),
        ("%d. %B %Y", "3. März 1990", "1990-03-03"),
    ],
)
def test_date_in_words(format, text, expected):
    assert reader([format])(text) == expected


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("German", "31. Juni 1990"),
        ("German", "vor dem 3. Mai 1990"),  # a word that changes the date
        ("German", "irgendwann 1990"),
        ("German", "3 mayo 1990"),
        ("zh", "1990年13月"),
        ("%d %B %Y", "3 smarch 1990"),
    ],
)
def test_text_that_is_no_date_of_the_language_is_rejected(format, text):
    with pytest.raises(RowRejected, match="no date like"):
        reader([format])(text)


def test_month_of_several_languages_needs_the_language(monkeypatch):
    months._names.cache_clear()
    monkeypatch.setattr(months, "COMMON", ("hr", "pl"))
    try:
        with pytest.raises(RowRejected, match="a month of several languages"):
            reader(["words"])("3 listopad 1990")
        assert reader(["words", "hr"])("3 listopad 1990") == "1990-10-03"
        assert reader(["words", "pl"])("3 listopad 1990") == "1990-11-03"
    finally:
        months._names.cache_clear()


def test_format_of_a_mapping_has_a_language(tmp_path):
    visit = "date: {of: '{day}', date: '%d. %b %Y', language: German}"
    dataset, _ = one_visit(tmp_path, visit, "day", "3. Okt. 1990")
    assert dataset.relations[0].date == "1990-10-03"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{of: '{day}', date: Gemran}", "'Gemran' is no language of CLDR; did you mean 'German'"),
        ("{of: '{day}', date: '%Y', language: Klingon}", "'Klingon' is no language of CLDR"),
        ("{of: '{day}', language: German}", "language goes with date"),
    ],
)
def test_language_that_is_none_is_an_error_of_the_mapping(value, message, tmp_path):
    text = f"tables: {{t: {{nodes: {{n: {{kind: place, name: {value}}}}}}}}}\n"
    with pytest.raises(DataError, match=message):
        load_mapping(str(write_mapping(tmp_path, text)))
