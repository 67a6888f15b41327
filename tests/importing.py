"""Mappings and tables as the tests of the import make them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from treatygraph.dataset import Dataset, Node, Relation
from treatygraph.importers import Imported, ImportReport, load_mapping, read_tables

SAMPLES = Path(__file__).parent / "tables"
# the samples of each shipped mapping
SAMPLE_FILES = {
    "uk-treaties": ["uk-treaties.jsonl"],
    "cow-alliances": ["alliances-by-member.csv", "alliances-by-dyad.csv"],
    "cow-igo": ["igo.csv"],
    "us-visits": ["president-visits.csv", "secretary-visits.csv"],
    "pax": ["pax-nodes.csv", "pax-links.csv"],
    "icews": ["icews-events.tab"],
    "graph": ["nodes.csv", "edges.csv"],
    "treaty-parties": ["treaty-parties.csv"],
    "un-participants": ["un-participants.csv"],
    "investment-treaties": ["investment-treaties.csv"],
    "atop-alliances": ["atop-members.csv"],
}
SHARED = Path(__file__).parents[2] / "shared" / "data"

ABOUT = """\
title: A table
citation: Somebody, A table
terms: Free
"""


def write_mapping(folder: Path, text: str, about: str = ABOUT) -> Path:
    """A mapping file; what every mapping says of its source is put before the text."""
    file = folder / "mapping.yaml"
    file.write_text(about + dedent(text), encoding="utf-8")
    return file


def write_table(folder: Path, text: str, name: str = "table.csv") -> Path:
    """A table file; the text may be indented."""
    file = folder / name
    file.write_text(dedent(text), encoding="utf-8", newline="")
    return file


def read(mapping: str | Path, *files: Path) -> Imported:
    """What a mapping makes of files, the account of every file being complete."""
    imported = read_tables(load_mapping(str(mapping)), files)
    assert_complete(imported.account)
    return imported


def read_sample(mapping: str, *names: str) -> Imported:
    """What a shipped mapping makes of small tables of our own."""
    return read(mapping, *(SAMPLES / name for name in names))


def read_shared(mapping: str, *names: str) -> Imported:
    """What a shipped mapping makes of the published tables; skips where they are absent."""
    files = [SHARED / name for name in names]
    missing = [file.name for file in files if not file.exists()]
    if missing:
        pytest.skip(f"no {', '.join(missing)}: mapping {mapping} is not tried on real data")
    return read(mapping, *files)


def assert_complete(account: ImportReport) -> None:
    """Read is made and rejected and skipped, in each file and in all."""
    for file in account.files:
        assert file.read == file.made + file.rejected.total() + file.skipped.total()
    assert account.read == account.made + account.rejected + account.skipped
    assert account.read > 0


def node(dataset: Dataset, key: str) -> Node:
    """The node of an id."""
    return next(each for each in dataset.nodes if each.id == key)


def relations(dataset: Dataset, type: str = "") -> list[Relation]:
    """The relations, or those of a type, in the order of time."""
    return [each for each in dataset.relations if type in ("", each.type)]


# a mapping in which `visits` says when, and everything else is plain
VISITS = """\
tables:
  visits:
    nodes:
      host: {{kind: country, name: '{{host}}'}}
      guest: {{kind: person, name: '{{guest}}'}}
    relations:
      visit: {{type: visited, from: guest, to: host, status: happened, {visit}}}
"""


def one_visit(folder: Path, visit: str, header: str, row: str) -> Imported:
    """The one visit of a table with one row; `visit` is what the mapping says of it beside."""
    mapping = write_mapping(folder, VISITS.format(visit=visit))
    table = write_table(folder, f"host,guest,{header}\nHere,Doe,{row}\n")
    return read(mapping, table)
