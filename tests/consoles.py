"""Consoles as documents show them: a command after `$`, and what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
Shell = Callable[[str], "subprocess.CompletedProcess[str]"]


def blocks(text: str, language: str) -> list[str]:
    """The blocks of a document in a language."""
    return [block for name, block in BLOCK.findall(text) if name == language]


def sessions(text: str) -> list[list[tuple[str, str]]]:
    """Of each console block, each command with what follows it up to the next command."""
    found = (
        re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
        for block in blocks(text, "console")
    )
    return list(found)


def shell(folder: Path) -> Shell:
    """Runs a line of a shell in a folder, with the command of this environment first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

    def run(line: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "COLUMNS": "100"}
        environment.pop("TREATYGRAPH_DATA", None)
        return subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
