"""List nodes, relations or sources."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...errors import BadValue
from ...result import Result
from ..options import evidence, question


@click.command("list", short_help="All nodes, relations or sources.")
@click.argument("what", type=click.Choice(["nodes", "relations", "sources"]))
@evidence
@question()
def command(graph: TreatyGraph, what: str, evidence: bool) -> Result:
    """List the nodes by id, the selected relations in order of time, or all sources."""
    if evidence and what != "relations":
        raise BadValue(f"--evidence is for relations: {what} have none")
    if what == "relations":
        return graph.list_relations(evidence=evidence)
    return graph.list_nodes() if what == "nodes" else graph.list_sources()
