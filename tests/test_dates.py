"""Earliest and latest day of EDTF dates."""

from __future__ import annotations

import io
import sys
import threading
import warnings
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatygraph import BadValue
from treatygraph.dates import FAR_OFF, LONG_AGO, UNDATED, day, span, year
from treatygraph.dates.calendar import date_of, day_number

with warnings.catch_warnings(action="ignore"):  # its grammar is at odds with newer pyparsing
    from edtf import parse_edtf


def days(text: str) -> tuple[str, str]:
    first, last = span(text)
    return day(first), day(last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-05", "2023-05-01", "2023-05-31"),
        ("2023-04", "2023-04-01", "2023-04-30"),
        ("2023-05-03", "2023-05-03", "2023-05-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_plain_date_covers_its_year_month_or_day(text, first, last):
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["2023~", "2023?", "2023%", "2023-05~", "2023-05-03?"])
def test_marks_of_doubt_move_no_bound(text):
    assert span(text) == span(text[:-1])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-01/2022-10", "2022-01-01", "2022-10-31"),
        ("2023-05-03/2023-05-04", "2023-05-03", "2023-05-04"),
        ("2022/2023-02", "2022-01-01", "2023-02-28"),
        ("2023-05/2023-05", "2023-05-01", "2023-05-31"),
        ("1984?/2004~", "1984-01-01", "2004-12-31"),
        ("../2021-05-20", "..", "2021-05-20"),
        ("/2021-05-20", "..", "2021-05-20"),
        ("2022-12-27/..", "2022-12-27", ".."),
        ("2022-12-27/", "2022-12-27", ".."),
        ("2023-21/2023-22", "2023-03-01", "2023-08-31"),
    ],
)
def test_interval_runs_from_its_first_to_its_last_day(text, first, last):
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("[2021,2023]", "2021-01-01", "2023-12-31"),
    ],
)
def test_seasons_decades_and_sets_are_dates_too(text, first, last):
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-24", "2023-12-01", "2024-02-29"),  # winter begins in December
        ("2022-28", "2022-12-01", "2023-02-28"),
        ("2022-29", "2022-09-01", "2022-11-30"),  # spring in the south
        ("2022-30", "2022-12-01", "2023-02-28"),
        ("2022-31", "2022-03-01", "2022-05-31"),
        ("2022-34", "2022-04-01", "2022-06-30"),
        ("2022-38", "2022-05-01", "2022-08-31"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("-0043", "-0043-01-01", "-0043-12-31"),
        ("-1985-04-12", "-1985-04-12", "-1985-04-12"),
        ("Y-17000", "Y-17000", "Y-17000"),
        ("Y17E4", "Y170000", "Y170000"),
        ("Y3388E2S3", "Y338000", "Y338999"),
        ("Y171010S3", "Y171000", "Y171999"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("-1950S2", "-1999-01-01", "-1900-12-31"),
        ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("-1XXX", "-1999-01-01", "-1000-12-31"),
        ("2004-1X", "2004-10-01", "2004-12-31"),
        ("2023-02-3X", None, None),  # no such day
        ("2004-01-01T10:10:10Z", "2004-01-01", "2004-01-01"),
        ("2004-01-01T10:10:10+05:30", "2004-01-01", "2004-01-01"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
        ("?2004-06-~11", "2004-06-11", "2004-06-11"),
        ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[1667, 1760-12]", "1667-01-01", "1760-12-31"),
        ("[..1760-12-03]", "..", "1760-12-03"),
        ("[1760-12..]", "1760-12-01", ".."),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("{..1984}", "..", "1984-12-31"),
    ],
)
def test_every_level_of_edtf_is_read(text, first, last):
    if first is None:
        with pytest.raises(BadValue, match="is no date in EDTF"):
            span(text)
    else:
        assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["Y5800001", "Y-5800001", "Y1E9"])
def test_year_beyond_the_numbers_of_days_is_rejected(text):
    with pytest.raises(BadValue, match="years reach from -5800000 to 5800000"):
        span(text)


@pytest.mark.parametrize(
    "text",
    [
        *("-0000", "-0000-21", "Y1700", "Y-0", "1950S5", "1950S0", "2023-42", "2023-20"),
        *("~2023~", "2023~~", "2023-21-01", "X", "20X", "-XX", "2004-01-01T25:00:00Z"),
        *("[]", "{}", "[..]", "[2020..2010]", "[2020..,2021]", "[2019,..2020]", "[2020", "2020]"),
        *("[2020/2021]", "{2020,}", "[2004-01-01T10:10:10Z,2005]", "2004-01-01T10:10:10Z/2005"),
    ],
)
def test_text_that_only_looks_like_edtf_is_rejected(text):
    with pytest.raises(BadValue, match="is no date in EDTF"):
        span(text)


