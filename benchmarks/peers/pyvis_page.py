"""The usual way to write a page: all nodes and relations with their fields, drawn by pyvis."""

from __future__ import annotations

from treatygraph.dataset import Dataset, Node, Relation


def pyvis_page(dataset: Dataset, with_attributes: bool = True) -> tuple[str, int, int]:
    """Return the page and the numbers of its nodes and edges."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", width="100%", height="750px")
    for node in dataset.nodes:
        fields = _node_fields(node) if with_attributes else {}
        network.add_node(node.id, label=node.name, **fields)
    for relation in dataset.relations:
        fields = _relation_fields(relation, dataset) if with_attributes else {}
        for origin in relation.origins:
            for target in relation.targets:
                network.add_edge(origin, target, label=relation.type, **fields)
    return network.generate_html(), len(network.nodes), len(network.edges)


def _node_fields(node: Node) -> dict[str, object]:
    fields = {
        "kind": node.kind,
        "aliases": list(node.aliases),
        "ids": dict(node.ids),
        "attributes": dict(node.attributes),
        "note": node.note,
    }
    return fields | {"title": _title(fields)}


def _relation_fields(relation: Relation, dataset: Dataset) -> dict[str, object]:
    fields = {
        "key": relation.id,
        "date": relation.date,
        "status": relation.status,
        "attributes": dict(relation.attributes),
        "note": relation.note,
        "sources": [_source(pointer, dataset) for pointer in relation.evidence],
    }
    return fields | {"title": _title(fields)}


def _source(pointer, dataset: Dataset) -> dict[str, object]:
    source = dataset.sources[pointer.source]
    fields = {"title": source.title, "publisher": source.publisher, "url": source.url}
    return fields | {"at": pointer.at, "says": dict(pointer.says), "quote": pointer.quote}


def _title(fields: dict[str, object]) -> str:
    """Return the tooltip of a node or edge."""
    return "\n".join(f"{key}: {value}" for key, value in fields.items() if value)
