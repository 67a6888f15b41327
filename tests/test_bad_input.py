"""Bad input gets one clear message with its place, exit status 2, and nothing is written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

import treatygraph as tg
from commands import assert_refused, run, run_process
from folders import VOCABULARY, files_of, node, relation, write, write_folder

NODES = """\
- {id: a, kind: country, name: Arcadia}
- {id: b, kind: country, name: Borduria}
- {id: p, kind: person, name: Ada}
- {id: d, kind: document, name: Treaty}
"""
RELATIONS = """\
- {id: r, type: trades_with, from: a, to: b, status: happened}
"""
SOURCES = """\
- {id: s, title: Gazette}
"""


def folder_with(
    folder: Path, nodes: str = NODES, relations: str = RELATIONS, sources: str = SOURCES
) -> Path:
    return write_folder(folder, nodes, relations, sources)


def assert_problem(folder: Path, file: str, line: int | None, reported: str) -> None:
    """`list nodes` and `check` refuse the folder, with this as the one problem and its place."""
    place = f"{folder / file}:{line}" if line else f"{folder / file}"
    for words in (["list", "nodes"], ["check"]):
        outcome = run(*words, data=folder)
        assert_refused(outcome, f"treatygraph: {place}: ", reported)
        assert len(outcome.stderr.splitlines()) == 1, outcome.stderr


BROKEN_YAML = {
    "unclosed": ("- {id: c, kind: country\n", 6, "is not valid YAML"),
    "tab": ("- id: c\n\tkind: country\n", 6, "is not valid YAML"),
    "indentation": ("- id: c\n    kind: country\n", 6, "is not valid YAML"),
    "control character": ("- {id: c, kind: country, name: a\x07b}\n", 5, "control characters"),
    "lone surrogate": ('- {id: c, kind: country, name: "\\ud800"}\n', 5, "is not valid YAML"),
    "two documents": ("---\n- {id: c, kind: country, name: C}\n", 5, "a second document"),
    "not a mapping": ("- c\n", 5, "a record is a mapping"),
    "list as key": ("- {[a]: b}\n", 5, "a key is a word, not a list or mapping"),
    "key twice": ("- {id: c, kind: country, name: C, name: D}\n", 5, "key 'name' is given twice"),
    "anchor": ("- &c {id: c, kind: country, name: C}\n", 5, "anchor or alias"),
    "alias": ("- {id: c, kind: country, name: *c}\n", 5, "anchor or alias"),
}


@pytest.mark.parametrize(("text", "line", "reported"), BROKEN_YAML.values(), ids=BROKEN_YAML)
def test_broken_yaml_is_one_problem_with_its_line(tmp_path, text, line, reported):
    assert_problem(folder_with(tmp_path, NODES + text), "nodes/all.yaml", line, reported)


LAYOUTS = {
    "block": ("- id: c\n  kind: country\n  name: C\n  size: 5\n", 4),
    "block, far in": ("-    id: c\n     kind: country\n     # so\n     name: C\n     size: 5\n", 5),
    "dash alone": ("-\n  id: c\n\n  kind: country\n  name: C\n  size: 5\n", 6),
    "indented list": ("  - id: c\n    kind: country\n    name: C\n    size: 5\n", 4),
    "text of many lines": ("- id: c\n  kind: country\n  name: >\n    a\n    b\n  size: 5\n", 6),
    "other letters": ("- id: c\n  kind: country\n  name: Сү😀\n  size: 5\n", 4),
    "other line ends": ("- id: c\r\n  kind: country\r\n  name: C\r\n  size: 5\r\n", 4),
    "braces": ("- {id: c, kind: country,\n   name: C,\n  size: 5}\n", 3),
    "brackets": (
        "[{id: b, kind: country, name: B},\n{id: c, kind: country,\nname: C,\nsize: 5}]",
        4,
    ),
    "question marks": (
        "- ? id\n  : c\n  ? kind\n  : country\n  ? name\n  : C\n  ? size\n  : 5\n",
        7,
    ),
    "document marks": ("%YAML 1.1\n---\n- id: c\n  kind: country\n  name: C\n  size: 5\n...\n", 6),
}


@pytest.mark.parametrize(("nodes", "line"), LAYOUTS.values(), ids=LAYOUTS)
def test_problem_inside_a_record_has_its_line_however_the_record_is_laid_out(tmp_path, nodes, line):
    folder = folder_with(tmp_path, nodes=nodes, relations="[]\n")
    assert_problem(folder, "nodes/all.yaml", line, "unknown key 'size'")


def test_piece_that_does_not_stand_alone_has_the_line_that_it_begins_on(tmp_path):
    nodes = "%TAG !t! tag:example.org:\n---\n- id: c\n  kind: country\n  name: !t!n C\n  size: 5\n"
    folder = folder_with(tmp_path, nodes=nodes, relations="[]\n")
    assert_problem(folder, "nodes/all.yaml", 3, "unknown key 'size'")


def test_file_that_is_one_mapping_is_no_list_of_records(tmp_path):
    folder = folder_with(tmp_path, nodes="# countries\nid: a\nkind: country\nname: A\n")
    assert_problem(folder, "nodes/all.yaml", 2, "should be a list of records")


def test_alias_bomb_is_refused_at_once(tmp_path):
    lines = ["- &b0 [x, x]"]
    lines += [f"- &b{n} [*b{n - 1}, *b{n - 1}, *b{n - 1}, *b{n - 1}]" for n in range(1, 40)]
    folder = folder_with(tmp_path, relations="\n".join(lines) + "\n")
    assert_problem(folder, "relations/all.yaml", 1, "anchor or alias")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
    ],
    ids=["flow", "closed flow", "mappings", "block", "keys"],
)
def test_deep_nesting_does_not_crash_the_interpreter(tmp_path, text):
    folder = folder_with(tmp_path, relations=text + "\n")
    outcome = run_process("list", "nodes", data=folder)
    assert_refused(outcome, f"{folder / 'relations' / 'all.yaml'}:1: is nested too deeply")


NODE_PROBLEMS = {
    "unknown kind": ("{id: c, kind: cuontry, name: C}", "unknown kind 'cuontry'; did you mean"),
    "kind is a list": ("{id: c, kind: [country], name: C}", "kind: a list is not an id"),
    "unknown attribute": (
        "{id: c, kind: country, name: C, demonym: [x]}",
        "unknown key 'demonym'; did you mean 'demonyms'?",
    ),
    "attribute of another kind": (
        "{id: c, kind: person, name: C, demonyms: [x]}",
        "unknown key 'demonyms'",
    ),
    "no id": ("{kind: country, name: C}", "'id' is missing"),
    "no name": ("{id: c, kind: country}", "'name' is missing"),
    "empty name": ("{id: c, kind: country, name: }", "name: '' is not text"),
    "id with a space": ("{id: c d, kind: country, name: C}", "id: 'c d' is not an id"),
    "number for a name": (
        "{id: c, kind: country, name: 12}",
        "name: 12 is a number where text belongs; quote it if it is meant",
    ),
    "number for an alias": (
        "{id: c, kind: country, name: C, aliases: [D, 1e5]}",
        "aliases: 1e5 is a number where text belongs",
    ),
    "one alias": ("{id: c, kind: country, name: C, aliases: D}", "aliases: 'D' is not a list"),
    "text where a list belongs": (
        "{id: c, kind: country, name: C, demonyms: Cish}",
        "demonyms: 'Cish' is not a list",
    ),
    "mapping for a name": ("{id: c, kind: country, name: {en: C}}", "name: a mapping is not text"),
    "unknown code": (
        "{id: c, kind: country, name: C, ids: {iso4: CCC}}",
        "unknown key 'iso4'; did you mean 'iso3'?",
    ),
    "code of another kind": (
        "{id: c, kind: person, name: C, ids: {iso3: CCC}}",
        "unknown key 'iso3'",
    ),
    "code of a wrong form": (
        "{id: c, kind: country, name: C, ids: {iso3: ccc}}",
        "iso3: 'ccc' is not a code of ISO 3166-1 alpha-3 ([A-Z]{3})",
    ),
    "leading zero kept": (
        "{id: c, kind: country, name: C, ids: {m49: 0123}}",
        "m49: '0123' is not a code of UN M49 ([0-9]{3})",
    ),
    "NO as a code": ("{id: c, kind: country, name: C, ids: {iso3: NO}}", "iso3: 'NO' is not"),
    "month as a code": ("{id: c, kind: country, name: C, ids: {m49: 2023-11}}", "'2023-11' is not"),
    "codes as a list": ("{id: c, kind: country, name: C, ids: [CCC]}", "ids: a list is not"),
    "id taken": ("{id: a, kind: person, name: C}", "id 'a' is already taken, at "),
}


@pytest.mark.parametrize(("record", "reported"), NODE_PROBLEMS.values(), ids=NODE_PROBLEMS)
def test_each_fault_of_a_node_is_one_problem_with_its_line(tmp_path, record, reported):
    folder = folder_with(tmp_path, nodes=f"{NODES}- {record}\n")
    assert_problem(folder, "nodes/all.yaml", 5, reported)


RELATION = "{id: x, type: trades_with, from: a, to: b, status: happened"
RELATION_PROBLEMS = {
    "unknown type": (
        "{id: x, type: trade_with, from: a, to: b, status: happened}",
        "unknown type 'trade_with'; did you mean 'trades_with'?",
    ),
    "unknown status": (
        "{id: x, type: trades_with, from: a, to: b, status: hapened}",
        "unknown status 'hapened'; did you mean 'happened'?",
    ),
    "no type": ("{id: x, from: a, to: b, status: happened}", "'type' is missing"),
    "no status": ("{id: x, type: trades_with, from: a, to: b}", "'status' is missing"),
    "no end": ("{id: x, type: trades_with, from: a, status: happened}", "'to' is missing"),
    "empty end": (
        "{id: x, type: trades_with, from: [], to: b, status: happened}",
        "from: a list is not an id or a list of ids",
    ),
    "unknown end": (
        "{id: x, type: trades_with, from: a, to: bb, status: happened}",
        "to: no node has the id 'bb'; did you mean 'b'?",
    ),
    "name for an id": (
        "{id: x, type: trades_with, from: Arcadia, to: b, status: happened}",
        "from: no node has the id 'Arcadia'",
    ),
    "relation at an end": (
        "{id: x, type: trades_with, from: r, to: b, status: happened}",
        "from: no node has the id 'r'",
    ),
    "wrong kind at from": (
        "{id: x, type: visited, from: b, to: a, status: happened}",
        "from: b is a country; visited needs one of: person",
    ),
    "wrong kind at to": (
        "{id: x, type: trades_with, from: a, to: p, status: happened}",
        "to: p is a person; trades_with needs one of: country",
    ),
    "node twice at an end": (
        "{id: x, type: trades_with, from: [a, a], to: b, status: happened}",
        "from: a node is named twice",
    ),
    "unknown attribute": (RELATION + ", valeu: 3}", "unknown key 'valeu'; did you mean 'value'?"),
    "attribute of another type": (RELATION + ", rank: state}", "unknown key 'rank'"),
    "text for a number": (RELATION + ", value: many}", "value: 'many' is not a number"),
    "NO for a number": (RELATION + ", value: NO}", "value: 'NO' is not a number"),
    "infinite number": (RELATION + ", value: 1e999}", "value: '1e999' is not a number"),
    "number in other digits": (RELATION + ", value: ٣}", "value: '٣' is not a number"),
    "number for text": (RELATION + ", unit: 840}", "unit: 840 is a number where text belongs"),
    "word for a flag": (
        RELATION + ", approximate: yes}",
        "approximate: 'yes' is not true or false",
    ),
    "unknown choice": (
        RELATION + ", measure: sales}",
        "measure: 'sales' is not one of turnover, exports",
    ),
    "unknown topic": (
        "{id: x, type: cooperates_on, from: a, to: b, status: happened, topics: [wine]}",
        "topics: a list is not a list, each a topic of the vocabulary",
    ),
    "unknown reference": (
        "{id: x, type: signed, from: p, to: d, status: happened, during: summit}",
        "during: nothing has the id 'summit'",
    ),
    "impossible date": (RELATION + ", date: 2023-02-30}", "date: '2023-02-30' is no date in EDTF"),
    "thirteenth month": (RELATION + ", date: 2023-13}", "date: '2023-13' is no date in EDTF"),
    "NO for a date": (RELATION + ", date: NO}", "date: 'NO' is no date in EDTF"),
    "number for a date": (RELATION + ", date: 0123456}", "date: '0123456' is no date in EDTF"),
    "date that ends before it begins": (
        RELATION + ", date: 2023/2022}",
        "date: '2023/2022' ends before it begins",
    ),
    "date without an end": (RELATION + ", date: ../..}", "date: '../..' says nothing"),
    "inferred but absent": (
        RELATION + ", inferred: [date], note: so}",
        "inferred: there is no 'date' to be inferred",
    ),
    "inferred without a note": (
        RELATION + ", date: 2023, inferred: [date]}",
        "inferred: a note must explain how",
    ),
    "evidence that is no list": (
        RELATION + ", evidence: {source: s}}",
        "evidence: a mapping is not a list of mappings",
    ),
    "evidence without a source": (RELATION + ", evidence: [{at: ¶1}]}", "'source' is missing"),
    "unknown source": (
        RELATION + ", evidence: [{source: ss}]}",
        "evidence: no source has the id 'ss'; did you mean 's'?",
    ),
    "unknown speaker": (
        RELATION + ", evidence: [{source: s, speaker: q}]}",
        "evidence: no node has the id 'q'",
    ),
    "no paragraph": (
        RELATION + ", evidence: [{source: s, at: page 4}]}",
        "at: 'page 4' is not a place in a text or table, such as ¶4, ¶4:10-80 or row 17",
    ),
    "paragraph nought": (
        RELATION + ", evidence: [{source: s, at: ¶0}]}",
        "at: '¶0' is not a place",
    ),
    "span that ends before it begins": (
        RELATION + ", evidence: [{source: s, at: '¶4:80-10'}]}",
        "at: '¶4:80-10' is not a place",
    ),
    "reading of an unknown attribute": (
        RELATION + ", evidence: [{source: s, says: {rank: state}}]}",
        "unknown key 'rank'",
    ),
    "reading that is no reading": (
        RELATION + ", value: 3, evidence: [{source: s, says: {value: 3.0}}]}",
        "says: value is the same as the relation's own",
    ),
    "number for a quote": (
        RELATION + ", evidence: [{source: s, quote: 5}]}",
        "quote: 5 is a number where text belongs",
    ),
    "id taken by a node": (
        "{id: a, type: trades_with, from: a, to: b, status: happened}",
        "id 'a' is already taken",
    ),
    "id taken by a relation": (
        "{id: r, type: trades_with, from: b, to: a, status: happened}",
        "id 'r' is already taken",
    ),
}


@pytest.mark.parametrize(("record", "reported"), RELATION_PROBLEMS.values(), ids=RELATION_PROBLEMS)
def test_each_fault_of_a_relation_is_one_problem_with_its_line(tmp_path, record, reported):
    folder = folder_with(tmp_path, relations=f"{RELATIONS}\n- {record}\n")
    assert_problem(folder, "relations/all.yaml", 3, reported)


SOURCE_PROBLEMS = {
    "no title": ("{id: t}", "'title' is missing"),
    "id taken": ("{id: s, title: T}", "id 's' is already taken"),
    "short hash": ("{id: t, title: T, sha256: 0123}", "sha256: '0123' is not a SHA-256"),
    "number for a title": ("{id: t, title: 1984}", "title: 1984 is a number where text belongs"),
    "impossible date": ("{id: t, title: T, date: 2023-00}", "date: '2023-00' is no date"),
    "unknown key": ("{id: t, title: T, autor: X}", "unknown key 'autor'; did you mean 'author'?"),
}


@pytest.mark.parametrize(("record", "reported"), SOURCE_PROBLEMS.values(), ids=SOURCE_PROBLEMS)
def test_each_fault_of_a_source_is_one_problem_with_its_line(tmp_path, record, reported):
    folder = folder_with(tmp_path, sources=f"{SOURCES}- {record}\n")
    assert_problem(folder, "sources.yaml", 2, reported)


def test_number_in_quotes_is_meant_as_text(tmp_path):
    folder = folder_with(tmp_path, nodes=f"{NODES}- {{id: c, kind: country, name: '12'}}\n")
    assert run("show", "c", "--format", "json", data=folder).json["node"]["name"] == "12"


VOCABULARY_PROBLEMS = {
    "unknown section": ("topics:\n", "topic:\n", "unknown section 'topic'; did you mean"),
    "status without a label": (
        "planned: {label: planned, line: dashed}",
        "planned: {line: dashed}",
        "'label' is missing",
    ),
    "unknown line": ("line: dashed}\n  cancelled", "line: wavy}\n  cancelled", "'wavy' is not"),
    "flag of a status": ("established: true}\n  ongoing", "established: 1}\n  ongoing", "true or"),
    "pattern of a code": ("pattern: '[A-Z]{3}'", "pattern: '[A-Z{3}'", "not a regular expression"),
    "pattern beyond all bounds": (
        "pattern: '[A-Z]{3}'",
        "pattern: '[A-Z]{99999999999999999999}'",
        "not a regular expression",
    ),
    "colour": ("colour: '#c8553d'}", "colour: red}", "colour: 'red' is not a colour such as"),
    "no plural": ("plural: people, ", "", "'plural' is missing"),
    "unknown code of a kind": ("codes: [iso3, m49]", "codes: [iso3, m94]", "unknown codes 'm94'"),
    "unknown attribute of a kind": ("[demonyms]", "[demonym]", "unknown attributes 'demonym'"),
    "unknown type of attribute": (
        "unit: {label: unit, type: text, role: unit}",
        "unit: {label: unit, type: string}",
        "type: 'string' is not one of text, number, date, duration, flag, reference, topic, choice",
    ),
    "unknown act": (
        "  met: {label: met,",
        "  met: {label: met, act: handshake,",
        "act: 'handshake' is not one of signature, consent",
    ),
    "effect of no choice": (
        "choices: [state, official, working]}",
        "choices: [state, official, working], effects: {private: inherits}}",
        "effects: 'private' is not a choice",
    ),
    "unknown effect": (
        "choices: [state, official, working]}",
        "choices: [state, official, working], effects: {state: binds}}",
        "effects: a mapping is not a mapping of choices to inherits, continues",
    ),
    "choice without choices": (
        "unit: {label: unit, type: text, role: unit}",
        "unit: {label: unit, type: choice}",
        "choices go with type choice, and only with it",
    ),
    "choices without choice": (
        "unit: {label: unit, type: text, role: unit}",
        "unit: {label: unit, type: text, choices: [km]}",
        "choices go with type choice, and only with it",
    ),
    "attribute that hides a field": (
        "  unit: {label: unit, type: text, role: unit}",
        "  unit: {label: unit, type: text, role: unit}\n  sources: {label: sources, type: text}",
        "attribute 'sources': the name is taken",
    ),
    "unknown kind at an end": ("to: [document]", "to: [paper]", "signed: unknown to 'paper'"),
    "one kind without a list": ("to: [document]", "to: document", "to: 'document' is not a list"),
    "unknown attribute of a type": (
        "[rank, topics]",
        "[rnak, topics]",
        "visited: unknown attributes 'rnak'; did you mean 'rank'?",
    ),
    "unknown key of a type": ("tie: false", "ties: false", "unknown key 'ties'; did you mean"),
    "topic that is a list": ("water: water", "water: [water]", "water: a list is not text"),
    "key twice": ("water: water", "water: water\n  trade: trade", "key 'trade' is given twice"),
}


@pytest.mark.parametrize(
    ("good", "bad", "reported"),
    VOCABULARY_PROBLEMS.values(),
    ids=VOCABULARY_PROBLEMS,
)
def test_each_fault_of_a_vocabulary_is_one_problem_with_its_line(tmp_path, good, bad, reported):
    assert VOCABULARY.count(good) == 1
    broken = VOCABULARY.replace(good, bad)
    pairs = enumerate(zip(VOCABULARY, broken, strict=False))
    changed = next((place for place, (one, other) in pairs if one != other), len(VOCABULARY))
    line = VOCABULARY.count("\n", 0, changed) + 1
    folder = write_folder(tmp_path, NODES, RELATIONS, SOURCES, vocabulary=broken)
    assert_problem(folder, "vocabulary.yaml", line, reported)


@pytest.mark.parametrize("section", ["statuses", "kinds", "relations"])
def test_vocabulary_without_a_needed_section_is_reported(tmp_path, section):
    lines = VOCABULARY.splitlines(keepends=True)
    start = lines.index(f"{section}:\n")
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("  "))
    folder = write_folder(tmp_path, NODES, vocabulary="".join(lines[:start] + lines[end:]))
    outcome = run("list", "nodes", data=folder)
    assert_refused(outcome, "vocabulary.yaml:", f"section '{section}' is missing")


@pytest.mark.parametrize("section", ["statuses", "codes", "kinds", "attributes", "relations"])
def test_section_that_is_no_mapping_is_reported(tmp_path, section):
    broken = VOCABULARY.replace(f"\n{section}:\n", f"\n{section}: [a]\nrest:\n")
    folder = write_folder(tmp_path, NODES, vocabulary=broken)
    outcome = run("list", "nodes", data=folder)
    assert_refused(outcome, "vocabulary.yaml:", f"{section} should be a mapping")


@pytest.mark.parametrize(
    ("file", "content", "line", "reported"),
    [
        ("nodes/more.yaml", b"", None, "is empty"),
        ("nodes/more.yaml", b"# nothing yet\n\n", None, "is empty"),
        ("vocabulary.yaml", b"", None, "is empty"),
        ("vocabulary.yaml", b"- a\n", 1, "should be a mapping"),
        ("sources.yaml", b"", None, "is empty"),
        (
            "nodes/more.yaml",
            "- {id: z, kind: country,\n   name: Größe}\n".encode("latin-1"),
            2,
            "is not UTF-8 text",
        ),
        ("relations/all.yaml", "- {id: z}\n".encode("utf-16"), 1, "is not UTF-8 text"),
        ("nodes/more.yaml", b"- {id: z\x00}\n", 1, "control characters"),
    ],
)
def test_file_that_holds_no_text_records_is_reported(tmp_path, file, content, line, reported):
    folder = folder_with(tmp_path)
    (folder / file).write_bytes(content)
    assert_problem(folder, file, line, reported)


def test_hundred_megabytes_of_one_line_are_refused(tmp_path):
    folder = folder_with(tmp_path)
    with (folder / "nodes" / "more.yaml").open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 2**20)
    assert_problem(folder, "nodes/more.yaml", None, "is larger than 64 MiB")


def test_long_line_within_bounds_is_read(tmp_path):
    name = "x" * 2**20
    folder = folder_with(
        tmp_path, nodes=f"- {{id: a, kind: country, name: {name}}}\n", relations=""
    )
    assert run("list", "nodes", "-f", "json", data=folder).json[0]["name"] == name


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_of_other_systems_and_a_byte_order_mark_change_no_answer(tmp_path, ending, mark):
    plain = folder_with(tmp_path / "plain")
    other = folder_with(tmp_path / "other")
    for file in other.rglob("*.yaml"):
        file.write_bytes(mark + file.read_bytes().replace(b"\n", ending.encode()))
    for words in (["list", "nodes"], ["list", "relations"], ["path", "a", "b"], ["show", "d"]):
        answers = [run(*words, "--format", "json", data=each) for each in (plain, other)]
        assert answers[0] == answers[1]
        assert answers[0].status in (0, 1)


def test_problem_in_a_file_with_windows_line_ends_has_the_right_line(tmp_path):
    broken = NODES + "- {id: c, kind: nothing, name: C}\n"
    folder = folder_with(tmp_path, nodes=broken.replace("\n", "\r\n"))
    assert_problem(folder, "nodes/all.yaml", 5, "unknown kind 'nothing'")


def test_missing_folder_is_reported(tmp_path):
    outcome = run("list", "nodes", data=tmp_path / "nowhere")
    assert_refused(outcome, f"{tmp_path / 'nowhere'}: no data folder here")


def test_empty_folder_is_reported(tmp_path):
    assert_refused(run("list", "nodes", data=tmp_path), f"{tmp_path}: the folder is empty")


def test_folder_without_nodes_is_reported(tmp_path):
    write(tmp_path / "sources.yaml", SOURCES)
    assert_refused(
        run("stats", data=tmp_path), f"{tmp_path}: no data folder: it has no nodes/*.yaml"
    )


def test_file_in_place_of_the_folder_is_reported(tmp_path):
    file = write(tmp_path / "data", "- {id: a}\n")
    assert_refused(run("list", "nodes", data=file), f"{file}: no data folder here: Not a directory")


def test_file_in_place_of_the_nodes_is_reported(tmp_path):
    write(tmp_path / "nodes", NODES)
    assert_refused(run("list", "nodes", data=tmp_path), str(tmp_path), "Not a directory")


@pytest.mark.parametrize(
    "file", ["nodes/more.yaml", "relations/more.yaml", "sources.yaml", "vocabulary.yaml"]
)
def test_folder_that_is_called_like_a_file_is_reported(tmp_path, file):
    folder = folder_with(tmp_path)
    (folder / file).unlink(missing_ok=True)
    (folder / file).mkdir()
    outcome = run("list", "nodes", data=folder)
    assert_refused(outcome, f"{folder / file}: cannot be read: it is not a file")


def test_link_that_leads_nowhere_is_reported(tmp_path):
    folder = folder_with(tmp_path)
    (folder / "nodes" / "more.yaml").symlink_to(tmp_path / "gone.yaml")
    assert_problem(folder, "nodes/more.yaml", None, "cannot be read: ")


def test_device_in_place_of_a_file_is_reported(tmp_path):
    folder = folder_with(tmp_path)
    (folder / "nodes" / "more.yaml").symlink_to("/dev/zero")
    assert_problem(folder, "nodes/more.yaml", None, "cannot be read: it is not a file")


def test_folder_that_the_environment_names_is_refused_alike(tmp_path):
    missing = str(tmp_path / "nowhere")
    assert_refused(run("stats", TREATYGRAPH_DATA=missing), missing)


BAD_WORDS = {
    "month": (["timeline", "--since", "2023-13"], "'2023-13' is no date in EDTF"),
    "day": (["timeline", "--until", "2023-02-30"], "'2023-02-30' is no date in EDTF"),
    "word for a date": (["stats", "--since", "NO"], "'NO' is no date in EDTF"),
    "empty date": (["stats", "--since", ""], "'' is no date in EDTF"),
    "period that ends before it begins": (
        ["timeline", "--since", "2024", "--until", "2023"],
        "ends before it begins",
    ),
    "kind": (["list", "nodes", "--kind", "persn"], "unknown kind 'persn'; did you mean 'person'?"),
    "relation": (
        ["list", "relations", "--relation", "trade"],
        "unknown relation 'trade'",
    ),
    "status": (
        ["timeline", "--status", "done"],
        "unknown status 'done'; known: happened, ongoing, planned, expected, cancelled",
    ),
    "source": (["stats", "--source", "gazete"], "unknown source 'gazete'"),
    "topic": (["between", "a", "b", "--topic", "watr"], "unknown topic 'watr'; did you mean"),
    "through": (["path", "a", "b", "--through", "persons"], "unknown kind 'persons'"),
    "kind to rank": (["centrality", "--kind", "people"], "unknown kind 'people'"),
    "measure": (["centrality", "--measure", "fame"], "'fame'"),
    "weight": (["centrality", "--weight", "heavy"], "'heavy'"),
    "format": (["stats", "--format", "xml"], "'xml'"),
    "graph format of rows": (["stats", "--format", "graphml"], "'graphml'"),
    "what to list": (["list", "people"], "'people'"),
    "all with count": (["path", "a", "b", "--all", "--count", "2"], "all and count exclude"),
    "count nought": (["path", "a", "b", "--count", "0"], "0 is not in the range x>=1"),
    "length nought": (["path", "a", "b", "--max-length", "0"], "0 is not in the range x>=1"),
    "count in words": (["path", "a", "b", "--count", "two"], "'two' is not a valid integer"),
    "top nought": (["centrality", "--top", "0"], "0 is not in the range x>=1"),
    "avoid an end": (["path", "a", "b", "--avoid", "a"], "a path cannot avoid its own ends"),
    "avoid nobody": (["path", "a", "b", "--avoid", "zzz"], "nothing is called 'zzz'"),
    "between one and the same": (["between", "a", "Arcadia"], "are the same node"),
    "nobody": (["show", "zzz"], "nothing is called 'zzz'"),
    "no such option": (["stats", "--sinse", "2023"], "'--since'"),
    "no such command": (["timelin"], "Did you mean 'timeline'?"),
    "missing argument": (["path", "a"], "'B'"),
    "one argument too many": (["find", "a", "b"], "unexpected extra argument"),
    "option without its value": (["stats", "--since"], "requires an argument"),
}


@pytest.mark.parametrize(("words", "reported"), BAD_WORDS.values(), ids=BAD_WORDS)
def test_question_that_makes_no_sense_is_refused(tmp_path, words, reported):
    output = write(tmp_path / "answer.txt", "what was there before\n")
    folder = folder_with(tmp_path / "data")
    assert_refused(run(*words, data=folder), reported)
    if words[0] != "timelin" and words[-1] != "--since":
        assert_refused(run(*words, "--output", output, data=folder), reported)
    assert output.read_text() == "what was there before\n"


def test_bad_data_leaves_the_output_file_as_it_was(tmp_path):
    folder = folder_with(tmp_path / "data", nodes="- {id: a\n")
    output = write(tmp_path / "answer.json", "{}")
    before = files_of(tmp_path)
    words: list[str | Path] = ["list", "nodes", "--format", "json", "--output", output]
    assert_refused(run(*words, data=folder), "is not valid YAML")
    assert_refused(run("check", "--fix", data=folder), "is not valid YAML")
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    "target",
    ["folder", "file/below", "/proc/nothing/answer.txt", "/dev/full", "name" * 100],
    ids=["a folder", "below a file", "no such place", "full", "too long a name"],
)
def test_output_that_cannot_be_written_is_reported(tmp_path, target):
    folder = folder_with(tmp_path / "data")
    (tmp_path / "folder").mkdir()
    write(tmp_path / "file", "here before\n")
    before = files_of(tmp_path)
    outcome = run("stats", "--output", tmp_path / target, data=folder)
    assert_refused(outcome, f"treatygraph: {tmp_path / target} cannot be written: ")
    assert len(outcome.stderr.splitlines()) == 1
    assert files_of(tmp_path) == before


def test_full_standard_output_is_reported(tmp_path):
    words = [sys.executable, "-m", "treatygraph", "--data", str(folder_with(tmp_path)), "stats"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    reported = f"treatygraph: standard output cannot be written: {os.strerror(errno.ENOSPC)}\n"
    assert (done.returncode, done.stderr) == (2, reported)


def test_reader_that_has_seen_enough_ends_the_command_quietly(tmp_path):
    nodes = [node(f"n{number}", name="x" * 100) for number in range(5000)]
    folder = write_folder(tmp_path, nodes)
    words = [sys.executable, "-m", "treatygraph", "--data", str(folder), "list", "nodes"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"Nodes\n"
        writer.stdout.close()
        assert writer.stderr.read() == b""


def test_standard_output_that_lacks_a_character_is_reported(tmp_path):
    folder = write_folder(tmp_path, [node("a", name="Аркадия")])
    outcome = run_process(
        "list", "nodes", "-f", "csv", data=folder, PYTHONIOENCODING="cp1252", PYTHONUTF8="0"
    )
    assert_refused(outcome, r"cannot show '\u0410' in cp1252")


def test_python_interface_raises_its_own_errors(tmp_path):
    graph = tg.load(folder_with(tmp_path))
    with pytest.raises(tg.BadValue, match="unknown measure 'fame'"):
        graph.centrality("fame")
    with pytest.raises(tg.BadValue, match="unknown weight"):
        graph.centrality(weight="heavy")
    with pytest.raises(tg.BadValue, match="unknown relation"):
        graph.where(relation="envies")
    with pytest.raises(tg.BadValue, match="count should be 1 or more, not 0"):
        graph.path("a", "b", count=0)
    with pytest.raises(tg.BadValue, match="top should be 1 or more, not -1"):
        graph.centrality(top=-1)
    with pytest.raises(tg.BadValue, match="top should be 1 or more, not 0"):
        graph.find("a", top=0)
    with pytest.raises(tg.UnknownName):
        graph.show_relation("a")
    with pytest.raises(tg.DataError):
        tg.load(tmp_path / "nowhere")
    assert issubclass(tg.DataError, tg.TreatygraphError)
    assert issubclass(tg.OutputError, tg.TreatygraphError)


def test_relations_may_be_missing_in_the_selection_without_being_bad(tmp_path):
    folder = write_folder(tmp_path, NODES, [relation("r", "trades_with", "a", "b")])
    outcome = run("list", "relations", "--relation", "visited", data=folder)
    assert (outcome.status, outcome.stderr) == (1, "")
    assert "nothing found" in outcome.stdout
