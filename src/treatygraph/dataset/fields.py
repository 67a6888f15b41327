"""How the fields of records are read from the texts of a file."""

from __future__ import annotations

import re
from typing import Any

from .. import dates
from ..errors import BadValue
from ..limits import exceeded, limit
from ..yamlio.fields import Field, as_flag, as_id, as_mapping, as_text, list_of, matching

POINTER = re.compile("¶([1-9][0-9]{0,8})(?::([0-9]{1,9})-([0-9]{1,9}))?|row [1-9][0-9]{0,8}")


def _as_ends(value: Any) -> tuple[str, ...]:
    ends = (as_id(value),) if isinstance(value, str) else list_of(as_id)(value)
    if not ends:
        raise ValueError
    if len(ends) > limit("ends"):
        raise BadValue(exceeded("ends", f"{len(ends):,} ids"))
    return tuple(ends)


def _as_date(value: Any) -> str:
    date = as_text(value)
    dates.span(date)
    return date


def _as_pointer(value: Any) -> str:
    pointer = as_text(value)
    found = POINTER.fullmatch(pointer)
    if not found or (found[2] and int(found[2]) >= int(found[3])):
        raise ValueError
    return pointer


ENDS = Field(_as_ends, "an id or a list of ids", required=True)
DATE = Field(_as_date, "a date")
WORDS = Field(list_of(as_text), "a list of names", prose=True)
INFERRED = Field(list_of(as_id), "a list of field names")
FLAG = Field(as_flag, "true or false")
MAPPING = Field(as_mapping, "a mapping")
RECORDS = Field(list_of(as_mapping), "a list of mappings")
AT = Field(_as_pointer, "a place in a text or table, such as ¶4, ¶4:10-80 or row 17")
SHA256 = Field(matching(re.compile("[0-9a-f]{64}")), "a SHA-256 in lower-case hexadecimal")
