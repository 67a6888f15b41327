"""The usual way for a large table: read Parquet, build a networkx graph, find a shortest path."""

import json
from pathlib import Path

import click
import networkx as nx
import pyarrow.parquet as pq

ESTABLISHED = ("happened", "ongoing")


def read(folder):
    """Return a MultiDiGraph of the established relations."""
    ids = pq.read_table(folder / "nodes.parquet", columns=["id"])["id"].to_pylist()
    names = ["relation", "source", "target", "type", "status", "first_day", "last_day"]
    table = pq.read_table(folder / "relations.parquet", columns=names)
    for name in ("first_day", "last_day"):
        index = table.schema.get_field_index(name)
        table = table.set_column(index, name, table[name].cast("int32"))
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(ids)
    columns = (column.to_pylist() for column in table.columns)
    for key, source, target, kind, status, first, last in zip(*columns, strict=True):
        if status in ESTABLISHED:
            graph.add_edge(ids[source], ids[target], key=key, type=kind, first=first, last=last)
    return graph


def simple(graph):
    """Return the undirected graph without self-loops; `weight` counts the edges of two nodes."""
    result = nx.Graph()
    result.add_nodes_from(graph)
    for one, other in graph.edges():
        if one != other:
            weight = result[one][other]["weight"] if result.has_edge(one, other) else 0
            result.add_edge(one, other, weight=weight + 1)
    return result


def is_active(edge, first, last):
    """Return whether a relation is dated and in effect between two days."""
    if edge["first"] is None or edge["first"] > last:
        return False
    return edge["last"] is None or edge["last"] >= first


def filtered(graph, types, first, last):
    """Return an undirected view of the relations of these types in effect between two days."""

    def keep(one, other, key):
        edge = graph[one][other][key]
        return edge["type"] in types and is_active(edge, first, last)

    return nx.subgraph_view(graph, filter_edge=keep).to_undirected(as_view=True)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("start")
@click.argument("end")
def main(folder, start, end):
    nodes = nx.shortest_path(read(folder).to_undirected(as_view=True), start, end)
    click.echo(json.dumps({"length": len(nodes) - 1, "nodes": nodes}))


if __name__ == "__main__":
    main()
