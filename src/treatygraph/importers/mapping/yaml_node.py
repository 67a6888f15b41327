"""A node of a mapping file, with its problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...errors import Problem
from ...yamlio.fields import Field, read_fields
from ...yamlio.load import Entry

# What is read further by whoever knows what belongs there.
ANYTHING = Field(lambda value: value, "anything")


class YamlNode:
    """A value of a mapping file, its position, and the list that collects problems."""

    def __init__(self, entry: Entry, problems: list[Problem], *at: str | int) -> None:
        self.entry, self.problems, self.at = entry, problems, at

    @property
    def data(self) -> Any:
        """The value as plain text data."""
        data: Any = self.entry.data
        for step in self.at:
            data = data[step]
        return data

    def __getitem__(self, step: str | int) -> YamlNode:
        return YamlNode(self.entry, self.problems, *self.at, step)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.data, dict) and key in self.data

    @property
    def name(self) -> str:
        """The nearest key: what the value is called."""
        return next((step for step in reversed(self.at) if isinstance(step, str)), "the mapping")

    def problem(self, message: str) -> Problem:
        """Return a problem at this position."""
        return self.entry.problem(message, *self.at)

    def reject(self, message: str) -> None:
        """Note that something is wrong here."""
        self.problems.append(self.problem(message))

    def read(self, fields: Mapping[str, Field]) -> dict[str, Any]:
        """Return the typed values of a mapping; what is wrong with them is noted."""
        return read_fields(self.entry, fields, self.problems, self.at)

    def parts(self) -> Iterator[tuple[str, YamlNode]]:
        """Return the named parts of a mapping, each with its position; that it is none is noted."""
        if not isinstance(self.data, dict):
            self.reject(f"{self.name} should be a mapping, 'name: …'")
            return
        for key in self.data:
            yield key, self[key]

    def items(self) -> list[YamlNode]:
        """Return the items of a list; a single value counts as a list of one."""
        if isinstance(self.data, list):
            return [self[position] for position in range(len(self.data))]
        return [self]