def test_threads_that_read_dates_leave_standard_output_alone(monkeypatch):
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdout", printed)
    span.cache_clear()

    def read() -> None:
        for number in range(1000, 1300):
            span(f"{number}-21")

    threads = [threading.Thread(target=read) for _ in range(3)]
    for each in threads:
        each.start()
    for number in range(2000):
        print(number)
    for each in threads:
        each.join()
    assert sys.stdout is printed
    assert printed.getvalue().count("\n") == 2000


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "NO",
        "Wednesday",
        "May 2023",
        "2023-02-30",
        "2023-02-29",
        "2023-04-31",
        "2023-13",
        "2023-00",
        "2023-05-00",
        "2023-05-32",
        "2023-99",
        "2023-5",
        "23",
        "02023",
        "2023 ",
        " 2023",
        "2023-05-03-01",
        "03.05.2023",
        "２０２３",
        "..",
        "2023/2024/2025",
        "2023-02-30/2023-03-01",
        "2022/NO",
        "true",
    ],
)
def test_invalid_date_is_rejected_with_examples(text):
    with pytest.raises(BadValue, match="is no date in EDTF, such as 2023, 2023-05 or 2023-05-03"):
        span(text)


@pytest.mark.parametrize("text", ["2023/2022", "2023-05-04/2023-05-03", "2023-06/2023-05"])
def test_interval_that_ends_before_it_begins_is_refused(text):
    with pytest.raises(BadValue, match="ends before it begins"):
        span(text)


@pytest.mark.parametrize("text", ["/", "../..", "../", "/.."])
def test_interval_without_any_end_is_refused(text):
    with pytest.raises(BadValue, match="says nothing"):
        span(text)


def test_refusal_prints_nothing(capsys):
    with pytest.raises(BadValue):
        span("sometime")
    assert capsys.readouterr() == ("", "")


def test_open_ends_lie_outside_every_day_that_can_be_written():
    assert span("../2021").first == LONG_AGO < span("0001-01-01").first
    assert span("2021/..").last == FAR_OFF > span("9999-12-31").last


def test_undated_relation_is_in_effect_on_no_day():
    assert UNDATED.first > span("9999-12-31").last
    assert UNDATED.last < span("0001-01-01").first


def plain_dates() -> st.SearchStrategy[str]:
    forms = ["%Y", "%Y-%m", "%Y-%m-%d"]
    # strftime does not pad years before 1000 on every platform
    moments = st.dates(min_value=date(1000, 1, 1))
    return st.builds(lambda moment, form: moment.strftime(form), moments, st.sampled_from(forms))


@cache
def by_library(text: str) -> tuple[str, str]:
    parsed = parse_edtf(text)
    bounds = parsed.lower_strict(), parsed.upper_strict()
    first, last = (date(*bound[:3]).isoformat() for bound in bounds)
    return first, last


@given(plain_dates())
def test_plain_dates_agree_with_the_edtf_package(text):
    assert days(text) == by_library(text)


@pytest.mark.parametrize("season", [21, 22, 23, 25, 26, 27, 29, 31, 32, *range(33, 42)])
def test_seasons_within_a_year_agree_with_the_edtf_package(season):
    assert days(f"1987-{season}") == by_library(f"1987-{season}")


@given(st.integers(1000, 9999), st.sampled_from(["{}X", "{}XX", "{}-XX", "{}-02-XX"]))
@settings(max_examples=50)
def test_unspecified_digits_agree_with_the_edtf_package(number, form):
    text = form.format(str(number)[: 4 - form.count("X")] if "-" not in form else number)
    assert days(text) == by_library(text)


@given(st.dates())
def test_calendar_agrees_with_the_one_of_python(moment):
    number = moment.toordinal() - date(1970, 1, 1).toordinal()
    assert day_number(moment.year, moment.month, moment.day) == number
    assert date_of(number) == (moment.year, moment.month, moment.day)


@given(st.integers(-5_800_000, 5_800_000), st.integers(1, 12), st.integers(1, 28))
def test_date_of_any_year_is_that_of_its_number(year, month, day):
    assert date_of(day_number(year, month, day)) == (year, month, day)


@given(plain_dates(), plain_dates())
@settings(max_examples=50)
def test_intervals_agree_with_the_edtf_package(one, other):
    start, end = sorted([one, other], key=lambda text: by_library(text)[0])
    if by_library(start)[0] > by_library(end)[1]:
        start, end = end, start
    assert days(f"{start}/{end}") == (by_library(start)[0], by_library(end)[1])


@given(st.dates())
def test_day_is_written_as_it_was_read(moment):
    text = moment.isoformat()
    assert days(text) == (text, text)
    assert year(span(text).first) == moment.year


@given(st.text(alphabet="0123456789-/.~?%XYES[{,}] ", max_size=14))
def test_any_text_is_a_date_with_ordered_bounds_or_refused(text):
    try:
        first, last = span(text)
    except BadValue:
        return
    assert LONG_AGO <= first <= last <= FAR_OFF
