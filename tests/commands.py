"""The command line as tests call it: in this process, or as people do, in one of its own."""

from __future__ import annotations

import fcntl
import json
import os
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from treatygraph.cli import main


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


def run(*words: str | Path, data: Path | None = None, **environment: str) -> Outcome:
    """Run `treatygraph` in this process; an exception that is not a message fails the test."""
    given = ["--data", str(data)] if data else []
    result = CliRunner().invoke(
        main, [*given, *map(str, words)], prog_name="treatygraph", env=environment
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


def run_process(*words: str | Path, data: Path | None = None, **environment: str) -> Outcome:
    """Run `python -m treatygraph` as a process of its own."""
    given = ["--data", str(data)] if data else []
    done = python("-m", "treatygraph", *given, *map(str, words), **environment)
    return Outcome(done.returncode, done.stdout, done.stderr)


def python(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a process of its own."""
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )


def assert_refused(outcome: Outcome, *expected: str) -> None:
    """One clear message on standard error, exit status 2, and no answer."""
    assert outcome.status == 2, outcome
    assert outcome.stdout == ""
    assert "Traceback" not in outcome.stderr
    for words in expected:
        assert words in outcome.stderr


def run_terminal(*words: str | Path, data: Path) -> tuple[int, str]:
    """Run it as on a terminal of 60 columns: the exit status, and all that the terminal shows."""
    controller, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    command = [sys.executable, "-m", "treatygraph", "--data", str(data), *map(str, words)]
    unset = {"NO_COLOR", "COLUMNS", "FORCE_COLOR"}
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    environment |= {"TERM": "xterm-256color", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=terminal, stderr=terminal, env=environment) as process:
        os.close(terminal)
        shown = b"".join(_read_until_closed(controller))
    os.close(controller)
    return process.returncode, shown.decode("utf-8").replace("\r\n", "\n")


def _read_until_closed(controller: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # Linux tells so that the other side is closed
            return
        if not piece:
            return
        yield piece
