"""Patterns of treatygraph itself take a time that grows with the length of a text only."""

from __future__ import annotations

import time

import pytest

from treatygraph.importers.files import pajek, sheet_area, sheet_dates
from treatygraph.importers.run import node_resolver, references
from treatygraph.importers.values import english_dates
from treatygraph.states import spelling

LONG = 200_000  # characters; the square is hours


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (node_resolver.WHOLE.fullmatch, "0" * LONG + "x"),
        (references.WHOLE.fullmatch, "1" + "0" * LONG + "x"),
        (english_dates.DASH.split, "1990" + " " * LONG + "x"),
        (spelling.NOTE.search, "Congo" + ", " * LONG + "x"),
        (sheet_dates.LITERAL.findall, "[" * LONG),
        (pajek.WORD.findall, "[ " * LONG),
        (sheet_area.ROW.findall, b"<row" + b' r="1"' * LONG),
        (sheet_area.CELL.findall, b"<c" + b' r="A' * LONG),
    ],
)
def test_pattern_takes_linear_time(call, text):
    start = time.process_time()
    call(text)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("whole", [node_resolver.WHOLE, references.WHOLE])
def test_form_of_a_number_is_the_digits_without_zeros_around(whole):
    found = {text: whole.fullmatch(text) for text in ("02", "2.00", "000", "0100", "2.", "2.5", "")}
    assert {text: match and match[1] for text, match in found.items()} == {
        "02": "2", "2.00": "2", "000": "0", "0100": "100", "2.": "2", "2.5": None, "": None
    }  # fmt: skip


def test_parts_of_an_english_interval_are_split_with_their_blanks():
    split = english_dates.DASH.split
    assert split("1 May  -  3 June") == ["1 May", "3 June"]
    assert split("May to June") == ["May", "June"]
    assert split("1990-1991") == ["1990", "1991"]
