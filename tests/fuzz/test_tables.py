"""Damaged tables: an import ends with an answer or one message, and counts every row."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from commands import run
from fuzz.mutation import fuzzed, mutations, report
from importing import ABOUT
from test_hostile_input import sheet_rows, write_sheet

CSV = 'name,x\nParis,"one, ""two"""\nRome,\n"Oslo\nand more",1990-05-03\n'
JSON = '[{"name": "Paris", "x": {"y": [1, 2.5, null]}}, {"name": "R\\u00f6me", "x": true}]'
XML = """<?xml version="1.0"?>
<list><place code="a">Paris<name>Paris</name><x>one &amp; two</x></place>
<place><name>R&#246;me</name><x y="1990-05-03"/><x>b</x></place></list>
"""
GRAPHML = """<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" attr.name="kind"><default>place</default></key>
<key id="d1" for="edge" attr.name="Type"/><key id="d2" for="node" yfiles.type="nodegraphics"/>
<graph edgedefault="undirected">
<node id="n1"><data key="d0">person</data><data key="d2"><y:NodeLabel>Ayr</y:NodeLabel></data>
<graph id="g"><node id="n2"/></graph></node>
<edge source="n1" target="n2" directed="true"><data key="d1">met</data></edge>
<hyperedge/></graph></graphml>
"""
GEXF = """<?xml version="1.0"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="status">
<default>planned</default></attribute></attributes>
<nodes><node id="a" label="Ayr" start="1990"><viz:color r="1" g="2" b="3"/></node>
<node id="b" label="Bute" pid="a"/></nodes>
<edges><edge id="0" source="a" target="b" weight="1.5" type="mutual"><attvalues>
<attvalue for="0" value="happened" start="1990" end="1991"/></attvalues>
<spells><spell start="2000" end="2001"/></spells></edge></edges></graph></gexf>
"""
PAJEK = """*Vertices 4
1 "Ayr" 0.1 0.2 0.5 [1990-1995,1999-*] ic Red
2 "Isle of Bute"
*Arcs :1 "met"
1 2 1.5 l "at sea" [1991]
*Edges
2 3
*Arcslist
1 2 4
"""
NODE_LINK = """{"directed": true, "nodes": [{"id": "a", "name": "Ayr", "data": {"x": [1]}},
{"key": "b", "attributes": {"kind": "place"}}], "links": [{"source": "a", "target": "b",
"Type": "met", "Start": "1990-05"}, {"source": 0, "target": 1, "undirected": true}]}"""
TEXTS = {"csv": CSV, "json": JSON, "xml": XML, "graphml": GRAPHML, "gexf": GEXF, "net": PAJEK}
TEXTS |= {"jsonl": JSON[1:-1].replace("}, ", "}\n"), "node-link": NODE_LINK}
GRAPHS = ("graphml", "gexf", "net", "node-link")
MAPPING = (
    ABOUT + "tables:\n  t:\n    nodes:\n      place: {kind: place, name: '{name}',"
    " aliases: {of: '{x?}', match: '/(\\w+)-/'}}\n"
)


@cache
def content(suffix: str) -> bytes:
    """A small sound file."""
    if suffix in TEXTS:
        return TEXTS[suffix].encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{suffix}"
        if suffix == "xlsx":
            # stored, not packed, so that changes of bytes meet the XML
            write_sheet(
                path, sheet_rows('<c r="@" s="1"><v>36000</v></c>', '<c r="@"><v>2</v></c>')
            )
            stored = Path(folder) / "stored.xlsx"
            with zipfile.ZipFile(path) as packed, zipfile.ZipFile(stored, "w") as archive:
                for name in packed.namelist():
                    archive.writestr(name, packed.read(name))
            path = stored
        else:
            names = [f"n{number}" for number in range(20)]
            pq.write_table(pa.table({"name": names, "x": [[name] for name in names]}), path)
        return path.read_bytes()


FORMATS = [*TEXTS, "xlsx", "parquet"]
WORDS: tuple[bytes, ...] = (
    b'"',
    b"\n",
    b"{",
    b",",
    b"\r",
    b"9" * 40,
    b"<",
    b"&#0;",
    b"\\ud800",
    b"1e400",
)
WORDS += (b"[", b"]", b"[]", b"{}", b"null", b"true", b"-1", b"*", b"/>", b'encoding="utf-7"')


def ends_well(folder: Path, table: bytes, suffix: str) -> bool:
    """Import a table, and return whether it is refused; either way nothing may be half done."""
    mapping, file = folder / "m.yaml", folder / f"t.{'json' if suffix == 'node-link' else suffix}"
    mapping.write_text(MAPPING, encoding="utf-8")
    file.write_bytes(table)
    chosen = "graph" if suffix in GRAPHS else mapping
    outcome = run("import", chosen, file, "--out", folder / "store", "--format", "json")
    assert outcome.status in (0, 1, 2)
    if outcome.status == 2:
        assert outcome.stderr.startswith("treatygraph: ")
        assert not (folder / "store").exists()
        return True
    account = outcome.json
    assert account["read"] == account["made"] + account["skipped"] + account["rejected"]
    return False


@pytest.mark.parametrize("suffix", FORMATS)
def test_sound_table_is_imported(tmp_path, suffix):
    assert not ends_well(tmp_path, content(suffix), suffix)


@pytest.mark.parametrize("suffix", FORMATS)
def test_damaged_table_ends_in_an_answer_or_a_message(suffix):
    refused = 0

    @fuzzed()
    @given(mutate=mutations(WORDS))
    def damaged(mutate: Callable[[bytes], bytes]) -> None:
        nonlocal refused
        with TemporaryDirectory() as folder:
            refused += ends_well(Path(folder), mutate(content(suffix)), suffix)

    damaged()
    report(suffix, refused)
