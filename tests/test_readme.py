"""Everything that the README shows is run: commands with what they print, and the Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import consoles
from consoles import blocks, sessions

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DATA_MODEL = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
GETTING_STARTED = (ROOT / "docs" / "getting-started.md").read_text(encoding="utf-8")
SESSIONS = sessions(README)


@pytest.fixture
def shell(tmp_path: Path) -> consoles.Shell:
    """A shell in an empty folder."""
    return consoles.shell(tmp_path)


@pytest.mark.parametrize("session", SESSIONS, ids=[session[-1][0] for session in SESSIONS])
def test_commands_print_what_the_readme_shows(shell, session):
    for command, printed in session:
        done = shell(command)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == printed


def test_readme_shows_commands():
    assert len(SESSIONS) == 5


def test_python_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    for block in blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), namespace)
    assert (tmp_path / "output" / "central-asia.html").stat().st_size > 100_000


def test_yaml_is_what_the_example_data_says(shell):
    record = blocks(DATA_MODEL, "yaml")[0]
    key = re.search(r"id: (\S+)", record)[1]
    shown = shell(f"treatygraph show {key}")
    for said in ("2023-05-03/2023-05-04", "state", "wnam-2024-08 ¶5", "caspian-2023-05 ¶3"):
        assert said in record.replace(", at: ", " ")
        assert said in shown.stdout


def test_line_for_completion_can_be_sourced(shell):
    (line,) = [
        line
        for block in blocks(GETTING_STARTED, "sh")
        for line in block.splitlines()
        if "COMPLETE" in line
    ]
    done = shell(f"{line} && complete -p treatygraph")
    assert (done.returncode, done.stderr) == (0, "")
    assert "treatygraph" in done.stdout


def test_quick_start_is_two_targets_of_make():
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    targets = [line.split()[1] for line in lines if line.startswith("make ")]
    assert targets == ["page", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_links_and_pictures_lead_somewhere():
    targets = re.findall(r"\]\(([^)]+)\)", README)
    missing = [each for each in targets if "://" not in each and not (ROOT / each).exists()]
    assert missing == []
