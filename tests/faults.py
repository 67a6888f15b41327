"""Kill commands at every call that changes files, and check what they leave behind.

`python tests/faults.py` kills every command with every signal at every call; `--most N` takes N
calls of each, evenly spaced. Prints the number of kills, and exits with 1 if any left a target that
is neither the old one nor the new one, or a draft that the next run does not remove.

Commands run in forks of this process, which imports everything once.
"""

from __future__ import annotations

import argparse
import builtins
import fcntl
import hashlib
import importlib
import io
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from treatygraph import output
from treatygraph.cli import main
from world import write_world

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
# the exit statuses that a command may have when a signal ended it
ENDED = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}
CALLS = (
    *("open", "close", "mkdir", "rename", "replace", "unlink", "rmdir"),
    *("fsync", "chmod", "chown", "scandir"),
)
DRAFT = re.compile(r"\..+\.[a-z0-9_]{8}(\.old)?")
SLOW = 60  # seconds after which a command is taken to hang
# in memory, where waiting for the disk takes no time
PLACE = next((each for each in (Path("/dev/shm"),) if os.access(each, os.W_OK)), None)

Contents = dict[str, str] | None  # SHA-256 by name, of a file or of those in a folder; None: absent


class Scenario(NamedTuple):
    """A command, what it writes, and whether it refuses to replace a complete target."""

    words: str
    targets: tuple[str, ...]
    before: tuple[str, ...] = ()  # commands that make the old target
    once: bool = False
    exchange: bool = True  # whether the system can exchange two names


OLD_STORE = "import graph a.csv --out store"
IMPORT = "import graph b.csv --out store --rejects rejects.csv"
SCENARIOS = {
    "import": Scenario(IMPORT, ("store", "rejects.csv"), (OLD_STORE,)),
    "import of a new store": Scenario(IMPORT, ("store", "rejects.csv")),
    "import without exchange": Scenario(
        IMPORT, ("store", "rejects.csv"), (OLD_STORE,), exchange=False
    ),
    "convert to store": Scenario("--data world convert store", ("store",), (OLD_STORE,)),
    "convert to yaml": Scenario("--data world convert yaml --to yaml", ("yaml",), once=True),
    "convert to csv": Scenario("--data world convert csv --to csv", ("csv",), once=True),
    "export": Scenario(
        "--data world export -f graphml -o answer", ("answer",), ("--data world stats -o answer",)
    ),
    "page": Scenario("--data world page -o answer", ("answer",), ("--data world stats -o answer",)),
    "check --fix": Scenario(
        "--data windows check --fix",
        tuple(f"windows/{name}.yaml" for name in ("sources", "nodes/all", "relations/all")),
    ),
    "check --fix without exchange": Scenario(
        "--data windows check --fix",
        tuple(f"windows/{name}.yaml" for name in ("sources", "nodes/all", "relations/all")),
        exchange=False,
    ),
}


# calls that change files


