"""A new field of a record is one line: every form of the data follows from it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from commands import python
from folders import node, relation, source, write_folder

SOURCE = Path(__file__).parents[1] / "src" / "treatygraph"
LINE = "    reliability: str | None = field(default=None, metadata=described(text()))\n"
PEOPLE = [node("a", "person"), node("b", "person")]
# what a copy of the package with the new line does with a folder that has the new field
SCRIPT = """
import csv, json, sys
from pathlib import Path
import treatygraph as tg
from treatygraph.page.payload import Payload

folder, store, copy, table = map(Path, sys.argv[1:])
tg.convert(folder, store, to="store")
tg.convert(store, copy, to="yaml")
graphs = [tg.load(each) for each in (folder, store, copy)]
shown = [graph.show("r").data["relations"][0] for graph in graphs]
edges = [list(graph.to_networkx().edges(data=True))[0][2] for graph in graphs]
listed = graphs[1].list_relations()
page = Payload(graphs[1]).columns
print(json.dumps({
    "relation": [each["reliability"] for each in shown],
    "evidence": [each["evidence"][0]["reliability"] for each in shown],
    "edges": [each["reliability"] for each in edges],
    "columns": "reliability" in listed.columns,
    "written": (copy / "relations" / "met.yaml").read_text("utf-8"),
    "page": [page.values["relations.reliability"], page.values["pointers.more"]],
    "fields": page.plain["fields"]["relations"],
    "terminal": str(graphs[0].show("r")),
}))
"""


def package_with_a_new_field(folder: Path) -> Path:
    """Copy the package, with one line more in Relation and in Evidence."""
    shutil.copytree(SOURCE, folder / "treatygraph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SOURCE.parents[1] / "graph_data", folder / "treatygraph" / "graph_data")
    records = folder / "treatygraph" / "dataset" / "records.py"
    text = records.read_text("utf-8")
    for start in ("class Evidence", "class Relation"):
        head, tail = text.split(start)
        note = "    note: str | None"
        text = head + start + tail.replace(note, LINE + note, 1)
    records.write_text(text, "utf-8")
    return folder


def test_one_line_adds_a_field_to_every_form(tmp_path):

    package = package_with_a_new_field(tmp_path / "package")
    evidence = [{"source": "s", "reliability": "B"}]
    folder = write_folder(
        tmp_path / "data",
        PEOPLE,
        [relation("r", "met", "a", "b", reliability="A", evidence=evidence)],
        [source("s", title="S")],
    )
    places = [str(tmp_path / name) for name in ("store", "copy", "table")]
    done = python("-c", SCRIPT, str(folder), *places, PYTHONPATH=str(package))
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["relation"] == ["A"] * 3
    assert found["evidence"] == ["B"] * 3
    assert found["edges"] == ["A"] * 3
    assert found["columns"]
    assert "reliability: A" in found["written"]
    assert "reliability: B" in found["written"]
    assert found["page"] == [["A"], [{"reliability": "B"}]]
    assert "reliability" in found["fields"]
    assert "reliability: A" in found["terminal"]


def test_store_without_the_new_column_still_opens(tmp_path):
    folder = write_folder(tmp_path / "data", PEOPLE, [relation("r", "met", "a", "b")])
    store = str(tmp_path / "store")
    made = python("-m", "treatygraph", "--data", str(folder), "convert", store)
    assert made.returncode == 0
    package = package_with_a_new_field(tmp_path / "package")
    shown = python("-m", "treatygraph", "--data", store, "show", "r", PYTHONPATH=str(package))
    assert (shown.returncode, shown.stderr) == (0, "")
