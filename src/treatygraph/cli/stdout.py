"""Standard output and its errors, and what standard streams can do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from io import RawIOBase
from pathlib import Path
from shutil import copyfileobj
from typing import TextIO

import click

from ..errors import OutputError

READER_GONE = 141  # as shells report a command that SIGPIPE ended


def write_out(text: str) -> None:
    """Write text to standard output. Raises OutputError where it is full or lacks a character."""
    if sys.stdout is None:
        raise OutputError("standard output cannot be written: it is closed")
    try:
        _write(text)
    except UnicodeEncodeError as error:
        message = (
            f"standard output cannot show {error.object[error.start]!a} in {sys.stdout.encoding}"
        )
        raise OutputError(f"{message}; with PYTHONUTF8=1 it can") from None


def copy_out(path: Path) -> None:
    """Copy a binary file to standard output. Raises OutputError where it is closed."""
    if sys.stdout is None:
        raise OutputError("standard output cannot be written: it is closed")
    with path.open("rb") as file:
        copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def write_message(text: str) -> None:
    """Write a line to standard error; where nobody can read it, the exit status has to do."""
    try:
        click.echo(f"treatygraph: {text}", err=True)
    except OSError:
        _give_up(sys.stderr)


@contextmanager
def output_errors() -> Iterator[None]:
    """Report what standard output raises, also below click, which prints help and version.

    Raises OutputError; ends the command quietly if the reader of a pipe has read enough.
    """
    try:
        yield
    except BrokenPipeError:
        _give_up(sys.stdout)
        raise click.exceptions.Exit(READER_GONE) from None
    except OSError as error:
        _give_up(sys.stdout)
        where = error.filename or "standard output"
        verb = "used" if error.filename else "written"
        raise OutputError(f"{where} cannot be {verb}: {error.strerror or error}") from None


@contextmanager
def lost_messages() -> Iterator[None]:
    """End with status 2 where a message of click, such as bad usage, cannot be written."""
    # without a standard error, click would print messages to standard output
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(sys.stderr or nowhere):
        try:
            yield
        except OSError:
            _give_up(sys.stdout)
            _give_up(sys.stderr)
            sys.exit(2)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a standard stream is a terminal; one that was closed is None."""
    return stream is not None and stream.isatty()


def _write(text: str) -> None:
    raw = getattr(sys.stdout, "buffer", None)
    if not isinstance(raw, RawIOBase):
        click.echo(text, nl=False)
        return
    # with PYTHONUNBUFFERED, Python drops what a write to a pipe left over
    left = memoryview(text.encode(sys.stdout.encoding, sys.stdout.errors or "strict"))
    while left:
        left = left[raw.write(left) or 0 :]


def _give_up(stream: TextIO | None) -> None:
    """Redirect a stream to /dev/null: Python would fail again when it flushes at exit."""
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
