"""Regular expressions from vocabularies and mappings, which must not hold the process.

`re` tries every way to divide a text among repetitions, which takes hours for `(a+)+$` on thirty
characters. A pattern that cannot do that is left to `re`; any other one is run by the package
`regex`, which can be given a time limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from time import monotonic
from typing import Any, Protocol, TypeVar

from .errors import BadValue, SlowPattern, quoted
from .limits import limit

T = TypeVar("T")

# a character, escaped or in a class: what looks like an operator in it is none
LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
REPEAT = re.compile(r"(?:[*+?]|\{[0-9]*,[0-9]*\})[?+]?")
# Where a pattern begins at every position of a text and repeats to its end, the time grows with the
# square of the length: for up to this many characters, that is a fraction of a second.
SHORT = 1000
SLOW = 0.02  # seconds; calls that are faster do not count against the limit


class Pattern(Protocol):
    """A compiled regular expression: the part of `re.Pattern` that this project uses."""

    @property
    def pattern(self) -> str: ...
    @property
    def groups(self) -> int: ...
    def search(self, text: str, /) -> Any: ...
    def fullmatch(self, text: str, /) -> Any: ...
    def sub(self, new: str, text: str, /) -> str: ...
    def split(self, text: str, /) -> list[str | Any]: ...
    def finditer(self, text: str, /) -> Iterable[Any]: ...


def compile_pattern(text: str) -> Pattern:
    """Return a compiled regular expression of somebody else's. Raises BadValue."""
    try:
        plain = re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadValue(f"{quoted(text)} is not a regular expression: {error}") from None
    return plain if _repeats(text) == 0 else TimedPattern(plain, linear=_repeats(text) == 1)


def literal_pattern(text: str) -> Pattern:
    """Return a pattern that matches a text as it is."""
    return re.compile(re.escape(text))


def _repeats(text: str) -> int:
    """Return the number of repetitions in a pattern; with a group, at least two."""
    operators = LITERAL.sub("", text)
    return len(REPEAT.findall(operators)) + 2 * ("(" in operators)


class TimedPattern:
    """A regular expression with a time limit.

    `linear`: it has one repetition, so that `re` is quick on short texts. Every method raises
    SlowPattern once the calls that were slow have used up the limit `seconds`.
    """

    def __init__(self, plain: re.Pattern[str], linear: bool) -> None:
        self._plain, self._linear = plain, linear
        self.pattern, self.groups = plain.pattern, plain.groups
        self._spent = 0.0

    def search(self, text: str, /) -> Any:
        if self._linear and len(text) <= SHORT:
            return self._plain.search(text)
        return self._timed(text, lambda seconds: self._regex.search(text, timeout=seconds))

    def fullmatch(self, text: str, /) -> Any:
        if self._linear:
            return self._plain.fullmatch(text)
        return self._timed(text, lambda seconds: self._regex.fullmatch(text, timeout=seconds))

    def sub(self, new: str, text: str, /) -> str:
        if self._linear and len(text) <= SHORT:
            return self._plain.sub(new, text)
        changed = self._timed(text, lambda seconds: self._regex.sub(new, text, timeout=seconds))
        return str(changed)

    def split(self, text: str, /) -> list[str | Any]:
        if self._linear and len(text) <= SHORT:
            return self._plain.split(text)
        return self._timed(text, lambda seconds: self._regex.split(text, timeout=seconds))

    def finditer(self, text: str, /) -> Iterable[Any]:
        if self._linear and len(text) <= SHORT:
            return self._plain.finditer(text)
        return self._timed(text, lambda seconds: list(self._regex.finditer(text, timeout=seconds)))

    @cached_property
    def _regex(self) -> Any:
        import regex  # imported here: most runs meet no such pattern

        try:
            return regex.compile(self.pattern, regex.VERSION0)
        except regex.error as error:  # re takes it, so this is a rare difference between the two
            message = f"{quoted(self.pattern)} is not a regular expression: {error}"
            raise SlowPattern(message) from None

    def _timed(self, text: str, call: Callable[[float], T]) -> T:
        """Return the result of a call within what is left of the limit."""
        start = monotonic()
        try:
            return call(max(limit("seconds") - self._spent, SLOW))
        except TimeoutError:
            raise SlowPattern(self._message(text)) from None
        finally:
            spent = monotonic() - start
            self._spent += spent if spent > SLOW else 0

    def _message(self, text: str) -> str:
        return (
            f"the regular expression {quoted(self.pattern)} takes more than"
            f" {limit('seconds'):g} s, on {quoted(text)}: write it with fewer repetitions,"
            " or raise the limit with --limit seconds=…"
        )
