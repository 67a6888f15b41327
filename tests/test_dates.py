"""Earliest and latest day of EDTF dates."""

from __future__ import annotations

import warnings
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatygraph import BadValue
from treatygraph.dates import FAR_OFF, LONG_AGO, UNDATED, day, span, year

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
        "0000",
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


@given(st.text(alphabet="0123456789-/.~?%XNO ", max_size=14))
def test_any_text_is_a_date_with_ordered_bounds_or_refused(text):
    try:
        first, last = span(text)
    except BadValue:
        return
    assert LONG_AGO <= first <= last <= FAR_OFF
