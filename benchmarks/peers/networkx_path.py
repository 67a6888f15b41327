"""The usual way: read the YAML, build a networkx graph, find a shortest path."""

import json
from pathlib import Path

import click
import networkx as nx
import yaml


def as_list(value):
    return value if isinstance(value, list) else [value]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("start")
@click.argument("end")
def main(folder, start, end):
    vocabulary = yaml.safe_load((folder / "vocabulary.yaml").read_text())
    types, statuses = vocabulary["relations"], vocabulary["statuses"]
    yaml.safe_load((folder / "sources.yaml").read_text())
    graph = nx.MultiDiGraph()
    for file in sorted(folder.glob("nodes/*.yaml")):
        for node in yaml.safe_load(file.read_text()):
            graph.add_node(node["id"], **node)
    for file in sorted(folder.glob("relations/*.yaml")):
        for relation in yaml.safe_load(file.read_text()):
            established = statuses[relation["status"]].get("established")
            if not (established and types[relation["type"]].get("tie")):
                continue
            for origin in as_list(relation["from"]):
                for target in as_list(relation["to"]):
                    graph.add_edge(origin, target, key=relation["id"], relation=relation)
    nodes = nx.shortest_path(graph.to_undirected(as_view=True), start, end)
    click.echo(json.dumps({"length": len(nodes) - 1, "nodes": nodes}))


main()
