"""Export the graph for other tools."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("export", short_help="The graph for other tools: networkx, Gephi, yEd, …")
@question(formats="graphs")
def command(graph: TreatyGraph) -> Result:
    """Write the selected relations as a graph that other tools read.

    node-link is JSON that networkx's node_link_graph(data, edges="edges") reads back.
    """
    return graph.export()
