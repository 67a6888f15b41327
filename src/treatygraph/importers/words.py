"""The vocabulary of a store in the making: it may gain words that tables bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from .. import names
from ..errors import BadValue, hint
from ..reading.fields import Field
from ..vocabulary import Attribute, RelationType, Vocabulary
from ..vocabulary.file import TAKEN
from .language.columns import Cell
from .language.templates import text_of, texts_of
from .refusal import Refused

FLAGS = {"1": "true", "0": "false", "yes": "true", "no": "false"}
Convert = Callable[[Cell], Any]


class Words:
    """Kinds, types and attributes, with those that are made as tables bring them.

    `new` names the kind and the relation type after which unknown ones are made; without one, an
    unknown word is refused.
    """

    def __init__(self, vocabulary: Vocabulary, new: Mapping[str, str]) -> None:
        self._vocabulary, self._new = vocabulary, new
        self.kinds = dict(vocabulary.kinds)
        self.relations = dict(vocabulary.relations)
        self.attributes = dict(vocabulary.attributes)
        self._found: dict[tuple[str, str], str | Refused] = {}

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary with all that was added."""
        return replace(
            self._vocabulary,
            kinds=self.kinds,
            relations=self.relations,
            attributes=self.attributes,
        )

    def kind(self, word: Cell) -> str:
        """The kind that a word means; it may be a new one. Raises Refused."""
        return self._word("kinds", word, self.kinds, self._add_kind)

    def type(self, word: Cell) -> str:
        """The relation type that a word means; it may be a new one. Raises Refused."""
        return self._word("relations", word, self.relations, self._add_type)

    def status(self, word: Cell) -> str:
        """The status that a word means. Raises Refused."""
        return self._word("statuses", word, self._vocabulary.statuses, None)

    def converter(self, attribute: str) -> Convert:
        """From a cell to the value of an attribute; it raises Refused."""
        declared = self.attributes[attribute]
        field = replace(self._vocabulary, attributes={attribute: declared}).fields[attribute]
        if declared.type == "text" and not declared.many:
            return text_of
        if declared.many:
            return lambda cell: _converted(attribute, texts_of(cell), field)
        if declared.type == "flag":
            return lambda cell: _converted(attribute, _flag(text_of(cell)), field)
        return lambda cell: _converted(attribute, text_of(cell), field)

    def code(self, system: str, code: Cell) -> str:
        """An identifier of a system of codes. Raises Refused."""
        return str(_converted(system, text_of(code), self._vocabulary.code_fields[system]))

    def text_attribute(self, label: str) -> str:
        """An attribute of type text for a column that the mapping does not mention."""
        plain = names.fold(label).replace(" ", "_")
        key = plain if plain not in TAKEN else f"{plain}_"
        while key in self.attributes and not _is_plain(self.attributes[key]):
            key += "_"
        self.attributes.setdefault(key, Attribute(label, "text"))
        return key

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
        add: Callable[[str, str], str] | None,
    ) -> str:
        word = text_of(cell)
        if word is None:
            raise Refused(f"no {SINGULAR[section]}")
        if word in known:
            return word
        key = section, word
        if key not in self._found:
            self._found[key] = self._resolved(section, word, known, add)
        found = self._found[key]
        if isinstance(found, Refused):
            raise found
        return found

    def _resolved(
        self,
        section: str,
        word: str,
        known: Mapping[str, Any],
        add: Callable[[str, str], str] | None,
    ) -> str | Refused:
        folded = names.fold(word)
        for key, block in known.items():
            if folded in (names.fold(key), names.fold(block.label)):
                return key
        if add is None or section not in self._new:
            return Refused(f"unknown {SINGULAR[section]}", repr(word) + hint(word, known))
        return add(folded.replace(" ", "_"), word)

    def _add_kind(self, key: str, label: str) -> str:
        model = self._new["kinds"]
        self.kinds[key] = replace(self.kinds[model], label=label, plural=label)
        for word, block in self.relations.items():
            self.relations[word] = _admitting(block, model, key)
        return key

    def _add_type(self, key: str, label: str) -> str:
        model: RelationType = self.relations[self._new["relations"]]
        inverse = f"{label} (from)" if model.inverse else ""
        self.relations[key] = replace(model, label=label, inverse=inverse)
        return key


SINGULAR = {"kinds": "kind", "relations": "type", "statuses": "status"}


def _is_plain(attribute: Attribute) -> bool:
    return attribute.type == "text" and not attribute.many


def _admitting(block: RelationType, model: str, kind: str) -> RelationType:
    origins, targets = (
        (*ends, kind) if model in ends else ends for ends in (block.origins, block.targets)
    )
    return replace(block, origins=origins, targets=targets)


def _converted(name: str, data: Any, field: Field) -> Any:
    try:
        return field.read(data)
    except (BadValue, ValueError):
        raise Refused(f"{name} does not fit", f"{data!r} is not {field.wanted}") from None


def _flag(text: str | None) -> str | None:
    return text and FLAGS.get(text.lower(), text.lower())
