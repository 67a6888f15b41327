"""Mappings that extend another mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing import SAMPLES, read, relations, write_mapping, write_table
from treatygraph.errors import DataError
from treatygraph.importers import Imported, load_mapping

BASE = """\
title: Visits
citation: Somebody
terms: Free
vocabulary: {relations: {visited: {attributes: [amount]}}}
lookups: {ranks: {S: state}}
tables:
  t:
    nodes:
      who: {kind: person, name: '{who}'}
      to: {kind: country, name: '{to}'}
    relations:
      v:
        type: visited
        from: who
        to: to
        status: happened
        date: {of: '{day}', date: '%d/%m/%Y'}
        attributes: {rank: {of: '{rank}', lookup: ranks}}
"""


def extended(folder: Path, text: str, rows: str) -> Imported:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    mapping = write_mapping(folder, text, "extend: base.yaml\n")
    return read(mapping, write_table(folder, f"who,to,day,rank\n{rows}"))


def test_mapping_says_only_what_differs(tmp_path):
    text = """\
    title: Other visits
    lookups: {ranks: {W: working}}
    tables:
      t:
        missing: [n/a]
        relations: {v: {date: '{day}', attributes: {amount: '1'}}}
    """
    imported = extended(tmp_path, text, "Doe,Peru,1990,S\nRoe,Peru,n/a,W\n")
    found = relations(imported.dataset)
    assert {each.date for each in found} == {"1990", None}
    assert {each.attributes["rank"] for each in found} == {"state", "working"}
    assert all(each.attributes["amount"] == 1 for each in found)
    (source,) = imported.dataset.sources.values()
    assert (source.title, source.citation) == ("Other visits", "Somebody")


def test_table_and_words_may_be_added(tmp_path):
    text = """\
    vocabulary: {relations: {visited: {attributes: [value]}}}
    tables:
      t: {relations: {v: {attributes: {value: '2'}}}}
      other: {file: other*, nodes: {n: {kind: place, name: '{name}'}}}
    """
    imported = extended(tmp_path, text, "Doe,Peru,03/05/1990,S\n")
    assert relations(imported.dataset)[0].attributes == {"rank": "state", "value": 2}
    carried = imported.dataset.vocabulary.relations["visited"].attributes
    assert {"amount", "value"} <= set(carried)


def test_shipped_mapping_may_be_extended(tmp_path):
    mapping = write_mapping(tmp_path, "title: Our copy\n", "extend: us-visits\n")
    imported = read(mapping, SAMPLES / "president-visits.csv")
    assert {each.title for each in imported.dataset.sources.values()} == {"Our copy"}
    assert len(imported.dataset.relations) > 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tables: {t: {nodes: {who: {name: '{'}}}}", r"mapping\.yaml:2: "),
        ("tables: {t: {nodez: {}}}", r"mapping\.yaml:2: unknown key 'nodez'"),
        (
            "lookups: {ranks: []}\ntables: {t: {relations: {v: {type: visit}}}}",
            r"mapping\.yaml:3: ",
        ),
        # what is wrong is said by the other mapping, which has the line
        ("vocabulary: {attributes: {}}\nnew: {kinds: nothing}", r"mapping\.yaml:3: "),
    ],
)
def test_problem_is_reported_in_the_file_that_has_it(text, message, tmp_path):
    with pytest.raises(DataError, match=message):
        extended(tmp_path, text, "Doe,Peru,03/05/1990,S\n")


def test_problem_of_the_other_mapping_is_reported_there(tmp_path):
    (tmp_path / "base.yaml").write_text(BASE.replace("type: visited", "type: visit"))
    mapping = write_mapping(tmp_path, "title: x\n", "extend: base.yaml\n")
    with pytest.raises(DataError, match=r"base\.yaml:13: unknown type 'visit'"):
        load_mapping(str(mapping))


@pytest.mark.parametrize("name", ["cow-ig", "absent.yaml", "mapping.yaml"])
def test_mapping_that_cannot_be_extended_is_an_error_with_its_line(name, tmp_path):
    mapping = write_mapping(tmp_path, "tables: {}\n", f"title: x\nextend: {name}\n")
    with pytest.raises(DataError, match=r"mapping\.yaml:2: extend: "):
        load_mapping(str(mapping))
