"""Export the graph for other tools."""

from __future__ import annotations

import click

from ...api import TreatyGraph
from ...result import Result
from ..options import question


@click.command("export", short_help="The graph for other tools: Gephi, Excel, SQL, Neo4j, …")
@question(formats="graphs")
def command(graph: TreatyGraph) -> Result:
    """Write the selected relations as a graph that other tools read.

    \b
    gexf            Gephi, with time, colours and the positions of the page
    graphml         yEd, Cytoscape, igraph
    node-link       JSON for networkx.node_link_graph(data, edges="edges")
    csv, xlsx       spreadsheets; csv for Excel with --bom
    sqlite, r       a database with evidence and search; a script of R for it
    neo4j, cypher   tables for neo4j-admin in a zip, or statements
    json-ld, ftm    linked data, and entities of FollowTheMoney
    quickstatements what Wikidata can take, with references

    docs/exporting.md says what each keeps and loses.
    """
    return graph.export()
