"""What the columns of a table hold: states, dates, titles, words, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from ...states.countries import countries
from ..rejection import RowRejected
from ..values import dates
from ..values.months import COMMON

What = Literal["state", "states", "date", "title", "type", "number", "text", "empty"]
MOST = 300  # texts of a column that are looked at
STATES, DATES = 0.6, 0.9  # the share of texts that have to be one
YEAR = re.compile("1[5-9][0-9]{2}|20[0-9]{2}")
FLOAT_YEAR = re.compile(rf"(?:{YEAR.pattern})\.0")
NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*")
SPLITS = (";", "|", ",", "lines")
# of two formats that fit all texts, the first one is taken
FORMATS = (
    *("EDTF", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y%m%d"),
    *("%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "English", *(each for each in COMMON if each != "en")),
)
CODES = {"iso3": "[A-Za-z]{3}", "iso2": "[A-Za-z]{2}", "cow": "[0-9]{1,3}", "m49": "[0-9]{1,3}"}
NUMERIC = {"cow": "cow|ccode|statea|stateb|state[0-9]", "m49": "m49|un.?code|numeric"}


@dataclass(frozen=True)
class Column:
    """What a column holds.

    `way` is how its states are found, by name or a code; `split` what separates several; `formats`
    those of its dates, of which none has a month if it is `yearly`; `doubt` is what a person should
    look at.
    """

    name: str
    what: What
    way: str = "name"
    split: str = ""
    formats: tuple[str, ...] = ()
    doubt: str = ""
    yearly: bool = False
    length: float = 0


def recognised(name: str, texts: Sequence[str], rows: int) -> Column:
    """Return what a column of this name with these texts holds."""
    distinct = list(dict.fromkeys(texts))[:MOST]
    if not distinct:
        return Column(name, "empty")
    return (
        _states(name, distinct)
        or _dates(name, distinct)
        or _several_states(name, distinct)
        or _words(name, distinct, texts, rows)
    )


def is_state(text: str) -> bool:
    """Return whether a list of countries knows a name."""
    return countries().by_name(text) is not None


def _states(name: str, texts: Sequence[str]) -> Column | None:
    if _share(texts, is_state) >= STATES and not all(map(NUMBER.fullmatch, texts)):
        return Column(name, "state")
    for system, pattern in CODES.items():
        named = re.search(NUMERIC.get(system, ""), name, re.IGNORECASE)
        if named and _share(texts, partial(_is_code, system, pattern)) >= STATES:
            return Column(name, "state", way=system)
    return None


def _is_code(system: str, pattern: str, text: str) -> bool:
    if not re.fullmatch(pattern, text):
        return False
    code = text.upper() if system.startswith("iso") else text.lstrip("0")
    code = code.zfill(3) if system == "m49" else code
    return countries().by_code(system, code) is not None


def _several_states(name: str, texts: Sequence[str]) -> Column | None:
    for split in SPLITS:
        parts = [_parts(text, split) for text in texts]
        each = [part for found in parts for part in found]
        if max(map(len, parts)) > 1 and _share(each, is_state) >= STATES:
            return Column(name, "states", split=split)
    return None


def _parts(text: str, split: str) -> list[str]:
    pieces = text.splitlines() if split == "lines" else text.split(split)
    return [piece.strip() for piece in pieces if piece.strip()]


def _dates(name: str, texts: Sequence[str]) -> Column | None:
    if all(map(YEAR.fullmatch, texts)):
        return Column(name, "date", formats=("EDTF",), yearly=True)
    if all(map(FLOAT_YEAR.fullmatch, texts)):
        return Column(name, "date", yearly=True)
    if all(map(NUMBER.fullmatch, texts)) and _share(texts, _reads("%Y%m%d")) != 1:
        return None  # numbers of few digits would be years
    fitting = [each for each in FORMATS if _share(texts, _reads(each)) >= DATES]
    if not fitting:
        return None
    doubt = ""
    if {"%d/%m/%Y", "%m/%d/%Y"} <= set(fitting):
        doubt = "day first or month first? All dates fit both."
    left = [text for text in texts if not _reads(fitting[0])(text)]
    more = next((each for each in FORMATS if left and _share(left, _reads(each)) > 0), None)
    return Column(name, "date", formats=(fitting[0], *filter(None, [more])), doubt=doubt)


def _reads(format: str) -> Callable[[str], bool]:
    read = dates.reader([format])

    def reads(text: str) -> bool:
        try:
            read(text)
        except RowRejected:
            return False
        return True

    return reads


def _words(name: str, distinct: Sequence[str], texts: Sequence[str], rows: int) -> Column:
    length = sum(map(len, distinct)) / len(distinct)
    if all(map(NUMBER.fullmatch, distinct)):
        return Column(name, "number")
    titled = re.search("title|treat|name|agreement|subject|label|organi", name, re.IGNORECASE)
    if length > 25 or titled:
        return Column(name, "title", length=length + (100 if titled else 0))
    if len(distinct) <= 12 and len(texts) >= 3 * len(distinct):
        return Column(name, "type", length=length)
    return Column(name, "text", length=length)


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts) if texts else 0
