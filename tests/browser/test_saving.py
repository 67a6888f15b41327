"""Saving relations: the files of the command line, with names in the table."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import networkx as nx
from playwright.sync_api import expect

from browser.conftest import Open, graph_of
from browser.reading import only_chosen, save
from browser.small import SMALL
from browser.visits import Visit
from treatygraph.dataset import example_folder
from treatygraph.formats import render
from treatygraph.queries.list import list_relations

NAMES = ("from_names", "to_names", "source_titles")


def without_names(saved: str) -> str:
    """Return a saved table without the columns that the command line does not write."""
    rows = csv.DictReader(StringIO(saved, newline=""))
    kept = [key for key in rows.fieldnames or () if key not in NAMES]
    text = StringIO(newline="")
    writer = csv.DictWriter(text, kept, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def test_csv_is_that_of_the_command_line(small: Visit, tmp_path: Path) -> None:
    expected = render(list_relations(graph_of(SMALL)), "csv")
    assert without_names(save(small, "CSV table", tmp_path)) == expected
    said = small.page.get_by_role("status").filter(has_text="10 relations saved")
    expect(said).to_have_text("10 relations saved as relations.csv.")


def test_csv_of_the_example_too(example: Visit, tmp_path: Path) -> None:
    expected = render(list_relations(graph_of(example_folder())), "csv")
    assert without_names(save(example, "CSV table", tmp_path)) == expected


def test_csv_has_names_and_titles_beside_the_ids(small: Visit, tmp_path: Path) -> None:
    saved = csv.DictReader(save(small, "CSV table", tmp_path).splitlines())
    row = next(each for each in saved if each["id"] == "treaty-signed")
    assert (row["from"], row["from_names"]) == ("ada; boris", "Ada Ríos; Boris Borsky")
    assert (row["to"], row["to_names"]) == ("treaty", "Treaty on Rivers")
    assert row["sources"] == "gazette; herald"
    assert row["source_titles"] == "Two presidents meet; Trade in figures"


def test_csv_of_what_passes_and_of_what_is_chosen(small: Visit, tmp_path: Path) -> None:
    small.switch("trades with").uncheck()
    saved = list(csv.DictReader(save(small, "CSV table", tmp_path).splitlines()))
    assert [row["id"] for row in saved] == [
        "memo-signed",
        "visit-2023",
        "treaty-signed",
        "visit-coming",
        "border",  # without a date
        "visit-wished",
    ]
    assert "goods" not in saved[0]  # a column of trade alone
    small.find("Ada Ríos")
    only_chosen(small).check()
    saved = list(csv.DictReader(save(small, "CSV table", tmp_path).splitlines()))
    assert [row["id"] for row in saved] == ["memo-signed", "visit-2023", "treaty-signed"]


def test_networkx_reads_node_link_back(small: Visit, tmp_path: Path) -> None:
    saved = json.loads(save(small, "Node-link JSON", tmp_path))
    read = nx.node_link_graph(saved, edges="edges")
    assert nx.utils.graphs_equal(read, graph_of(SMALL).to_networkx())
    assert [each["id"] for each in saved["nodes"]] == sorted(read.nodes)


def test_node_link_of_the_example_too(example: Visit, tmp_path: Path) -> None:
    saved = json.loads(save(example, "Node-link JSON", tmp_path))
    read = nx.node_link_graph(saved, edges="edges")
    assert nx.utils.graphs_equal(read, graph_of(example_folder()).to_networkx())


def test_node_link_of_what_is_chosen(small: Visit, tmp_path: Path) -> None:
    small.find("Ada Ríos")
    only_chosen(small).check()
    saved = json.loads(save(small, "Node-link JSON", tmp_path))
    assert {each["id"] for each in saved["nodes"]} == {"ada", "boris", "treaty", "memo", "borduria"}
    assert len(saved["edges"]) == 4  # a treaty signed by two is two edges


def test_hostile_fields_are_saved_as_they_are(
    visit: Open, hostile_page: Path, tmp_path: Path
) -> None:
    folder = hostile_page.parent / "hostile"
    page = visit(hostile_page)
    expected = render(list_relations(graph_of(folder)), "csv")
    assert without_names(save(page, "CSV table", tmp_path)) == expected


def test_menu_closes_by_escape(small: Visit) -> None:
    opener = small.page.get_by_role("button", name="Save", exact=True)
    opener.click()
    expect(small.page.get_by_role("group", name="Save the relations")).to_be_visible()
    small.page.keyboard.press("Escape")
    expect(small.page.get_by_role("group", name="Save the relations")).to_be_hidden()
    expect(opener).to_be_focused()


def test_csv_of_a_period_is_that_of_the_command_line(small: Visit, tmp_path: Path) -> None:
    expected = render(list_relations(graph_of(SMALL).where(on="2023")), "csv")
    small.tell("filter({period: {from: '2023-01-01', to: '2023-12-31'}})")
    assert without_names(save(small, "CSV table", tmp_path)) == expected
    assert ",certain" in expected.splitlines()[0]
