"""The columns of a CSV table: those of the original table, and added ones."""

from __future__ import annotations

from collections.abc import Sequence

from . import EDGES, NODES, REMEMBERED
from .cells import ATTRIBUTE, Words, attribute_key, code_system, is_plain

# what a table says, and by which names of columns, the first that is there
ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    NODES: {
        "Id": ("Id",),
        "Label": ("Label", "Name"),
        "Kind": ("Kind", "Type"),
        "Aliases": ("Aliases",),
        "Note": ("Note",),
    },
    EDGES: {
        "Id": ("Id",),
        "Source": ("Source", "From"),
        "Target": ("Target", "To"),
        "Type": ("Relation", "Kind", "Type"),
        "Status": ("Status",),
        "Date": ("Date",),
        "Start": ("Start",),
        "End": ("End",),
        "More sources": ("More sources",),
        "More targets": ("More targets",),
        "Note": ("Note",),
    },
}
PLAIN = {NODES: ("Id", "Label", "Kind"), EDGES: ("Id", "Source", "Target", "Type")}


class Columns:
    """The columns of a table.

    `own` maps roles to columns, `codes` are columns of identifiers, `free` are attributes. Edges
    refer to a node by the first non-empty column of `keys`.
    """

    def __init__(self, form: str, header: Sequence[str], words: Words) -> None:
        self.header, self._words = header, words
        self._known = set(header)
        self._folded = {name.casefold(): name for name in reversed(header)}
        roles = ROLES[form]
        self.own = {role: self._first(names) or role for role, names in roles.items()}
        self._taken = {name.casefold() for names in roles.values() for name in names}
        self.codes = [name for name in header if form == NODES and code_system(name)]
        codes = set(self.codes)
        self.free = [name for name in header if self._is_free(name) and name not in codes]
        self._names = {attribute_key(name): name for name in reversed(self.free)}
        self.keys = [self.own["Id"], *filter(None, map(self._called, roles.get("Label", ())))]
        self._attributes: dict[str, str] = {}

    def has(self, role: str) -> bool:
        """Return whether the table itself has a column for it."""
        return self.own[role] in self._known

    def attribute(self, key: str) -> str:
        """Return the column of an attribute, from which it is read back."""
        if key not in self._attributes:
            self._attributes[key] = self._attribute(key)
        return self._attributes[key]

    def is_column_of(self, key: str, name: str) -> bool:
        """Return whether an attribute is read from a column: the first with its name."""
        return self._names.get(key) == name

    def _attribute(self, key: str) -> str:
        # a text that does not fit an attribute is kept in another, with a trailing underscore
        other = self._words.attributes.get(key.removesuffix("_"))
        keys = (key, key.removesuffix("_")) if other and not is_plain(other) else (key,)
        for known in keys:
            if known in self._names:
                return self._names[known]
        for name in (self._words.attributes[key].label, key):
            if attribute_key(name) == key and self._is_free(name) and not code_system(name):
                return name
        return f"{ATTRIBUTE}{key}"

    def _is_free(self, name: str) -> bool:
        return name.casefold() not in self._taken

    def _first(self, names: Sequence[str]) -> str | None:
        return next(filter(None, map(self._called, names)), None)

    def _called(self, name: str) -> str | None:
        return name if name in self._known else self._folded.get(name.casefold())


def remembered(form: str, words: Words) -> tuple[str, ...]:
    """Return the original column order if the data were imported from CSV, else the default."""
    attribute = words.attributes.get(REMEMBERED[form])
    return attribute.choices if attribute else PLAIN[form]
