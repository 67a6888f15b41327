"""Standard output and its errors."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from ..errors import OutputError


def write_out(text: str) -> None:
    """Write text to standard output. Raises OutputError where it is full or lacks a character."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:  # somebody has read enough: click ends the command quietly
        raise
    except OSError as error:
        _give_up_standard_output()
        raise OutputError(f"standard output cannot be written: {error.strerror}") from None
    except UnicodeEncodeError as error:
        message = (
            f"standard output cannot show {error.object[error.start]!a} in {sys.stdout.encoding}"
        )
        raise OutputError(f"{message}; with PYTHONUTF8=1 it can") from None


def _give_up_standard_output() -> None:
    """Redirect stdout to /dev/null, so that Python does not fail again when it flushes at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
