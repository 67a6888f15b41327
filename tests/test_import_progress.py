"""The progress of an import, as it is reported and as a terminal shows it."""

from __future__ import annotations

import gzip
import sys
import zipfile
from io import StringIO
from pathlib import Path

import pytest

from treatygraph.cli import progress
from treatygraph.importers.import_tables import import_tables

EDGES = "Source,Target\n" + "".join(f"actor {row},actor {row + 1}\n" for row in range(30_000))


class Terminal(StringIO):
    """A text stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def packed(folder: Path, suffix: str) -> Path:
    """The table of edges in a file with a suffix."""
    path = folder / f"edges.csv{suffix}"
    if suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("edges.csv", EDGES)
    else:
        path.write_bytes(gzip.compress(EDGES.encode()) if suffix else EDGES.encode())
    return path


@pytest.mark.parametrize("suffix", ["", ".gz", ".zip"])
def test_share_of_the_bytes_grows_to_one(suffix: str, tmp_path: Path) -> None:
    calls: list[tuple[int, float | None]] = []
    table = packed(tmp_path, suffix)
    import_tables("graph", [table], tmp_path / "store", watch=lambda *call: calls.append(call))
    rows, shares = zip(*calls, strict=True)
    assert sum(rows) == 30_000
    assert list(shares) == sorted(shares)
    assert shares[0] < 0.5
    assert shares[-1] == 1


def test_share_counts_the_bytes_of_all_files(tmp_path: Path) -> None:
    shares: list[float | None] = []
    other = tmp_path / "more.csv"
    other.write_text(EDGES, encoding="utf-8")
    tables = [packed(tmp_path, ""), other]
    import_tables("graph", tables, tmp_path / "store", watch=lambda _, share: shares.append(share))
    assert shares[29] == pytest.approx(0.5)
    assert shares[-1] == 1


def test_share_of_a_file_that_is_read_at_once_is_unknown(tmp_path: Path) -> None:
    shares: list[float | None] = []
    table = tmp_path / "edges.jsonl"
    table.write_text('{"Source": "a", "Target": "b"}\n' * 2000, encoding="utf-8")
    import_tables("graph", [table], tmp_path / "store", watch=lambda _, share: shares.append(share))
    assert shares == [None, None]


def test_terminal_shows_rows_share_speed_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, clock = Terminal(), iter([0.0, 2.0])
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with progress.counting("rows read") as count:
        count(5000, 0.25)
    text = shown.getvalue()
    assert "rows read 5,000" in text
    assert "25%" in text
    assert "2,500 a second" in text
    assert "left" in text
