"""Communities, also by period."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("communities", short_help="Groups with many ties among themselves, by period.")
@click.option("--every", metavar="YEARS", type=click.IntRange(1), help="Years of a period.")
@click.option(
    "--resolution",
    metavar="X",
    type=click.FloatRange(0, min_open=True),
    default=1.0,
    show_default=True,
    help="Above 1 for smaller communities.",
)
@question(own={"kind": "List only nodes of this kind. Repeatable."})
def command(graph: TreatyGraph, **options: Any) -> Result:
    """Find communities by the Louvain method, in the whole graph or in each period.

    With --kind, only nodes of that kind are listed, but communities are found on all selected ties.
    """
    return graph.communities(**options)
