"""Graph files made to hold, fill or break an import: one message, or one row that is rejected."""

from __future__ import annotations

import json
import time

import pytest

import treatygraph as tg
from commands import assert_refused, run
from importing import read, write_table
from treatygraph.errors import DataError
from treatygraph.importers.files.safe_xml import elements


def write(folder, name: str, text: str):
    return write_table(folder, text, name)


@pytest.mark.parametrize("encoding", ["utf-7", "big5", "rot13", "hex", "nothing", "idna"])
@pytest.mark.parametrize("suffix", ["graphml", "gexf", "xml"])
def test_encoding_that_xml_cannot_have_is_refused(encoding, suffix, tmp_path):
    text = f'<?xml version="1.0" encoding="{encoding}"?><graphml/>'
    file, out = write(tmp_path, f"bad.{suffix}", text), tmp_path / "store"
    assert_refused(run("import", "graph", file, "--out", out), f"bad.{suffix}:1: is no")
    assert not out.exists()


@pytest.mark.parametrize("bracket", ["[ ", "[1-2 [", '" [ '])
def test_line_of_open_brackets_is_read_in_linear_time(bracket, tmp_path):
    line = f"1 2 {bracket * 200_000}"
    file = write(tmp_path, "isles.net", f'*Vertices 2\n1 "Ayr"\n2 "Bute"\n*Edges\n{line}\n')
    start = time.process_time()
    assert len(read("graph", file).dataset.relations) == 1
    assert time.process_time() - start < 30  # the square would be hours


def test_pajek_announces_a_limited_number_of_vertices(tmp_path):
    text = '*Vertices 12\n1 "Ayr"\n2 "Bute"\n'
    file = write(tmp_path, "isles.net", text)
    with tg.limits(vertices=10):
        assert len(read("graph", file).dataset.nodes) == 12
    with tg.limits(vertices=9), pytest.raises(DataError, match="announces 10 vertices that it"):
        read("graph", file)


@pytest.mark.parametrize("number", ["9999999", "9" * 5000])
def test_short_network_of_countless_vertices_is_refused(number, tmp_path):
    file, out = write(tmp_path, "bad.net", f"*Vertices {number}\n"), tmp_path / "store"
    outcome = run("import", "graph", file, "--out", out)
    assert_refused(outcome, "vertices that it does not describe: the limit is vertices=100000")


GOOD = {"source": "Ayr", "target": "Bute"}


@pytest.mark.parametrize("end", [["Ayr"], {"x": 1}, [[]], True, 1e300, None, ""])
def test_end_that_is_no_name_does_not_end_the_import(end, tmp_path):
    nodes = [{"id": "Ayr"}, {"id": "Bute"}, None, 3, "x", {"id": ["y"]}]
    graph = {"nodes": nodes, "links": [{"source": end, "target": "Bute"}, None, [], GOOD]}
    account = read("graph", write(tmp_path, "isles.json", json.dumps(graph))).account
    assert account.read == len(nodes) + 4
    assert account.read == account.made + account.skipped + account.rejected


def test_true_is_no_position_of_a_node(tmp_path):
    graph = {"nodes": [{"name": "Ayr"}, {"name": "Bute"}], "links": [{"source": 0, "target": True}]}
    imported = read("graph", write(tmp_path, "isles.json", json.dumps(graph)))
    assert all("Bute" not in each.targets for each in imported.dataset.relations)


@pytest.mark.parametrize("text", ["y", "y\n", "&amp;"])
def test_long_text_of_an_element_is_read_in_linear_time(text, tmp_path):
    head = '<graphml><key id="a" for="node" attr.name="a"/><graph><node id="x"><data key="a">'
    content = f"{head}{text * (20_000_000 // len(text))}</data></node></graph></graphml>"
    file = write(tmp_path, "long.graphml", content)
    start = time.process_time()
    with file.open("rb") as stream:
        rows = list(elements(stream, "long.graphml", {"node"}))
    assert [len(each) for each in rows] == [1]
    assert time.process_time() - start < 30  # the square takes minutes
