"""docs/examples.md: every command on the real tables prints what the page shows."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from consoles import sessions, shell
from importing import SHARED

TEXT = (Path(__file__).parents[1] / "docs" / "examples.md").read_text(encoding="utf-8")
PARTS = TEXT.split("\n## ")[1:]
FILES = (
    "uk_treaties/uk_treaties_records.jsonl",
    "cow_alliances/alliance_v4.1_by_dyad.csv",
    "us_travels/AmericanSecretaryVisit.csv",
)


@pytest.mark.parametrize(("part", "name"), list(zip(PARTS, FILES, strict=True)), ids=FILES)
def test_commands_of_an_example_print_what_it_shows(tmp_path, part, name):
    if not (SHARED / name).exists():
        title = part.splitlines()[0]
        pytest.skip(f"no {name}: the commands of the example {title!r} are not run")
    (tmp_path / Path(name).name).symlink_to(SHARED / name)
    run, shown = shell(tmp_path), list(chain.from_iterable(sessions(part)))
    assert len(shown) >= 3
    for command, printed in shown:
        done = run(command)
        # what finds nothing says so with its exit status
        assert (done.returncode, done.stderr) == (int(printed.startswith("0 paths")), ""), command
        assert done.stdout == printed, command
