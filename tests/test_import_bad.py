"""What is wrong with a mapping or a table: told in one clear message, and nothing is written."""

from __future__ import annotations

import copy
import csv
import gzip
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import assert_refused, run, run_terminal
from folders import files_of
from importing import (
    ABOUT,
    SAMPLE_FILES,
    SAMPLES,
    SHARED,
    assert_complete,
    write_mapping,
    write_table,
)
from treatygraph import importers
from treatygraph.errors import DataError, TreatygraphError
from treatygraph.importers.mapping.load import SHIPPED

PLACES = "tables: {t: {nodes: {place: {kind: place, name: '{name}'}}}}\n"


def problems(folder: Path, text: str, about: str = ABOUT) -> list[str]:
    """What is told to be wrong with a mapping, without the folder."""
    file = write_mapping(folder, text, about)
    with pytest.raises(DataError) as caught:
        importers.load_mapping(str(file))
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


# mappings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tables: {t: {nods: {}}}", "unknown key 'nods'; did you mean 'nodes'?"),
        ("tabels: {}", "unknown key 'tabels'; did you mean 'tables'?"),
        ("tables: []", "tables should be a mapping"),
        ("tables: {t: here}", "tables t should be a mapping"),
        (PLACES.replace("kind: place", "kind: plaice"), "unknown kind 'plaice'; did you mean"),
        (PLACES.replace("kind: place, ", ""), "a node has a kind, or is found by country or row"),
        (PLACES.replace(", name: '{name}'", ""), "'name' is missing"),
        (PLACES.replace("'{name}'", "'{name'"), "a brace without its other half"),
        (PLACES.replace("'{name}'", "{of: x, first: [y]}"), "a value comes from one of"),
        (PLACES.replace("'{name}'", "{of: x, lookup: nowhere}"), "there is no lookup 'nowhere'"),
        (PLACES.replace("'{name}'", "{of: x, match: '('}"), "is not a regular expression"),
        (
            PLACES.replace("'{name}'", "{of: x, replace: {'/a/': '\\2'}}"),
            "does not fit its pattern",
        ),
        (PLACES.replace("'{name}'", "{of: x, else: y}"), "else goes with lookup"),
        (PLACES.replace("'{name}'", "{of: x, when: {a: {nto: b}}}"), "a condition is a text"),
        (PLACES.replace("'{name}'", "{of: x, split: [a]}"), "split should be"),
        (PLACES.replace("name:", "attributes: {colour: red}, name:"), "has no 'colour'"),
        (PLACES.replace("name:", "ids: {iso3: x}, name:"), "place has no 'iso3' among its ids"),
        (PLACES.replace("name:", "country: {}, name:"), "country should say by what it is found"),
        (PLACES.replace("name:", "row: {table: u, key: x}, name:"), "no table 'u'"),
        (PLACES.replace("nodes:", "format: cvs, nodes:"), "'cvs' is not one of csv, tsv"),
        (PLACES.replace("nodes:", "encoding: utf-9, nodes:"), "'utf-9' is not an encoding"),
        (PLACES.replace("nodes:", "separator: ab, nodes:"), "'ab' is not one character"),
        (PLACES.replace("nodes:", "wide: {from: a}, nodes:"), "wide needs the columns"),
        (PLACES.replace("nodes:", "skip: [{when: {a: b}}], nodes:"), "'because' is missing"),
        (PLACES.replace("nodes:", "relations: {r: {}}, nodes:"), "'type' is missing"),
        ("new: {kind: place}\n" + PLACES, "unknown key 'kind'; did you mean 'kinds'?"),
        ("new: {kinds: plaice}\n" + PLACES, "unknown kind 'plaice'; did you mean 'place'?"),
        ("lookups: {a: [{from: soon, is: b}]}\n" + PLACES, "'soon' is not a date"),
        ("lookups: {a: {b: {c: d}}}\n" + PLACES, "should be a text or a list of texts"),
        ("lookups: here\n" + PLACES, "lookups should be a mapping"),
        ("vocabulary: here\n" + PLACES, "vocabulary should be a mapping"),
        ("vocabulary: {kinds: {hill: {label: hill}}}\n" + PLACES, "'plural' is missing"),
        ("vocabulary: {kinds: {place: {shapes: dot}}}\n" + PLACES, "unknown key 'shapes'"),
        ("vocabulary: {kidns: {}}\n" + PLACES, "unknown section 'kidns'"),
    ],
)
def test_mapping_that_is_wrong(text, expected, tmp_path):
    found = problems(tmp_path, text)
    assert any(expected in problem for problem in found), found
    assert all(problem.startswith("mapping.yaml:") for problem in found)