class Faults:
    """Counts the moments before and after calls, and sends a signal at one of them."""

    def __init__(self, at: int, number: int) -> None:
        self.at, self.number, self.count = at, number, 0

    def point(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), self.number)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **options: Any) -> Any:
            self.point()
            found = call(*args, **options)
            self.point()
            return found

        return called

    def opened(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap an `open`, so that writes are torn in the middle."""

        def called(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
            if not set(mode) & set("wax+"):
                return call(file, mode, *args, **options)
            self.point()
            return Torn(call(file, mode, *args, **options), self.point)

        return called

    def install(self, can_exchange: bool) -> None:
        for name in CALLS:
            setattr(os, name, self.around(getattr(os, name)))
        fcntl.flock = self.around(fcntl.flock)
        builtins.open = io.open = self.opened(io.open)
        for name in ("write_table", "close"):
            setattr(pq.ParquetWriter, name, self.around(getattr(pq.ParquetWriter, name)))
        exchange: Callable[..., bool] = output.exchange if can_exchange else (lambda *_: False)
        output.exchange = self.around(exchange)


class Torn:
    """A file that is written in two halves, with a moment between them."""

    def __init__(self, file: Any, point: Callable[[], None]) -> None:
        self.file, self.point = file, point

    def write(self, text: Any) -> int:
        half = len(text) // 2
        self.file.write(text[:half])
        self.file.flush()
        self.point()
        self.file.write(text[half:])
        return len(text)

    def __enter__(self) -> Torn:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        self.point()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


# a command in a fork


def forked(folder: Path, words: str, faults: Faults, can_exchange: bool = True) -> tuple[int, str]:
    """Run a command in a fork; return its status, negative for a signal, and standard error.

    The last line of that says how many moments there were, unless a signal killed the fork.
    """
    if not (child := os.fork()):
        _run(folder, words, faults, can_exchange)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, (folder / "stderr").read_text(encoding="utf-8")


def _run(folder: Path, words: str, faults: Faults, can_exchange: bool) -> None:
    status = 99
    try:
        signal.alarm(SLOW)
        os.chdir(folder)
        out = os.open("stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(out, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        faults.install(can_exchange)
        status = _status(words.split())
        os.write(2, f"{faults.count} moments\n".encode())
    finally:
        os._exit(status)


def _status(words: list[str]) -> int:
    try:
        main(words, prog_name="treatygraph")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


# what there is before and after


def contents(path: Path) -> Contents:
    """Return what a target holds."""
    if not path.exists():
        return None
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    return {
        each.relative_to(path).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in files
    }


def drafts(folder: Path) -> list[str]:
    """Return the names of drafts below a folder."""
    return [each.name for each in folder.rglob(".*") if DRAFT.fullmatch(each.name)]


def prepare(folder: Path, scenario: Scenario) -> None:
    """Make the inputs and the old targets of a scenario."""
    for name, partner in (("a", 3), ("b", 5)):
        rows = [f"{name}{row},{name}{(row * 7 + partner) % 30},allied_with" for row in range(30)]
        text = "\n".join(["Source,Target,Type", *rows, f"{name},,allied_with", ""])
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    write_world(folder / "world")
    for file in write_world(folder / "windows").rglob("*.yaml"):
        if file.name != "vocabulary.yaml":
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    for words in scenario.before:
        status, errors = forked(folder, words, Faults(0, 0))
        assert status == 0, errors


class Trial:
    """A scenario with the contents of its targets before and after."""

    def __init__(self, scenario: Scenario, template: Path, work: Path) -> None:
        self.scenario, self.template, self.work = scenario, template, work
        prepare(template, scenario)
        self.old = self._contents(template)
        self._reset()
        status, errors = self._forked(Faults(0, 0))
        assert status == 0, errors
        self.moments = int(errors.split()[-2])
        self.new = self._contents(work)
        assert self.new != self.old

    def problem(self, at: int, number: signal.Signals) -> str | None:
        """Kill the command at a moment; return what is wrong then, or after the next run."""
        self._reset()
        status, errors = self._forked(Faults(at, number))
        if status != ENDED[number] or "Traceback" in errors:
            return f"ended with {status}: {errors}"
        if number != signal.SIGKILL and "moments" not in errors.splitlines()[0]:
            return f"reported {errors}"
        if number != signal.SIGKILL and (left := drafts(self.work)):
            return f"left {left}"
        return self._wrong_targets() or self._wrong_next()

    def _reset(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.template, self.work)

    def _forked(self, faults: Faults) -> tuple[int, str]:
        return forked(self.work, self.scenario.words, faults, self.scenario.exchange)

    def _contents(self, folder: Path) -> list[Contents]:
        return [contents(folder / name) for name in self.scenario.targets]

    def _wrong_targets(self) -> str | None:
        for name, *states in zip(
            self.scenario.targets, self.old, self.new, self._contents(self.work), strict=True
        ):
            old, new, found = states
            if found not in (old, new) and not (found is None and self._is_put_aside(name, old)):
                return f"{name} is gone" if found is None else f"{name} is mixed"
        return None

    def _is_put_aside(self, name: str, old: Contents) -> bool:
        """Return whether the old folder has the name that the next run looks for.

        Two steps are needed where the system cannot exchange two names.
        """
        aside = list(self.work.glob(f".{name}.*.old"))
        return not self.scenario.exchange and [contents(each) for each in aside] == [old]

    def _wrong_next(self) -> str | None:
        if self.scenario.once and (self.work / self.scenario.targets[0]).exists():
            shutil.rmtree(self.work / self.scenario.targets[0])
        status, errors = self._forked(Faults(0, 0))
        if status:
            return f"the next run ended with {status}: {errors}"
        if self._contents(self.work) != self.new:
            return "the next run made something else"
        if left := drafts(self.work):
            return f"the next run left {left}"
        return None


def import_modules(names: Iterable[str]) -> None:
    """Import what the commands of scenarios import, so that forks need not."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        prepare(folder, Scenario("", ()))
        for name in names:
            for module in _modules(folder, SCENARIOS[name].words):
                with suppress(ImportError):  # some are found only by the module that they belong to
                    importlib.import_module(module)


def _modules(folder: Path, words: str) -> list[str]:
    """Return the modules that a command imports, found in a fork: threads stay out of this one."""
    if not (child := os.fork()):
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        before = set(sys.modules)
        _status(words.split())
        (folder / "modules").write_text("\n".join(set(sys.modules) - before), encoding="utf-8")
        os._exit(0)
    os.waitpid(child, 0)
    return (folder / "modules").read_text(encoding="utf-8").split()


@contextmanager
def trial(name: str) -> Iterator[Trial]:
    """Yield the trial of a scenario in a temporary folder."""
    with tempfile.TemporaryDirectory(dir=PLACE) as place:
        template, work = Path(place) / "template", Path(place) / "work"
        template.mkdir()
        yield Trial(SCENARIOS[name], template, work)


def spaced(count: int, most: int | None, shift: int) -> list[int]:
    """Return the numbers from 1 to a count, or as many of them as are wanted, evenly spaced."""
    if most is None or count <= most:
        return list(range(1, count + 1))
    return [1 + (shift + number * count // most) % count for number in range(most)]


def run(names: list[str], most: int | None) -> tuple[int, list[str]]:
    """Return the number of kills, and every problem."""
    kills, problems = 0, []
    for name in names:
        with trial(name) as tried:
            for shift, number in enumerate(SIGNALS):
                moments = spaced(tried.moments, most, shift)
                for at in moments:
                    if wrong := tried.problem(at, number):
                        problems.append(f"{name}, {number.name} at moment {at}: {wrong}")
                        print(problems[-1], flush=True)
                kills += len(moments)
                part = f"{number.name} at {len(moments)} of {tried.moments} moments"
                print(f"{name}: {part}", flush=True)
    return kills, problems


def start() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, help="moments for each command and signal")
    parser.add_argument("names", nargs="*", choices=[*SCENARIOS, []])
    asked = parser.parse_args()
    names = asked.names or list(SCENARIOS)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it in the background
    import_modules(names)
    kills, problems = run(names, asked.most)
    print(f"{kills} kills, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(start())
