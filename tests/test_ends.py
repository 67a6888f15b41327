"""How commands end: exit statuses, streams that are closed, full or abandoned, and signals."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import run

DOCS = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"
SHELL = f"set -o pipefail; tg() {{ '{sys.executable}' -m treatygraph \"$@\"; }}; "
FULL = f"standard output cannot be written: {os.strerror(28)}"
CLOSED = "standard output cannot be written: it is closed"

# a command line of the shell, its exit status, and what it reports
ENDS = {
    "answered": ("tg stats >/dev/null", 0, ""),
    "nothing found": ("tg find Xyzzyqwv >/dev/null", 1, ""),
    "unknown name": ("tg show nobody", 2, "nothing is called 'nobody'"),
    "optimised": ("PYTHONOPTIMIZE=1 tg path ada treaty >/dev/null", 0, ""),
    "closed": ("tg stats >&-", 2, CLOSED),
    "closed, a page in a file": ("tg page -o page.html >&-", 2, CLOSED),
    "full": ("tg stats >/dev/full", 2, FULL),
    "full, unbuffered": ("PYTHONUNBUFFERED=1 tg stats >/dev/full", 2, FULL),
    "full, help": ("tg --help >/dev/full", 2, FULL),
    "full, help of a command": ("tg stats --help >/dev/full", 2, FULL),
    "full, version": ("tg --version >/dev/full", 2, FULL),
    "full, a page in a file": ("tg page -o page.html >/dev/full", 2, FULL),
    "full, a folder": ("tg convert store >/dev/full", 2, FULL),
    "no standard error": ("tg stats 2>&- >/dev/null", 0, ""),
    "no standard error, unknown name": ("tg show nobody 2>&-", 2, ""),
    "no standard error, bad usage": ("tg --nonsense 2>&-", 2, ""),
    "full standard error": ("tg show nobody 2>/dev/full", 2, ""),
    "full standard error, bad usage": ("tg --nonsense 2>/dev/full", 2, ""),
    "full standard error, nothing found": ("tg find Xyzzyqwv -f csv 2>/dev/full >&2", 2, ""),
    "no stream at all": ("tg stats <&- >&- 2>&-", 2, ""),
    "reader gone": ("tg page -o - | head -c 9 >/dev/null", 141, ""),
    "reader gone, unbuffered": (
        "PYTHONUNBUFFERED=1 tg page -o - | head -c 9 >/dev/null", 141, "",
    ),
    "reader gone, help": ("tg --help | sleep 0", 141, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDS)
def test_command_ends_with_its_status_and_at_most_one_line(case, world_folder, tmp_path):
    line, status, reported = ENDS[case]
    done = subprocess.run(
        ["bash", "-c", SHELL + line],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "TREATYGRAPH_DATA": str(world_folder)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (status, "")
    assert reported in done.stderr
    assert len(done.stderr.splitlines()) == (1 if reported else 0)


def test_unbuffered_output_reaches_a_slow_reader_completely(world_folder):
    line = "PYTHONUNBUFFERED=1 tg page -o - | { sleep 0.3; cksum; }; tg page -o - | cksum"
    done = subprocess.run(
        ["bash", "-c", SHELL + line], capture_output=True, text=True, check=True,
        env={**os.environ, "TREATYGRAPH_DATA": str(world_folder)},
    )  # fmt: skip
    slow, fast = done.stdout.splitlines()
    assert slow == fast


# signals

NUMBERS = {signal.SIGINT: 130, signal.SIGTERM: 143}
READY = """\
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it in the background
from treatygraph.signals import end_on_signals
end_on_signals()
print(flush=True)
runpy.run_module("treatygraph", run_name="__main__")
"""


@pytest.fixture(scope="module")
def large_store(tmp_path_factory) -> Path:
    """A store whose betweenness takes seconds."""
    folder, seeded = tmp_path_factory.mktemp("large"), random.Random(7)
    pairs = [(seeded.randrange(3000), seeded.randrange(3000)) for _ in range(9000)]
    lines = [f"n{one},n{other},allied_with" for one, other in pairs if one != other]
    (folder / "edges.csv").write_text("\n".join(["Source,Target,Type", *lines]))
    assert run("import", "graph", folder / "edges.csv", "--out", folder / "store").status == 0
    return folder / "store"


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.name)
@pytest.mark.parametrize("delay", [0, 0.1, 0.3, 0.8])
def test_long_command_ends_quietly_on_a_signal(large_store, number, delay):
    words = ["--data", str(large_store), "centrality", "--measure", "betweenness"]
    with subprocess.Popen(
        [sys.executable, "-c", READY, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "\n"
        time.sleep(delay)
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout, stderr) == (NUMBERS[number], "", "")


INTERRUPTED_IMPORT = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from treatygraph.cli import main
"""


@pytest.mark.parametrize("module", ["click", "treatygraph.cli.app"])
def test_interrupt_while_the_command_is_imported_ends_quietly(module):
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IMPORT, module],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.name)
def test_import_that_is_ended_leaves_no_draft(tmp_path, number):
    table, out = tmp_path / "long.csv", tmp_path / "folder" / "store"
    lines = (f"a{n},b{n},allied_with" for n in range(400_000))  # most of a minute
    table.write_text("\n".join(["Source,Target,Type", *lines]), encoding="utf-8")
    command = [sys.executable, "-c", READY, "import", "graph", str(table), "--out", str(out)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "\n"
        time.sleep(0.5)
        process.send_signal(number)
        _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (NUMBERS[number], "")
    assert [each.name for each in tmp_path.iterdir() if each.name != "folder"] == ["long.csv"]
    assert not list(tmp_path.glob("folder/*"))
    assert not list(tmp_path.glob("folder/.*"))


def test_command_that_ignores_a_signal_still_ignores_it(tmp_path):
    """As under nohup: a handler that somebody set stays."""
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN);"
        "from treatygraph.signals import end_on_signals; end_on_signals();"
        "print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"True\n"


# the documentation


def test_every_exit_status_is_documented_and_tested():
    documented = re.findall(r"^\| (\d+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    tested = {status for _, status, _ in ENDS.values()} | set(NUMBERS.values())
    assert set(map(int, documented)) == tested
