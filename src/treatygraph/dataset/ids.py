"""Ids made of names and of the keys of tables."""

from __future__ import annotations

import re
from hashlib import sha256

from .. import names
from ..yamlio.fields import ID

UNFIT = re.compile(r"[\s,;\[\]{}]+")
LONGEST = 120


def is_id(text: str) -> bool:
    """Whether a text may be an id as it is."""
    return ID.fullmatch(text) is not None


def kept(raw: str) -> str:
    """A key as it is where it may be an id, else in small letters and hyphens."""
    return raw if is_id(raw) else slug(raw)


def slug(name: str) -> str:
    """A name in small letters and hyphens, as an id may be."""
    return fit(names.fold(name).replace(" ", "-"))


def fit(raw: str) -> str:
    """The text as an id may be: without blanks, commas and brackets, and not too long."""
    own = UNFIT.sub("-", raw).strip("-") or digest(raw)
    return own if len(own) <= LONGEST else f"{own[:LONGEST]}-{digest(raw)}"


def digest(raw: str) -> str:
    """A few letters that hardly any other text has."""
    return sha256(raw.encode()).hexdigest()[:8]
