"""The exceptions, by whose mistake they report.

TreatygraphError
├── DataError          a data folder or file is invalid: fix the places it lists
├── NameProblem        a name does not identify one node
│   ├── UnknownName    no node has this name: take one of the near misses
│   └── AmbiguousName  several nodes have this name: give an id
├── BadValue           an argument is invalid: a date, a number, a measure
└── OutputError        the output could not be written
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class TreatygraphError(Exception):
    """The root of every error that treatygraph raises on purpose."""


class Problem(NamedTuple):
    """One problem of the data, with file and line."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(f"{where}: {self.message}")


class DataError(TreatygraphError):
    """The data is wrong; `problems` lists every place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(
            set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.message)
        )
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


class NameProblem(TreatygraphError):
    """A name does not lead to exactly one node; `candidates` are the ids to choose from."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        self.candidates = candidates
        super().__init__(one_line(message))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.candidates)


class UnknownName(NameProblem):
    """No node has this name."""


class AmbiguousName(NameProblem):
    """More than one node has this name."""


class BadValue(TreatygraphError):
    """An argument is invalid."""


class OutputError(TreatygraphError):
    """The answer could not be written."""


# Names come from files: in a terminal, a control character among them could do anything.
CONTROL = {code: " ⏎ " if code == 10 else "\N{REPLACEMENT CHARACTER}" for code in range(32)}
CONTROL |= dict.fromkeys(range(127, 160), "\N{REPLACEMENT CHARACTER}")
# line and paragraph separators, and controls of direction, which would reorder the text around them
DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
CONTROL |= dict.fromkeys((0x2028, 0x2029, *DIRECTIONS), "\N{REPLACEMENT CHARACTER}")


def one_line(text: str) -> str:
    """Return the text with line breaks and other control characters made visible."""
    return text.translate(CONTROL)


def hint(word: str, known: Iterable[str]) -> str:
    """Return a half sentence that suggests the nearest known word, or nothing."""
    from rapidfuzz import fuzz, process  # imported here: most commands meet no unknown word

    near = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f"; did you mean {near[0]!r}?" if near else ""
