"""The usual way with a large table: read the Parquet files, build a networkx graph, ask it."""

import json
from pathlib import Path

import click
import networkx as nx
import pyarrow.parquet as pq

ESTABLISHED = ("happened", "ongoing")


def read(folder):
    """A MultiDiGraph of the established relations."""
    ids = pq.read_table(folder / "nodes.parquet", columns=["id"])["id"].to_pylist()
    names = ["relation", "source", "target", "type", "status", "first_day", "last_day"]
    table = pq.read_table(folder / "relations.parquet", columns=names)
    for name in ("first_day", "last_day"):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, table[name].cast("int32"))
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(ids)
    columns = (column.to_pylist() for column in table.columns)
    for key, source, target, kind, status, first, last in zip(*columns, strict=True):
        if status in ESTABLISHED:
            graph.add_edge(ids[source], ids[target], key=key, type=kind, first=first, last=last)
    return graph


def simple(graph):
    """The undirected graph without loops; `weight` counts the relations between two nodes."""
    made = nx.Graph()
    made.add_nodes_from(graph)
    for one, other in graph.edges():
        if one != other:
            weight = made[one][other]["weight"] if made.has_edge(one, other) else 0
            made.add_edge(one, other, weight=weight + 1)
    return made


def is_active(edge, first, last):
    """Whether a relation is dated and active between two days."""
    if edge["first"] is None or edge["first"] > last:
        return False
    return edge["last"] is None or edge["last"] >= first


def filtered(graph, types, first, last):
    """A view of the relations of these types that are active between two days, undirected."""

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
