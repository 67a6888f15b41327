/**
 * The data of the page: columns as they travel, turned into records that point at each other.
 *
 * @typedef {{key: string, label: string, plural: string, colour: string, shape: string,
 *   outline: string, joint: boolean}} Kind
 * @typedef {{key: string, label: string, inverse: string, colour: string, symmetric: boolean,
 *   tie: boolean, belongs: boolean}} Type
 * @typedef {{key: string, label: string, line: "solid" | "dashed" | "dotted",
 *   established: boolean}} Status
 * @typedef {{id: string, title: string, publisher?: string, author?: string, date?: string,
 *   url?: string, inferred?: string[], note?: string}} Source
 * @typedef {{source: Source, at?: string, speaker?: NodeRecord, says?: Record<string, any>,
 *   sic?: boolean, quote?: string, note?: string}} Pointer
 * @typedef {{row: number, id: string, kind: Kind, name: string, aliases: string[],
 *   codes: Record<string, string>, attributes: Record<string, any>, note?: string,
 *   drawn: boolean, place: {x: number, y: number} | null, relations: Relation[]}} NodeRecord
 *   `place` is null for what is outside of the overview
 * @typedef {{row: number, id: string, type: Type, status: Status, from: NodeRecord[],
 *   to: NodeRecord[], date?: string, first: number, last: number,
 *   attributes: Record<string, any>, inferred: string[], note?: string,
 *   evidence: Pointer[], sources: Source[]}} Relation
 * @typedef {{number: number, from: NodeRecord, to: NodeRecord, type: Type, status: Status,
 *   bend: number, relations: Relation[], bundle?: import("./bundles.js").Bundle}} Line
 *   a bundle stands for several lines, and has type and status of the first
 * @typedef {{kinds: Kind[], types: Type[], statuses: Status[],
 *   codes: Record<string, {label: string, url: string}>,
 *   attributes: Record<string, {label: string, type: string}>, topics: Record<string, string>,
 *   sources: Source[], nodes: NodeRecord[], relations: Relation[], lines: Line[],
 *   fold: {blocks: Record<string, string>, others: Record<string, string>}, budget: number,
 *   measures: {degree: number[], betweenness: number[], pagerank: number[], community: number[],
 *   starts: number | null},
 *   find: (id: string) => NodeRecord | Relation | undefined}} Data
 */

import { foldLines } from "./lines.js";

/**
 * What stands in a script element: JSON, or the same compressed (see `compression.py`).
 * @param {string} id
 * @returns {Promise<any>}
 */
export async function embedded(id) {
  const element = /** @type {HTMLScriptElement} */ (document.getElementById(id));
  const text = element.textContent || "";
  return element.type === "application/json" ? JSON.parse(text) : unpacked(text);
}

/** @param {string} letters compressed bytes in base64 */
function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(plain).json();
}

/**
 * @param {any} columns what `payload.py` wrote
 * @param {any} network what pyvis holds: the places of nodes
 * @returns {Data}
 */
export function readData(columns, network) {
  const nodes = readNodes(columns, network);
  const relations = readRelations(columns, nodes);
  for (const relation of relations) {
    for (const node of new Set([...relation.from, ...relation.to])) node.relations.push(relation);
  }
  const known = new Map([...nodes, ...relations].map((record) => [record.id, record]));
  return {
    ...columns,
    nodes,
    relations,
    lines: foldLines({ ...columns, nodes, relations }),
    find: (id) => known.get(id),
  };
}

/** @param {any} columns @param {any} network @returns {NodeRecord[]} */
function readNodes({ nodes, kinds, drawn }, network) {
  const places = new Map(
    network.id.map((/** @type {number} */ row, /** @type {number} */ place) => [
      row,
      { x: network.x[place], y: network.y[place] },
    ]),
  );
  return nodes.id.map((/** @type {string} */ id, /** @type {number} */ row) => ({
    row,
    id,
    name: nodes.name[row],
    kind: kinds[nodes.kind[row]],
    aliases: nodes.aliases[row] ?? [],
    codes: nodes.codes[row] ?? {},
    attributes: nodes.attributes[row] ?? {},
    note: nodes.note[row],
    drawn: row < drawn,
    place: places.get(row) ?? null,
    relations: [],
  }));
}

/** @param {any} columns @param {NodeRecord[]} nodes @returns {Relation[]} */
function readRelations({ relations, types, statuses, sources }, nodes) {
  const node = (/** @type {number} */ row) => nodes[row];
  const pointers = relations.pointers.map((/** @type {any} */ pointer) => ({
    ...pointer,
    source: sources[pointer.source],
    speaker: nodes[pointer.speaker],
  }));
  const evidenceOf = (/** @type {number} */ row) =>
    relations.evidence[row].map((/** @type {number} */ number) => pointers[number]);
  return relations.id.map((/** @type {string} */ id, /** @type {number} */ row) => ({
    row,
    id,
    type: types[relations.type[row]],
    status: statuses[relations.status[row]],
    from: relations.from[row].map(node),
    to: relations.to[row].map(node),
    date: relations.date[row],
    first: relations.first[row],
    last: relations.last[row],
    attributes: relations.attributes[row] ?? {},
    inferred: relations.inferred[row] ?? [],
    note: relations.note[row],
    evidence: evidenceOf(row),
    sources: [...new Set(evidenceOf(row).map((/** @type {Pointer} */ each) => each.source))],
  }));
}