def test_all_problems_are_reported_at_once_each_with_its_line(tmp_path):
    text = """\
        tables:
          t:
            nodes:
              place:
                kind: plaice
                nmae: '{name}'
              host: {kind: place, name: '{host}'}
            relations:
              r:
                type: visitd
                from: guest
                to: hots
                status: happend
    """
    found = problems(tmp_path, text, about="title: A table\n")
    assert [problem.split(":")[1] for problem in found] == [
        *("1", "1", "5", "6", "7", "11", "12", "13", "14")
    ]


RELATION = """\
tables:
  t:
    nodes:
      a: {kind: person, name: '{a}'}
      b: {kind: person, name: '{b}'}
    relations:
      r: {type: met, from: a, to: b, status: happened}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("from: a", "from: c", "from: the table has no node 'c'"),
        ("status: happened", "status: hapened", "unknown status 'hapened'; did you mean"),
        ("type: met", "type: {of: '{x}', lookup: {a: mett}}", "unknown type 'mett'; did you mean"),
        ("type: met", "date: x, spell: y, type: met", "a relation has a date or a spell, not both"),
        ("type: met", "attributes: {goods: x}, type: met", "met has no 'goods'"),
        ("type: met", "attributes: {god: x}, type: '{t}'", "unknown attribute 'god'"),
    ],
)
def test_relation_that_is_wrong(old, new, expected, tmp_path):
    found = problems(tmp_path, RELATION.replace(old, new))
    assert any(expected in problem for problem in found), found


def test_lookup_with_days_wants_a_day(tmp_path):
    text = "lookups: {l: [{from: 1990, is: x}]}\n" + PLACES.replace(
        "'{name}'", "{of: x, lookup: l}"
    )
    assert "say which one, with 'on'" in problems(tmp_path, text)[0]


def test_mapping_has_a_name_or_is_a_file(tmp_path):
    out = tmp_path / "store"
    outcome = run("import", "uk-treatys", SAMPLES / "nodes.csv", "--out", out)
    assert_refused(outcome, "'uk-treatys'", "did you mean 'uk-treaties'?")
    assert_refused(run("import", "no.yaml", SAMPLES / "nodes.csv", "--out", out), "no.yaml")
    assert not out.exists()


def mutated(data: Any, draw: Any) -> Any:
    """The data with one of its parts put in the place of another, or something odd there."""
    data = copy.deepcopy(data)
    parts: list[tuple[Any, Any]] = []
    stack = [data]
    while stack:
        part = stack.pop()
        keys = list(part) if isinstance(part, dict) else range(len(part))
        parts += [(part, key) for key in keys]
        stack += [part[key] for key in keys if isinstance(part[key], dict | list)]
    part, key = draw(st.sampled_from(parts))
    other, place = draw(st.sampled_from(parts))
    odd = draw(
        st.sampled_from(["", "{", "{}", "/(/", [], {}, {"x": "y"}, [[]], "0", "when", "{x?}"])
    )
    part[key] = copy.deepcopy(other[place]) if draw(st.booleans()) else odd
    return data


@settings(max_examples=150)
@given(st.data())
def test_no_mapping_however_broken_ends_in_a_traceback(data):
    name = data.draw(st.sampled_from(importers.shipped()))
    whole = yaml.load((SHIPPED / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    broken = mutated(whole, data.draw)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "m.yaml"
        file.write_text(yaml.safe_dump(broken, width=9999), encoding="utf-8")
        with suppress(TreatygraphError):
            mapping = importers.load_mapping(str(file))
            assert_complete(
                importers.read_tables(mapping, [SAMPLES / SAMPLE_FILES[name][0]]).account
            )


# tables


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("t.csv", b"", "is empty"),
        ("t.csv", b"nam\nx\n", "no column 'name'; did you mean 'nam'?"),
        ("t.csv", b"name\n\xff\x00\xfe\n", "is not utf-8 text"),
        ("t.csv.gz", b"name\nx\n", "cannot be read"),
        ("t.csv.gz", gzip.compress(b"name\nx\n" * 9999)[:-20], "cannot be read"),
        ("t.csv.bz2", b"name", "cannot be read"),
        ("t.csv.xz", b"name", "cannot be read"),
        ("t.zip", b"name", "cannot be read"),
        ("t.json", b"{", "is not JSON"),
        ("t.json", b"17", "is no list of records"),
        ("t.json", b"[" * 100_000, "nested too deeply"),
        ("t.json", b'[{"nam": "x"}]', "no column 'name'"),
        ("t.xlsx", b"name", "is no spreadsheet"),
        ("t.parquet", b"name", "is no Parquet"),
        ("t.dat", b"name", "the format cannot be detected from the name"),
    ],
)
def test_table_that_cannot_be_read(name, content, expected, tmp_path):
    table = tmp_path / name
    table.write_bytes(content)
    out = tmp_path / "store"
    outcome = run("import", write_mapping(tmp_path, PLACES), table, "--out", out)
    assert_refused(outcome, expected)
    assert not out.exists()


def test_table_that_is_not_there_or_fits_nowhere(tmp_path):
    out = tmp_path / "store"
    assert_refused(run("import", "pax", tmp_path / "no.csv", "--out", out), "no.csv")
    outcome = run("import", "pax", SAMPLES / "igo.csv", "--out", out)
    assert_refused(outcome, "igo.csv: fits no table of mapping pax: nodes, links")
    assert_refused(run("import", "pax", tmp_path, "--out", out), str(tmp_path))


@settings(max_examples=150)
@given(st.data())
def test_no_table_however_odd_ends_in_a_traceback(data):
    """Every row of it is accounted for, or the whole is rejected in one message."""
    cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
        ["a", "1990", "1990/..", "person", "visited", "0", "NA", "Kenya", "-", "{x}"]
    )
    names = ["Source", "Target", "Type", "Start", "End", "Weight", "Label", "id", "Kind"]
    header = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=1))
    if data.draw(st.booleans()):
        header = list(dict.fromkeys([*header, "Source", "Target"]))
    rows = data.draw(st.lists(st.lists(cells, max_size=len(header) + 1), max_size=6))
    with TemporaryDirectory() as folder:
        table = Path(folder) / "t.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        try:
            imported = importers.read_tables(importers.load_mapping("graph"), [table])
        except TreatygraphError:
            return
        account = imported.account
        assert account.read == account.made + account.rejected + account.skipped
        ids = {node.id for node in imported.dataset.nodes}
        for relation in imported.dataset.relations:
            assert {*relation.origins, *relation.targets} <= ids


# the command


def test_report_is_printed_for_people_and_as_json(tmp_path):
    words = ("import", "uk-treaties", SAMPLES / "uk-treaties.jsonl", "--out", tmp_path / "store")
    expected = run(*words)
    assert expected.status == 0
    assert "5 read = 3 made + 1 skipped + 1 rejected" in expected.stdout
    assert "RURITANIA" in expected.stdout
    assert expected.stderr == ""
    account = run(*words, "--format", "json").json
    assert account["read"] == account["made"] + account["skipped"] + account["rejected"] == 5
    assert account["relations"] == {"signed": 1, "party_to": 1}
    assert account["unknown"][0]["name"] == "RURITANIA"
    assert len(account["unknown"][0]["near"]) == 3
    assert account["files"][0]["rejected"] == {"no date like %d/%m/%Y": 1}


def test_terminal_sees_how_far_it_got_and_then_the_account(tmp_path):
    table = tmp_path / "big.csv"
    table.write_text("Source,Target\n" + "a,b\n" * 2500, encoding="utf-8")
    words = ("import", "graph", table, "--out", tmp_path / "store")
    status, shown = run_terminal(*words, data=SAMPLES)
    assert status == 0
    assert "rows read" in shown
    assert "2500 read = 2500 made" in shown


def test_rejected_rows_are_written_whole_with_their_reason(tmp_path):
    rejects = tmp_path / "rejects.csv"
    tables = [SAMPLES / "pax-nodes.csv", SAMPLES / "pax-links.csv"]
    words = ("import", "pax", *tables, "--out", tmp_path / "store")
    assert run(*words, "--rejects", rejects).status == 0
    with rejects.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["row"] for row in rows] == ["5", "6"]
    assert rows[1]["reason"] == "not in table nodes: 'ARM_8'"
    assert rows[1]["to_node_name"] == "Valley Front"
    assert all(row["file"].endswith("pax-links.csv") for row in rows)


def test_strict_takes_no_rejection_and_leaves_the_store_as_it_was(tmp_path):
    store = tmp_path / "store"
    good, bad = SAMPLES / "igo.csv", SAMPLES / "uk-treaties.jsonl"
    assert run("import", "cow-igo", good, "--out", store, "--strict").status == 0
    before = files_of(store)
    rejects = tmp_path / "rejects.csv"
    outcome = run("import", "uk-treaties", bad, "--out", store, "--strict", "--rejects", rejects)
    assert_refused(outcome, "row 5: no date like %d/%m/%Y: '31/02/1969'")
    assert files_of(store) == before
    assert rejects.exists()


def test_where_nothing_is_made_nothing_is_written(tmp_path):
    table = write_table(tmp_path, "name\n\n")
    out = tmp_path / "store"
    outcome = run("import", write_mapping(tmp_path, PLACES), table, "--out", out)
    assert outcome.status == 1
    assert not out.exists()
    write_table(tmp_path, "name,size\n,1\n,2\n")
    outcome = run("import", write_mapping(tmp_path, PLACES), table, "--out", out)
    assert outcome.status == 1
    assert "nothing in it that the mapping takes" in outcome.stdout
    assert not out.exists()


def test_folder_that_is_no_store_is_not_replaced(tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    (work / "thesis.txt").write_text("all of it", encoding="utf-8")
    outcome = run("import", "graph", SAMPLES / "edges.csv", "--out", work)
    assert_refused(outcome, "work", "no store")
    assert (work / "thesis.txt").read_text(encoding="utf-8") == "all of it"


def test_file_that_two_paths_lead_to_counts_once_and_is_reported(tmp_path):
    edges, link = SAMPLES / "edges.csv", tmp_path / "again.csv"
    link.symlink_to(edges)
    once = run("import", "graph", edges, "--out", tmp_path / "s", "--format", "json").json
    files = (edges, edges, link)
    outcome = run("import", "graph", *files, "--out", tmp_path / "s", "--format", "json")
    assert outcome.json["read"] == once["read"]
    assert [(each["what"], each["count"]) for each in outcome.json["notices"]] == [
        ("repeated-file", 2)
    ]


def test_import_that_is_interrupted_leaves_the_store_as_it_was(tmp_path):
    store = tmp_path / "store"
    assert run("import", "graph", SAMPLES / "edges.csv", "--out", store).status == 0
    before = files_of(tmp_path)
    table = tmp_path.parent / "large.csv"
    rows = "".join(f"a{number},b{number},allied_with\n" for number in range(300_000))
    table.write_text(f"Source,Target,Type\n{rows}", encoding="utf-8")
    # on a terminal, the import reports how far it is
    controller, terminal = os.openpty()
    command = [sys.executable, "-m", "treatygraph", "import", "graph", str(table)]
    with subprocess.Popen([*command, "--out", str(store)], stderr=terminal) as process:
        os.close(terminal)
        assert os.read(controller, 1)
        process.send_signal(signal.SIGINT)
        with suppress(OSError):  # the terminal is closed once the process has ended
            while os.read(controller, 65536):
                pass
        assert process.wait(60) != 0
    os.close(controller)
    assert files_of(tmp_path) == before


def test_uk_treaties_are_imported_in_time(tmp_path):
    """Rows, not seconds: each is read once, and its names are looked up once each."""
    file = SHARED / "uk_treaties" / "uk_treaties_records.jsonl"
    if not file.exists():
        pytest.skip(f"no {file.name}: importing it whole by the command is not tried")
    outcome = run("import", "uk-treaties", file, "--out", tmp_path / "store", "--format", "json")
    assert outcome.json["read"] == 12697
    assert run("stats", data=tmp_path / "store").status == 0
