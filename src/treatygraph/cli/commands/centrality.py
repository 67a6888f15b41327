"""Rank nodes by centrality."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...queries.measures import MEASURES, SAMPLED
from ...result import Result
from ..options import question
from ..progress import watching

RANKED = "Rank only nodes of this kind; every selected tie is measured. Repeatable."


@click.command("centrality", short_help="Rank nodes by how central they are.")
@click.option(
    "--measure",
    type=click.Choice(list(MEASURES)),
    default="degree",
    show_default=True,
    help="What makes a node central.",
)
@click.option("--top", metavar="N", type=click.IntRange(1), help="Only the first N.")
@click.option(
    "--weight",
    metavar="none|relations|ATTRIBUTE",
    default="none",
    show_default=True,
    help="Count the relations between two nodes, or add up a numeric attribute of theirs, such as"
    " weight.",
)
@click.option(
    "--sample",
    metavar="N",
    type=click.IntRange(1),
    help=f"Estimate {' or '.join(SAMPLED)} from paths that start at N nodes.",
)
@question(own={"kind": RANKED}, watched=True)
def command(graph: TreatyGraph, measure: str, sample: int | None, **options: Any) -> Result:
    """Rank nodes by centrality in the simple undirected graph of the selected ties.

    With --kind, only nodes of this kind are ranked; every selected tie is measured. In other
    commands --kind selects relations. Offices, seats and memberships count unless --without
    containment leaves them out. A computation of more than a minute is announced.
    """
    with watching(measure, sample is None and measure in SAMPLED) as watch:
        return graph.centrality(measure, sample=sample, progress=watch, **options)
