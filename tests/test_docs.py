"""The documentation: every console and Python block runs, and the site builds."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from consoles import blocks

ROOT = Path(__file__).parents[1]
PAGES = ("getting-started.md", "how-to.md", "treaties.md")


def tool(name: str):
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", PAGES)
def test_consoles_show_what_their_commands_print(tmp_path, page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert tool("console_outputs").rewritten(text, tmp_path) == text


@pytest.mark.parametrize(
    "page", ["getting-started.md", "dates.md", "treaties.md", "reference/python.md"]
)
def test_python_blocks_run(tmp_path, monkeypatch, page):
    monkeypatch.chdir(tmp_path)
    code = blocks((ROOT / "docs" / page).read_text(encoding="utf-8"), "python")
    assert code
    for block in code:
        exec(compile(block, page, "exec"), {})


def test_site_builds_without_warnings_and_loads_nothing_from_elsewhere(tmp_path):
    pytest.importorskip("mkdocs", reason="mkdocs is not installed: the site is not built")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text, page
        assert '<link rel="stylesheet" href="http' not in text, page
    commands = (tmp_path / "reference" / "commands" / "index.html").read_text(encoding="utf-8")
    assert "--time-respecting" in commands
