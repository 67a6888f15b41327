"""A matrix of two kinds of nodes, or its projection."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...queries.matrix import WEIGHTS
from ...result import Result
from ..options import question


@click.command("matrix", short_help="States by treaties as a matrix, or its projection.")
@click.argument("rows", metavar="[ROWS]", default="country")
@click.argument("columns", metavar="[COLUMNS]", default="document")
@click.option(
    "--weight",
    type=click.Choice(WEIGHTS),
    default=WEIGHTS[0],
    show_default=True,
    help="What a cell holds; newman and jaccard are for --project.",
)
@click.option("--project", is_flag=True, help="ROWS by themselves, tied by what they share.")
@question()
def command(graph: TreatyGraph, rows: str, columns: str, **options: Any) -> Result:
    """Print a row for each node of kind ROWS and a column for each of kind COLUMNS.

    A cell counts the relations between the two. By default: country and document.
    """
    return graph.matrix(rows, columns, **options)
