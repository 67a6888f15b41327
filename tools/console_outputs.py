"""Rewrite what the console blocks of documents show with what their commands print now.

Usage: console_outputs.py DOCUMENT...   Read the difference before you commit it: the tests hold the
documents to what the commands print, and this makes them agree whoever is wrong.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from consoles import Shell, shell  # noqa: E402
from importing import SHARED  # noqa: E402

BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def main(documents: list[str]) -> None:
    """Rewrite each document in place."""
    for document in map(Path, documents):
        with tempfile.TemporaryDirectory() as folder:
            text = document.read_text(encoding="utf-8")
            document.write_text(rewritten(text, Path(folder)), encoding="utf-8")


def rewritten(text: str, folder: Path) -> str:
    """Return a document with the outputs of its commands, which run in a folder in order."""
    for file in SHARED.rglob("*.*"):  # none where the real tables are absent
        (folder / file.name).symlink_to(file)
    run = shell(folder)
    return BLOCK.sub(lambda found: _block(found, run, folder), text)


def _block(found: re.Match[str], run: Shell, folder: Path) -> str:
    words, block = found[1].split(), found[2]
    if words[:1] == ["console"]:
        block = COMMAND.sub(lambda each: f"$ {each[1]}\n{run(each[1]).stdout}", block)
    elif len(words) == 2:  # a file of this name
        path = folder / words[1].removeprefix("title=").strip('"')
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    elif len(words) == 4:  # the same file, new from a key on
        path = folder / words[1]
        old = path.read_text(encoding="utf-8")
        start = re.search(rf"^ *{words[3]}:$", old, re.MULTILINE)
        path.write_text(old[: start.start() if start else 0] + block, encoding="utf-8")
    return f"```{found[1]}\n{block}```"


if __name__ == "__main__":
    main(sys.argv[1:])
