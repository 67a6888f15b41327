"""Problems as annotations of GitHub Actions, which a pull request shows beside its lines.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import Problem, one_line
from ..result import Result


def of_problems(problems: list[Problem]) -> Iterator[str]:
    """Return an error for each problem."""
    for each in problems:
        yield annotation("error", each.file, each.line, each.message)


def of_findings(result: Result) -> Iterator[str]:
    """Return a warning for each finding of `check`, and its headline as a notice."""
    for row in result:
        message = f"{row['finding']}: {row['message']}"
        yield annotation("warning", row.get("file"), row.get("line"), message)
    yield annotation("notice", None, None, result.title)


def annotation(level: str, file: str | None, line: int | None, message: str) -> str:
    """Return one annotation; a file is named from where the command runs."""
    about = {"file": _relative(file) if file else None, "line": line}
    parts = [f"{key}={_escaped(str(value), ',:')}" for key, value in about.items() if value]
    head = f"::{level} {','.join(parts)}" if parts else f"::{level}"
    return f"{head}::{_escaped(one_line(message))}\n"


def _escaped(text: str, also: str = "") -> str:
    for sign in ("%", "\r", "\n", *also):  # the percent sign first: it begins the others
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _relative(file: str) -> str:
    path = Path(file)
    here = Path.cwd()
    inside = path.is_absolute() and path.is_relative_to(here)
    return (path.relative_to(here) if inside else path).as_posix()
