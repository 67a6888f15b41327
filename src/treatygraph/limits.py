"""Limits on input, so that no file can hold the process or fill the memory.

They are read from the environment variable TREATYGRAPH_LIMITS (`columns=20000 unpacked=4GB`), from
`treatygraph --limit NAME=VALUE`, and from Python: `with treatygraph.limits(columns=20000): …`.

This module imports nothing of the package: the errors themselves depend on it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import TracebackType

VARIABLE = "TREATYGRAPH_LIMITS"
DEFAULTS: dict[str, float] = {
    "unpacked": 2**30,  # bytes of a file once it is unpacked
    "columns": 10_000,  # columns of a table
    "ends": 2_000,  # origins and targets of one relation
    "vertices": 100_000,  # vertices that a Pajek network announces without a line for each
    "members": 100,  # members of one set of dates: the edtf package takes 10 s for 1,000
    "problems": 100,  # problems that one error lists
    "quoted": 60,  # characters of a text that a message quotes
    "seconds": 2,  # seconds that one regular expression may take
}
SIZES = {"KB": 2**10, "MB": 2**20, "GB": 2**30, "TB": 2**40}


class limits:  # noqa: N801 - a context manager that is called like a function
    """Change limits, for the rest of the process or inside a `with` block.

    Examples
    --------
    >>> with limits(columns=20_000):
    ...     pass

    Raises ValueError for an unknown name, and for a value that is no positive number.
    """

    def __init__(self, **values: float | str) -> None:
        checked = {name: _checked(name, value) for name, value in values.items()}
        self._before = dict(_current())
        _current().update(checked)

    def __enter__(self) -> limits:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _current().update(self._before)


def limit(name: str) -> float:
    """Return the value of a limit."""
    return _current()[name]


def exceeded(name: str, subject: str) -> str:
    """Return the message for a limit that is exceeded: which one, and how to raise it."""
    return f"{subject}: the limit is {name}={_shown(name)}; raise it with --limit {name}=…"


def parse(words: Iterable[str]) -> dict[str, float]:
    """Return limits from words such as `columns=20000`. Raises ValueError."""
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise ValueError(f"{word!r} is no limit, such as columns=20000")
        found[name] = _checked(name, value)
    return found


_values: dict[str, float] = {}


def _current() -> dict[str, float]:
    """Return the limits by name; the environment is read when one is first needed."""
    if not _values:
        _values.update(DEFAULTS | _of_environment(os.environ))
    return _values


def _of_environment(environment: Mapping[str, str]) -> dict[str, float]:
    try:
        return parse(environment.get(VARIABLE, "").split())
    except ValueError as error:
        raise ValueError(f"{VARIABLE}: {error}") from None


def _checked(name: str, value: float | str) -> float:
    if name not in DEFAULTS:
        raise ValueError(f"there is no limit {name!r}; there are {', '.join(DEFAULTS)}")
    number = _number(value) if isinstance(value, str) else value
    if not 0 < number < float("inf"):
        raise ValueError(f"limit {name} should be a positive number, not {value!r}")
    return number if name == "seconds" else int(number) or 1


def _number(text: str) -> float:
    """Return a number, which may have a unit of size; 0 for anything else."""
    unit = text[-2:].upper()
    digits = text[:-2] if unit in SIZES else text
    try:
        return float(digits) * SIZES.get(unit, 1)
    except ValueError:
        return 0


def _shown(name: str) -> str:
    value = limit(name)
    for unit, size in reversed(SIZES.items()):
        if name == "unpacked" and value % size == 0:
            return f"{value // size:.0f}{unit}"
    return f"{value:g}" if name == "seconds" else f"{value:.0f}"
