"""The notebook runs from top to bottom, and what it shows is what it says."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

TOUR = Path(__file__).parents[1] / "notebooks" / "tour.ipynb"


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    notebook = nbformat.read(TOUR, as_version=4)
    folder = tmp_path_factory.mktemp("tour")
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    assert list(folder.iterdir()) == [], "the tour wrote files where it ran"
    return {cell.source: cell.get("outputs", []) for cell in notebook.cells}


def output(cells, start: str, kind: str) -> str:
    """What the cell whose source begins with `start` shows, in one of its kinds."""
    outputs = next(outputs for source, outputs in cells.items() if source.startswith(start))
    shown = [each.get("data", {}).get(kind, each.get("text", "")) for each in outputs]
    return "".join(shown)


def test_notebook_is_committed_without_outputs():
    notebook = nbformat.read(TOUR, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_results_show_as_html_tables(cells):
    shown = output(cells, 'g.path("Rahmon", "Mirziyoyev")', "text/html")
    assert "<table" in shown
    assert "Kassym-Jomart Tokayev" in shown


def test_centrality_is_a_data_frame(cells):
    shown = output(cells, "g.centrality(", "text/html")
    assert "dataframe" in shown
    assert "kassym-jomart-tokayev" in shown


def test_page_shows_inline_in_a_frame_of_its_own(cells):
    shown = output(cells, "page = g.page(", "text/html")
    assert shown.startswith("<iframe srcdoc=")
    assert "sandbox=" in shown


def test_networkx_algorithm_finds_communities(cells):
    shown = output(cells, "import networkx as nx", "text/plain")
    assert "nodes around" in shown
