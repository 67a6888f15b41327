"""List nodes, relations or sources."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("list", short_help="All nodes, relations or sources.")
@click.argument("what", type=click.Choice(["nodes", "relations", "sources"]))
@question()
def command(graph: TreatyGraph, what: str) -> Result:
    """List all nodes, the selected relations, or all sources, by id."""
    lists = {
        "nodes": graph.list_nodes,
        "relations": graph.list_relations,
        "sources": graph.list_sources,
    }
    return lists[what]()
