"""Ids made of names and of the keys of tables."""

from __future__ import annotations

import re
from hashlib import sha256

from .. import names
from ..yamlio.fields import ID

UNFIT = re.compile(r"[\s,;\[\]{}]+")
LONGEST = 120


def is_id(text: str) -> bool:
    """Return whether a text may be an id as it is."""
    return ID.fullmatch(text) is not None


def kept(raw: str) -> str:
    """Return a key unchanged if it is a valid id, else as a slug."""
    return raw if is_id(raw) else slug(raw)


def slug(name: str) -> str:
    """Return a name as a slug: lower case, with hyphens."""
    return fit(names.fold(name).replace(" ", "-"))


def fit(raw: str) -> str:
    """Return the text as a valid id: without blanks, commas and brackets, and not too long."""
    own = UNFIT.sub("-", raw).strip("-") or digest(raw)
    return own if len(own) <= LONGEST else f"{own[:LONGEST]}-{digest(raw)}"


def digest(raw: str) -> str:
    """Return a short hash of a text."""
    return sha256(raw.encode()).hexdigest()[:8]
