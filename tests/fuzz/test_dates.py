"""Texts that may be EDTF dates: days in order, or a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from fuzz.mutation import fuzzed, report
from treatygraph import dates

PARTS = ("2023", "-05", "-05-04", "2018~", "201X", "2023-21", "2019/..", "-0044", "[2021,2022]")
PIECES = st.sampled_from([*PARTS, *"0123456789-/.~?%XYES[]{}, é٣", "..", "Y-", "\0"])
TEXTS = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=12)


def test_text_is_a_date_or_is_refused():
    refused = 0

    @fuzzed()
    @given(TEXTS)
    def parsed(text: str) -> None:
        nonlocal refused
        try:
            first, last = dates.span(text)
        except tg.BadValue:
            refused += 1
        else:
            assert dates.LONG_AGO <= first <= last <= dates.FAR_OFF

    parsed()
    report("dates", refused)
