/**
 * Write nodes and relations as node-link JSON, identical to `treatygraph export --format node-link`:
 * networkx's `node_link_graph(data, edges="edges")` reads it back.
 *
 * @import { NodeRecord, Relation } from "../data/records.js"
 */

import { attribution } from "../data/attribution.js";
import { byIds } from "./values.js";

/** @param {Iterable<NodeRecord>} nodes @param {Relation[]} relations */
export function nodeLink(nodes, relations) {
  const ends = relations.flatMap(({ from, to }) => [...from, ...to]);
  const graph = {
    directed: true,
    multigraph: true,
    graph: {},
    nodes: byIds(new Set([...nodes, ...ends])).map(nodeItem),
    edges: byIds(relations).flatMap(edgeItems),
  };
  return `${JSON.stringify(graph, null, 1)}\n`;
}

/** @param {NodeRecord} node */
function nodeItem({ id, kind, name, aliases, codes, attributes }) {
  return { ...attributes, kind: kind.key, name, aliases, ids: codes, id };
}

/** One edge for each origin × target. @param {Relation} relation */
function edgeItems(relation) {
  const { id, type, status, from, to, date, attributes, sources } = relation;
  const own = { ...attributes, type: type.key, date: date ?? null, status: status.key };
  const said = { ...own, relation: id, sources: sources.map((source) => source.id) };
  return from.flatMap((source) =>
    to.map((target) => ({
      ...said,
      ...attribution(relation),
      ...(type.symmetric ? { symmetric: true } : {}),
      source: source.id,
      target: target.id,
      key: id,
    })),
  );
}
