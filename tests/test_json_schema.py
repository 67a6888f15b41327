"""The JSON Schemas of mappings, data folders and vocabularies."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from commands import run
from treatygraph.importers import shipped
from treatygraph.importers.mapping import (
    load,
    lookups,
    node_spec,
    relation_spec,
    skips,
    table_spec,
    values,
    wide,
)

ROOT = Path(__file__).parents[1]
MAPPINGS = ROOT / "src" / "treatygraph" / "importers" / "mappings"


def schema(what: str, **how: Any) -> dict[str, Any]:
    outcome = run("schema", what, **how)
    assert (outcome.status, outcome.stderr) == (0, "")
    found: dict[str, Any] = json.loads(outcome.stdout)
    Draft7Validator.check_schema(found)
    return found


def problems(what: str, data: Any) -> list[str]:
    return [each.message for each in Draft7Validator(schema(what)).iter_errors(data)]


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `on` is a text, 2.2e9 a number, a day a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (as PyYAML declares it)


NUMBERS = "-+.0123456789"
FLOAT = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"
for tag, pattern, first in (
    ("bool", "(true|false)$", "tf"),
    ("int", "[-+]?(0|[1-9][0-9]*)$", NUMBERS),
    ("float", FLOAT, NUMBERS),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def as_an_editor(text: str) -> Any:
    """What an editor makes of YAML; in JSON, every key is a text."""
    return json.loads(json.dumps(yaml.load(text, Core)))


@pytest.mark.parametrize("name", shipped())
def test_shipped_mapping_fits_the_schema(name):
    assert not problems("mapping", as_an_editor((MAPPINGS / f"{name}.yaml").read_text("utf-8")))


def test_mappings_of_the_page_fit_the_schema():
    page = (ROOT / "docs" / "importing.md").read_text("utf-8")
    blocks = re.findall(r"^```yaml \S+.yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 3
    for block in blocks:
        assert not problems("mapping", as_an_editor(block))


def test_example_data_fits_the_schema_of_its_folder():
    checker = Draft7Validator(schema("folder"))
    files = [each for each in (ROOT / "graph_data").rglob("*.yaml") if each.stem != "vocabulary"]
    assert len(files) > 10
    for file in files:
        data = as_an_editor(file.read_text("utf-8"))
        assert not [each.message for each in checker.iter_errors(data)], file


def test_shipped_vocabulary_fits_the_schema():
    text = (ROOT / "graph_data" / "vocabulary.yaml").read_text("utf-8")
    assert not problems("vocabulary", as_an_editor(text))


NODE = "{kind: place, name: x}"
TABLE = "title: t\ncitation: c\nterms: t\ntables: {t: {nodes: {n: NODE}}}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: t\ntables: {}", "is not valid under any of the given schemas"),
        (TABLE.replace("NODE", "{kind: place, nme: x}"), "'nme' was unexpected"),
        (TABLE.replace("nodes:", "nodez:"), "'nodez' was unexpected"),
        (TABLE.replace("NODE", "{kind: place, name: {of: x, splt: y}}"), "not valid under any"),
        (TABLE.replace("NODE", "{country: {nme: x}}"), "'nme' was unexpected"),
        (TABLE.replace("NODE", "{kind: x, name: y, rest: maybe}"), "is not of type 'boolean'"),
    ],
)
def test_mistake_in_a_mapping_is_found_by_the_schema(text, message):
    assert any(message in each for each in problems("mapping", as_an_editor(text)))


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "x", "kind": "planet", "name": "X"}, "'planet' is not one of"),
        ({"id": "x", "kind": "place", "name": "X", "rank": "state"}, "'rank'"),
        ({"id": "x", "kind": "place"}, "'name' is a required property"),
        ({"id": "x", "type": "signed", "from": "a", "to": "b"}, "'status' is a required property"),
        ({"id": "x", "title": "X", "nmae": "y"}, "'nmae' was unexpected"),
    ],
)
def test_mistake_in_a_record_is_found_by_the_schema(record, message):
    assert any(message in each for each in problems("folder", [record]))


def test_schema_of_a_folder_has_the_words_of_its_own_vocabulary():
    own = schema("folder", data=ROOT / "tests" / "browser" / "small-world")
    kinds = own["definitions"]["node"]["properties"]["kind"]["enum"]
    words = as_an_editor(
        (ROOT / "tests" / "browser" / "small-world" / "vocabulary.yaml").read_text("utf-8")
    )
    assert kinds == list(words["kinds"])


def test_every_key_that_the_code_reads_is_in_the_schema():
    found: set[str] = set()
    _gather(schema("mapping"), found)
    read = (load, table_spec, node_spec, relation_spec, values)
    keys = {key for module in read for key in module.FIELDS}
    keys |= {*load.NEW, *wide.WIDE, *skips.SKIP, *skips.TITLES, *lookups.ROW}
    keys |= {*node_spec.COUNTRY, *node_spec.ROW}
    assert keys <= found


def _gather(data: Any, found: set[str]) -> None:
    if isinstance(data, dict):
        found |= set(data.get("properties", {}))
        for each in data.values():
            _gather(each, found)
    elif isinstance(data, list):
        for each in data:
            _gather(each, found)
