"""How two nodes are connected."""

from __future__ import annotations

from typing import Any

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import node, question


@click.command("path", short_help="How two nodes are connected.")
@node("a")
@node("b")
@click.option("--all", is_flag=True, help="Every shortest path, not only the first.")
@click.option("--count", metavar="K", type=click.IntRange(1), help="The K shortest simple paths.")
@click.option("--max-length", metavar="N", type=click.IntRange(1), help="At most N steps.")
@click.option("--avoid", metavar="NODE", multiple=True, help="Not through this node. Repeatable.")
@click.option("--through", metavar="KIND", multiple=True, help="Only through nodes of this kind.")
@click.option("--directed", is_flag=True, help="Follow relations in their direction only.")
@click.option("--time-respecting", is_flag=True, help="Dates never go back along the path.")
@click.option(
    "--weight",
    metavar="relations|ATTRIBUTE",
    default="relations",
    show_default=True,
    help="Of equally short paths, the first has the most relations, or the largest sum of a numeric"
    " attribute of theirs, such as weight.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    help="List at most N paths of --all or --count.",
)
@question()
def command(graph: TreatyGraph, a: str, b: str, **options: Any) -> Result:
    """Find the shortest path between A and B over the selected relations.

    A and B are ids, names or aliases. Each step lists every selected relation between its two
    nodes.
    """
    return graph.path(a, b, **options)
