"""Pickle objects by what they were made of, without what they computed since."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any


class PickledByFields:
    """A dataclass that is pickled and copied by its fields alone.

    Cached properties hold functions and open files, which cannot be pickled, and are made again.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        own = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
        return partial(type(self), **own), ()
