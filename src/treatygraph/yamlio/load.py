"""YAML files as plain data in which every scalar is text, and every place has a line.

YAML guesses types: `NO` becomes False, `0123` becomes 83, `2023-11-02` a date but `2023-11` not.
Here every scalar is text, typed by the vocabulary.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG

import yaml

from ..errors import DataError, Problem
from .document import DEEPEST, Document, Entry, Loader, line_of

__all__ = [
    "Entry",
    "Loader",
    "read_mapping",
    "read_records",
    "read_text",
    "records_of",
    "require_file",
]

LARGEST = 64 * 2**20
BOM = b"\xef\xbb\xbf"


def read_text(path: Path, shown: str) -> str:
    """Return the text of a file.

    Raises DataError if it cannot be read, is too large or is not UTF-8.
    """
    try:
        if require_file(path, shown).st_size > LARGEST:
            raise DataError([Problem(shown, None, "is larger than 64 MiB: too large for YAML")])
        content = path.read_bytes()
    except OSError as error:
        raise DataError([Problem(shown, None, _reason(error))]) from None
    try:
        return content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError([Problem(shown, line, "is not UTF-8 text")]) from None


def require_file(path: Path, shown: str) -> os.stat_result:
    """Return what the system says of a regular file. Raises DataError for anything else."""
    try:
        facts = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        reason = getattr(error, "strerror", None) or error
        raise DataError([Problem(shown, None, f"cannot be read: {reason}")]) from None
    if S_ISDIR(facts.st_mode):
        raise DataError([Problem(shown, None, "cannot be read: it is not a file, but a folder")])
    if not S_ISREG(facts.st_mode):
        message = (
            "cannot be read: it is not a file, but a pipe, device or socket that may never end"
        )
        raise DataError([Problem(shown, None, message)])
    return facts


def read_records(path: Path, shown: str) -> list[Entry]:
    """Return the entries of a file that is a list of mappings."""
    return records_of(read_text(path, shown), shown)


def records_of(text: str, shown: str) -> list[Entry]:
    """Return the entries of a text that is a list of mappings."""
    document = _document(text, shown)
    if not isinstance(document.begin, yaml.SequenceStartEvent):
        message = "should be a list of records, each with '- '"
        raise DataError([Problem(shown, line_of(document.begin), message)])
    problems = document.problems + [
        entry.problem("a record is a mapping, such as '- id: …'")
        for entry in document.entries
        if not isinstance(entry.data, dict)
    ]
    if problems:
        raise DataError(problems)
    return document.entries


def read_mapping(path: Path, shown: str) -> Entry:
    """Return the one entry of a file that is a mapping."""
    document = _document(read_text(path, shown), shown)
    if not isinstance(document.begin, yaml.MappingStartEvent):
        message = "should be a mapping, 'key: value'"
        raise DataError([Problem(shown, line_of(document.begin), message)])
    if document.problems:
        raise DataError(document.problems)
    return document.entries[0]


def _document(text: str, shown: str) -> Document:
    try:
        document = Document(text, shown)
    except (yaml.YAMLError, ValueError) as error:
        raise DataError([_broken(error, text, shown)]) from None
    if document.begin is None:
        raise DataError([Problem(shown, None, "is empty")])
    return document


def _broken(error: Exception, text: str, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark and _flow_depth(text[: mark.index]) > DEEPEST:
        # libyaml has a limit of its own, which it hits before Document sees the first event
        return Problem(shown, mark.line + 1, "is nested too deeply")
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    message = f"is not valid YAML: {what}" + (f" ({context})" if context else "")
    return Problem(shown, mark.line + 1 if mark else _line_of_control(text), message)


def _flow_depth(text: str) -> int:
    """Return how many brackets and braces are open at the end of a text, quoted ones included."""
    opened, closed = (sum(map(text.count, pair)) for pair in ("[{", "]}"))
    return opened - closed


def _line_of_control(text: str) -> int | None:
    """Return the line of the first character that YAML does not allow.

    PyYAML's reader gives no line for it.
    """
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _reason(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"
