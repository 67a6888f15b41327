"""Relations of an import that are kept in a temporary file."""

from __future__ import annotations

import errno
import tempfile
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import importing
from treatygraph.dataset.store.write import write_store
from treatygraph.errors import OutputError
from treatygraph.importers import load_mapping, read_tables
from treatygraph.importers.import_tables import import_tables
from treatygraph.importers.run.spool import Spool

NAMES = st.sampled_from(["Ada", "Ben", "Cleo", "Dov"])
DATES = st.sampled_from(["", "1990", "1990-05", "1991-05-07", "1950-01-01"])
NOTES = st.sampled_from(["", "first", "a second note", "Zürich"])
ROWS = st.lists(st.tuples(NAMES, NAMES, DATES, NOTES), min_size=1, max_size=60)

FOLDING = """\
tables:
  meetings:
    nodes:
      one: {kind: person, name: '{one}'}
      other: {kind: person, name: '{other}'}
    relations:
      meeting:
        {type: met, from: one, to: other, status: happened, date: '{date}', note: '{note}',
          fold: []}
"""
SPELLS = FOLDING.replace("date: '{date}'", "spell: '{date}'").replace("fold: []", "")


@pytest.mark.parametrize("mapping", [FOLDING, SPELLS], ids=["fold", "spell"])
@given(rows=ROWS)
@settings(max_examples=25, deadline=None)
def test_rows_of_the_store_do_not_depend_on_what_was_spilled(
    mapping: str, rows: list[tuple[str, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = importing.write_mapping(folder, mapping)
        text = "".join(",".join(row) + "\n" for row in rows)
        table = importing.write_table(folder, f"one,other,date,note\n{text}")
        kept = _store(folder / "kept", file, table, Spool())
        with Spool(folder, bound=300) as spool:
            assert _store(folder / "spilled", file, table, spool) == kept


@given(contents=st.lists(st.binary(max_size=40)), bound=st.integers(0, 100))
def test_spool_returns_what_was_added(contents: list[bytes], bound: int) -> None:
    with Spool(bound=bound) as spool:
        assert [spool.append(content) for content in contents] == list(range(len(contents)))
        assert [spool[number] for number in range(len(spool))] == contents


def test_references_to_later_rows_are_resolved_after_spilling(tmp_path: Path) -> None:
    rows = "Id,Source,Target,Under\nr1,a,b,r2\nr2,a,c,\nr3,a,d,nowhere\n"
    table = importing.write_table(tmp_path, rows, "edges.csv")
    mapping = load_mapping(str(_with_references(tmp_path)))
    with Spool(tmp_path, bound=0) as spool:
        relations = read_tables(mapping, [table], spool=spool).dataset.relations
        found = {each.id: each.attributes for each in relations}
    assert found["r1"]["under"] == "r2"
    assert found["r3"]["under_"] == "nowhere"


def test_full_disk_is_reported_as_an_output_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(OutputError, match="No space left on device"):
        Spool(tmp_path, bound=0).append(b"content")


def test_import_leaves_nothing_but_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = partial(Spool, bound=0)
    monkeypatch.setattr("treatygraph.importers.import_tables.Spool", small)
    table = importing.write_table(tmp_path, "Source,Target\na,b\nb,c\n", "edges.csv")
    import_tables("graph", [table], tmp_path / "new" / "store")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["edges.csv", "new"]
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["store"]


def _with_references(folder: Path) -> Path:
    """The shipped mapping of graphs, with an attribute of type reference."""
    shipped = (files("treatygraph.importers.mappings") / "graph.yaml").read_text(encoding="utf-8")
    attribute = "  attributes:\n    under: {label: under, type: reference}\n"
    mapping = folder / "graph.yaml"
    mapping.write_text(shipped.replace("  attributes:\n", attribute, 1), encoding="utf-8")
    return mapping


def _store(folder: Path, mapping: Path, table: Path, spool: Spool) -> list[dict[str, Any]]:
    write_store(read_tables(load_mapping(str(mapping)), [table], spool=spool).dataset, folder)
    rows: list[dict[str, Any]] = pq.read_table(folder / "relations.parquet").to_pylist()
    return rows
