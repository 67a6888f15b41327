"""The exceptions, by whose mistake they report.

TreatygraphError
├── DataError          a data folder or file is invalid: fix the places it lists
├── NameProblem        a name does not identify one node
│   ├── UnknownName    no node has this name: take one of the near misses
│   └── AmbiguousName  several nodes have this name: give an id
├── BadValue           an argument is invalid: a date, a number, a measure
├── SlowPattern        a regular expression takes longer than the limit on a text
└── OutputError        the output could not be written
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .limits import limit

# A message may list words of a vocabulary; one that is longer quotes something that is no word.
LONGEST_MESSAGE = 2000


class TreatygraphError(Exception):
    """The root of every error that treatygraph raises on purpose."""


class Problem(NamedTuple):
    """One problem of the data, with file and line."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(f"{where}: {shortened(self.message, LONGEST_MESSAGE)}")


class DataError(TreatygraphError):
    """The data is wrong; `problems` lists every place, the message the first of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(
            set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.message)
        )
        listed = self.problems[: int(limit("problems"))]
        more = len(self.problems) - len(listed)
        lines = [str(problem) for problem in listed]
        super().__init__("\n".join([*lines, f"and {more:,} more problems"] if more else lines))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


class NameProblem(TreatygraphError):
    """A name does not lead to exactly one node; `candidates` are the ids to choose from."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        self.candidates = candidates
        super().__init__(one_line(shortened(message, LONGEST_MESSAGE)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.candidates)


class UnknownName(NameProblem):
    """No node has this name."""


class AmbiguousName(NameProblem):
    """More than one node has this name."""


class BadValue(TreatygraphError):
    """An argument is invalid."""


class SlowPattern(TreatygraphError):
    """A regular expression takes longer than the limit on a text."""


class OutputError(TreatygraphError):
    """The answer could not be written."""


# Names come from files: in a terminal, a control character among them could do anything. A lone
# surrogate, as in the name of a file that is not UTF-8, cannot be written to a terminal at all.
CONTROL = {code: " ⏎ " if code == 10 else "\N{REPLACEMENT CHARACTER}" for code in range(32)}
CONTROL |= dict.fromkeys(range(127, 160), "\N{REPLACEMENT CHARACTER}")
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
CONTROL |= SURROGATES
# line and paragraph separators, and controls of direction, which would reorder the text around them
DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
CONTROL |= dict.fromkeys((0x2028, 0x2029, *DIRECTIONS), "\N{REPLACEMENT CHARACTER}")


def one_line(text: str) -> str:
    """Return the text with line breaks and other control characters made visible."""
    return text.translate(CONTROL)


def printable(text: object) -> str:
    """Return a text, such as a path, in which bytes that are no UTF-8 are made visible."""
    shown = str(text)
    return shown if shown.isascii() else shown.translate(SURROGATES)


def shortened(text: str, length: int) -> str:
    """Return the text, cut where it is longer than a number of characters."""
    return text if len(text) <= length else text[:length] + "…"


def quoted(value: object) -> str:
    """Return a value of the data as a message quotes it."""
    length = int(limit("quoted"))
    if isinstance(value, str):
        return repr(shortened(value, length))
    return shortened(repr(value), length)


def hint(word: str, known: Iterable[str]) -> str:
    """Return a half sentence that suggests the nearest known word, or nothing."""
    if len(word) > limit("quoted"):  # no slip of the finger, and slow to compare
        return ""
    from rapidfuzz import fuzz, process  # imported here: most commands meet no unknown word

    near = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f"; did you mean {near[0]!r}?" if near else ""
