"""The vocabulary of an import, which may gain words from tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ...dataset.csv.cells import ATTRIBUTE, attribute_key, called, is_plain, snake
from ...dataset.ids import fit_word
from ...errors import BadValue, hint, quoted
from ...vocabulary import Attribute, CodeSystem, RelationType, Vocabulary
from ...yamlio.fields import Field
from ..mapping.columns import Cell
from ..mapping.templates import text_of, texts_of
from ..rejection import RowRejected

FLAGS = {"1": "true", "0": "false", "yes": "true", "no": "false"}
# the words of Gephi and Kumu for edges: whether the type of such an edge is symmetric
DIRECTIONS = {"undirected": True, "mutual": True, "directed": False}
Convert = Callable[[Cell], Any]


class VocabularyBuilder:
    """Kinds, types, statuses and attributes, including those added from tables.

    `new` names the kind, the relation type and the status after which unknown ones are made;
    without one, an unknown word is rejected.
    """

    def __init__(self, vocabulary: Vocabulary, new: Mapping[str, str]) -> None:
        self._vocabulary, self._new = vocabulary, new
        self.kinds = dict(vocabulary.kinds)
        self.relations = dict(vocabulary.relations)
        self.attributes = dict(vocabulary.attributes)
        self.statuses = dict(vocabulary.statuses)
        self.codes = dict(vocabulary.codes)
        self._made: set[str] = set()  # new types
        self._found: dict[tuple[str, str], str | RowRejected] = {}

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary with all that was added."""
        return replace(
            self._vocabulary,
            statuses=self.statuses,
            codes=self.codes,
            kinds=self.kinds,
            relations=self.relations,
            attributes=self.attributes,
        )

    def kind(self, word: Cell) -> str:
        """Return the kind that a word means; it may be a new one. Raises RowRejected."""
        return self._word("kinds", word, self.kinds, self._add_kind)

    def type(self, word: Cell, direction: str | None = None) -> str:
        """Return the relation type that a word means; it may be a new one. Raises RowRejected.

        The `direction`, such as Undirected or mutual, decides whether a new type is symmetric.
        """
        known = len(self.relations)
        key = self._word("relations", word, self.relations, self._add_type)
        symmetric = DIRECTIONS.get((direction or "").casefold())
        if symmetric is None or key not in self._made:
            return key
        if len(self.relations) > known and symmetric:
            self._add_symmetric(key, self.relations[key].label)
        return self._turned(key, symmetric)

    def status(self, word: Cell) -> str:
        """Return the status that a word means; it may be a new one. Raises RowRejected."""
        return self._word("statuses", word, self.statuses, self._add_status)

    def grows(self, section: str) -> bool:
        """Return whether tables may bring new words, and what is new to known ones."""
        return section in self._new

    def admits(self, type: str, end: str, kind: str) -> bool:
        """Return whether a type takes a kind at an end, "from" or "to"; a mapping may widen it."""
        block = self.relations[type]
        if kind not in (block.origins if end == "from" else block.targets):
            if not self.grows("relations"):
                return False
            self.relations[type] = (
                replace(block, origins=(*block.origins, kind))
                if end == "from"
                else replace(block, targets=(*block.targets, kind))
            )
        return True

    def converter(self, attribute: str) -> Convert:
        """From a cell to the value of an attribute; it raises RowRejected."""
        declared = self.attributes[attribute]
        field = replace(self._vocabulary, attributes={attribute: declared}).fields[attribute]
        if is_plain(declared):
            return text_of
        if declared.many:
            return lambda cell: _converted(attribute, texts_of(cell), field)
        if declared.type == "flag":
            return lambda cell: _converted(attribute, _flag(text_of(cell)), field)
        return lambda cell: _converted(attribute, text_of(cell), field)

    def code(self, system: str, code: Cell) -> str:
        """Return an identifier of a system of codes. Raises RowRejected."""
        known = self._vocabulary.code_fields
        return str(_converted(system, text_of(code), known[system]) if system in known else code)

    def text_attribute(self, label: str) -> str:
        """Return an attribute of type text for a column that the mapping does not mention."""
        key = attribute_key(label)
        while key in self.attributes and not is_plain(self.attributes[key]):
            key += "_"
        self.attributes.setdefault(key, Attribute(label.removeprefix(ATTRIBUTE) or label, "text"))
        return key

    def carry_code(self, kind: str, system: str) -> None:
        """Let a kind carry a system of codes, a new one perhaps, in which anything is a code."""
        self.codes.setdefault(system, CodeSystem(system, "(?s).+"))
        block = self.kinds[kind]
        if system not in block.codes:
            self.kinds[kind] = replace(block, codes=(*block.codes, system))

    def carry(self, words: dict[str, Any], word: str, attribute: str) -> None:
        """Let a kind or a type carry an attribute."""
        block = words[word]
        if attribute not in block.attributes:
            words[word] = replace(block, attributes=(*block.attributes, attribute))

    def _word(
        self,
        section: str,
        cell: Cell,
        known: Mapping[str, Any],
        add: Callable[[str, str], str],
    ) -> str:
        word = text_of(cell)
        if word is None:
            raise RowRejected(f"no {SINGULAR[section]}")
        if word in known:
            return word
        key = section, word
        if key not in self._found:
            self._found[key] = self._resolved(section, word, known, add)
        found = self._found[key]
        if isinstance(found, RowRejected):
            raise found
        return found

    def _resolved(
        self,
        section: str,
        word: str,
        known: Mapping[str, Any],
        add: Callable[[str, str], str],
    ) -> str | RowRejected:
        exact = word.removeprefix(f"{section}/")
        key = called(known, word) if exact == word else exact
        if key and key in known:
            return key
        if not self.grows(section):
            return RowRejected(f"unknown {SINGULAR[section]}", quoted(word) + hint(word, known))
        key = fit_word(key or snake(word))
        return key if key in known else add(key, exact)

    def _add_status(self, key: str, label: str) -> str:
        self.statuses[key] = replace(self.statuses[self._new["statuses"]], label=label)
        return key

    def _add_kind(self, key: str, label: str) -> str:
        model = self._new["kinds"]
        self.kinds[key] = replace(self.kinds[model], label=label, plural=label)
        for word, block in self.relations.items():
            self.relations[word] = _admitting(block, model, key)
        return key

    def _turned(self, key: str, symmetric: bool) -> str:
        """Return a new type, or its twin for edges that have a direction and the type has none."""
        if self.relations[key].symmetric == symmetric:
            return key
        which = "undirected" if symmetric else "directed"
        twin = fit_word(f"{key}_{which}")
        if twin not in self.relations:
            add = self._add_symmetric if symmetric else self._add_type
            add(twin, f"{self.relations[key].label} ({which})")
        return twin

    def _add_symmetric(self, key: str, label: str) -> None:
        model = self.relations[self._new.get("symmetric", self._new["relations"])]
        self.relations[key] = replace(model, label=label)
        self._made.add(key)

    def _add_type(self, key: str, label: str) -> str:
        model: RelationType = self.relations[self._new["relations"]]
        inverse = f"{label} (from)" if model.inverse else ""
        self.relations[key] = replace(model, label=label, inverse=inverse)
        self._made.add(key)
        return key


SINGULAR = {"kinds": "kind", "relations": "type", "statuses": "status"}


def _admitting(block: RelationType, model: str, kind: str) -> RelationType:
    origins, targets = (
        (*ends, kind) if model in ends else ends for ends in (block.origins, block.targets)
    )
    return replace(block, origins=origins, targets=targets)


def _converted(name: str, data: Any, field: Field) -> Any:
    try:
        return field.read(data)
    except (BadValue, ValueError):
        raise RowRejected(f"{name} does not fit", f"{quoted(data)} is not {field.wanted}") from None


def _flag(text: str | None) -> str | None:
    return text and FLAGS.get(text.lower(), text.lower())
