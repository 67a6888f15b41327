"""The columns of a wide table: `wide: {from: fr, to: ng}`, `wide: {except: [body, year]}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...errors import BadValue, DataError, hint
from ...yamlio.fields import Field, as_text, list_of, text
from .patterns import as_pattern, is_pattern
from .yaml_node import YamlNode

Names = tuple[str, ...]


@dataclass(frozen=True)
class Wide:
    """Columns whose cells are records: those that are listed, and from a first to a last.

    Without any of these, all columns; in each case without the `others`.
    """

    columns: Names
    first: str | None
    last: str | None
    others: Names
    yaml_part: YamlNode

    def slots(self, names: Sequence[str]) -> list[int]:
        """Return the indices of the columns in a file.

        Raises DataError for one that the file lacks, unless its name ends in a question mark.
        """
        finder = _Finder(names)
        chosen = [*finder.slots(self.columns)]
        if self.first and self.last:
            first, last = finder.slots([self.first]), finder.slots([self.last])
            chosen += range(first[0], last[0] + 1) if first and last else ()
        elif not self.columns:
            chosen = [*range(len(names))]
        left_out = set(finder.slots(self.others))
        if finder.unknown:
            raise DataError(
                self.yaml_part.problem(f"there is no column {name!r}{hint(name, names)}")
                for name in finder.unknown
            )
        return [slot for slot in dict.fromkeys(chosen) if slot not in left_out]


class _Finder:
    """Finds columns by name, in any case, or by /pattern/; `unknown` are those that lack."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names, self.unknown = names, list[str]()
        self._slots = {_fold(name): slot for slot, name in reversed(list(enumerate(names)))}
        self._slots |= {name: slot for slot, name in reversed(list(enumerate(names)))}

    def slots(self, asked: Iterable[str]) -> list[int]:
        return [slot for name in asked for slot in self._found(name)]

    def _found(self, name: str) -> Iterator[int]:
        if is_pattern(name):
            search = as_pattern(name).search
            yield from (slot for slot, each in enumerate(self._names) if search(each))
            return
        known = next((each for each in self._spellings(name) if each in self._slots), None)
        if known is not None:
            yield self._slots[known]
        elif not name.endswith("?"):
            self.unknown.append(name)

    def _spellings(self, name: str) -> Iterator[str]:
        yield from (name, _fold(name))
        if name.endswith("?"):
            yield from (name[:-1], _fold(name[:-1]))


def read_wide(yaml_part: YamlNode) -> Wide:
    """Return which columns of a table are wide; problems are noted."""
    given = yaml_part.read(WIDE)
    if not given.keys() & {"columns", "except"} and not {"from", "to"} <= given.keys():
        yaml_part.reject(
            "wide needs the columns: a list, the first ('from') and the last ('to'), or all"
            " columns but some ('except')"
        )
    columns, others = given.get("columns", ()), given.get("except", ())
    for key, names in (("columns", columns), ("except", others)):
        _check_patterns(yaml_part, key, names)
    return Wide(columns, given.get("from"), given.get("to"), others, yaml_part)


def _check_patterns(yaml_part: YamlNode, key: str, names: Names) -> None:
    for name in filter(is_pattern, names):
        try:
            as_pattern(name)
        except BadValue as wrong:
            yaml_part[key].reject(str(wrong))


def _fold(name: str) -> str:
    return name.strip().casefold()


WORDS = Field(list_of(as_text), "a list of texts")
WIDE = {"columns": WORDS, "from": text(), "to": text(), "except": WORDS}
