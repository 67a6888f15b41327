/**
 * The data of the page: decoded columns, and the records that are read from them.
 *
 * Counting, filtering and searching use the columns. A record is created when it is first needed, and reads
 * its fields from the columns on access.
 *
 * @import { Columns } from "./decode.js"
 * @import { Lists } from "./csr.js"
 * @import { Relation } from "./records.js"
 * @typedef {{key: string, label: string, plural: string, colour: string, shape: string,
 *   outline: string, joint: boolean}} Kind
 * @typedef {{key: string, label: string, inverse: string, colour: string, symmetric: boolean,
 *   tie: boolean, belongs: boolean, time: "event" | "state" | "period" | "deadline",
 *   lineage?: boolean}} Type `time`: how its dates are read; `lineage`: whether it connects a treaty with one
 *   that it amends, replaces, …
 * @typedef {{key: string, label: string, line: "solid" | "dashed" | "dotted",
 *   established: boolean}} Status
 * @typedef {{id: string, title: string, publisher?: string, author?: string, date?: string,
 *   url?: string, citation?: string, terms?: string, inferred?: string[], note?: string}} Source
 *   `citation`: the citation that its makers ask for; `terms`: its terms of use
 * @typedef {{source: Source, at?: string, speaker?: NodeRecord, says?: Record<string, any>,
 *   sic?: boolean, quote?: string, note?: string}} Pointer
 * @typedef {{type: Int32Array, status: Int32Array, date: Int32Array, first: Int32Array,
 *   last: Int32Array, certain: {first: Int32Array, last: Int32Array}, topics: Int32Array, from: Lists, to: Lists, pointers: Lists}} RelationColumns
 *   by row: codes of type and status; codes of date and topics (from 1; 0 = none); first and last day of
 *   the possible and of the certain span; rows of nodes; indices of sources
 * @typedef {{source: Int32Array, target: Int32Array, relation: Int32Array, at: Lists,
 *   ends: Int32Array}} Edges one edge per origin × target of a relation; `at`: the edges of each node;
 *   `ends`: their other ends
 * @typedef {{kinds: Kind[], types: Type[], statuses: Status[],
 *   codes: Record<string, {label: string, url: string}>,
 *   attributes: Record<string, {label: string, type: string, role?: string, bothWays?: string[]}>, topics: Record<string, string>,
 *   sources: Source[], nodes: NodeRecord[], relations: Relations, columns: Columns,
 *   by: RelationColumns, edges: Edges, touching: Lists,
 *   fields: Record<"nodes" | "relations", string[]>,
 *   fold: {blocks: Record<string, string>, others: Record<string, string>}, budget: number,
 *   quotes: boolean, elsewhere?: {id: string, date?: string}[], drawn: number, starts: number | null, madeBy: string,
 *   scripts: {name: string, version: string, licence: string, url: string}[],
 *   find: (id: string) => NodeRecord | Relation | undefined}} Data `touching`: the relations of each node;
 *   `quotes`: whether a source quotes a speaker; `elsewhere`: relations outside of the page on which the
 *   lives of its treaties rest; `drawn`: the number of nodes of the page (nodes after them
 *   are only named by relations); `scripts`: the third-party scripts of the page
 */

import { buildCsr, offsetsOf } from "./csr.js";
import { NEVER, UNDATED } from "./days.js";
import { topicKey } from "./figure.js";
import { NodeRecord, Relations } from "./records.js";

/**
 * @param {Columns} columns
 * @param {any} network what pyvis holds: the places of nodes
 * @returns {Data}
 */
export function readData(columns, network) {
  const data = /** @type {Data} */ ({ ...columns.plain, columns });
  data.by = relationColumns(columns);
  data.nodes = readNodes(data, network);
  data.relations = new Relations(data);
  data.edges = edgesOf(data);
  data.touching = touchingOf(data);
  data.find = finder(data);
  return data;
}

/** @param {Columns} columns @returns {RelationColumns} */
function relationColumns({ numbers, codes, plain }) {
  const lists = (/** @type {string} */ name) => ({
    offsets: offsetsOf(numbers(`${name}.count`)),
    items: numbers(name),
  });
  const date = codes("relations.date");
  const topics = codes(`relations.attributes.${topicKey(plain)}`);
  return {
    type: numbers("relations.type"),
    status: numbers("relations.status"),
    date,
    first: daysOf(date, numbers("dates.first"), UNDATED.first),
    last: daysOf(date, numbers("dates.last"), UNDATED.last),
    certain: {
      first: daysOf(date, numbers("dates.certain_first"), NEVER.first),
      last: daysOf(date, numbers("dates.certain_last"), NEVER.last),
    },
    topics: topics.length ? topics : new Int32Array(date.length),
    from: lists("relations.from"),
    to: lists("relations.to"),
    pointers: { offsets: offsetsOf(numbers("relations.pointers")), items: numbers("pointers.source") },
  };
}

/** @param {Int32Array} dates @param {Int32Array} days @param {number} none */
function daysOf(dates, days, none) {
  return dates.map((code) => (code ? days[code - 1] : none));
}

/** @param {Data} data @param {any} network @returns {NodeRecord[]} */
function readNodes(data, network) {
  const kind = data.columns.numbers("nodes.kind");
  const nodes = Array.from(kind, (code, row) => new NodeRecord(data, row, data.kinds[code]));
  network.id.forEach((/** @type {number} */ row, /** @type {number} */ index) => {
    nodes[row].position = { x: network.x[index], y: network.y[index] };
  });
  return nodes;
}

/** @param {Data} data @returns {Edges} */
function edgesOf({ by: { from, to }, nodes, relations }) {
  let count = 0;
  for (let row = 0; row < relations.length; row += 1) {
    count += (from.offsets[row + 1] - from.offsets[row]) * (to.offsets[row + 1] - to.offsets[row]);
  }
  const [source, target, relation] = [0, 0, 0].map(() => new Int32Array(count));
  let edge = 0;
  for (let row = 0; row < relations.length; row += 1) {
    for (let one = from.offsets[row]; one < from.offsets[row + 1]; one += 1) {
      for (let other = to.offsets[row]; other < to.offsets[row + 1]; other += 1) {
        source[edge] = from.items[one];
        target[edge] = to.items[other];
        relation[edge++] = row;
      }
    }
  }
  const at = buildCsr(nodes.length, (put) => {
    for (let edge = 0; edge < count; edge += 1) {
      put(source[edge], edge);
      if (target[edge] !== source[edge]) put(target[edge], edge);
    }
  });
  return { source, target, relation, at, ends: endsOf({ source, target }, at) };
}

/**
 * The other end of each edge in a list of edges by node.
 * @param {{source: Int32Array, target: Int32Array}} edges
 * @param {Lists} at
 */
export function endsOf({ source, target }, { offsets, items }) {
  const ends = new Int32Array(items.length);
  for (let node = 0; node + 1 < offsets.length; node += 1) {
    for (let index = offsets[node]; index < offsets[node + 1]; index += 1)
      ends[index] = source[items[index]] + target[items[index]] - node;
  }
  return ends;
}

/** The relations of each node, without repetition. @param {Data} data */
function touchingOf({ nodes, relations, by: { from, to } }) {
  return buildCsr(nodes.length, (put) => {
    const latest = new Int32Array(nodes.length).fill(-1);
    const once = (/** @type {number} */ node, /** @type {number} */ row) => {
      if (latest[node] !== row) put(node, row);
      latest[node] = row;
    };
    for (let row = 0; row < relations.length; row += 1) {
      for (let at = from.offsets[row]; at < from.offsets[row + 1]; at += 1) once(from.items[at], row);
      for (let at = to.offsets[row]; at < to.offsets[row + 1]; at += 1) once(to.items[at], row);
    }
  });
}

/**
 * Look up a node or relation by id. Each id index is built at its first use: few readers need both.
 * @param {Data} data
 */
function finder({ columns, nodes, relations }) {
  const rows = (/** @type {string} */ name) => {
    /** @type {Map<string, number> | undefined} */
    let known;
    return (/** @type {string} */ id) => (known ??= rowsById(columns.values(name))).get(id);
  };
  const [nodeRow, relationRow] = ["nodes.id", "relations.id"].map(rows);
  return (/** @type {string} */ id) => {
    const row = nodeRow(id);
    if (row !== undefined) return nodes[row];
    const other = relationRow(id);
    return other === undefined ? undefined : relations.at(other);
  };
}

/** @param {string[]} ids @returns {Map<string, number>} */
function rowsById(ids) {
  const rows = new Map();
  ids.forEach((id, row) => rows.set(id, row));
  return rows;
}

/** @type {WeakMap<Data, NodeRecord[]>} */
const ranked = new WeakMap();

/** The nodes of the page by descending degree. @param {Data} data */
export function mostConnected(data) {
  let found = ranked.get(data);
  if (!found) {
    found = descending(data.nodes.slice(0, data.drawn), ({ degree }) => degree);
    ranked.set(data, found);
  }
  return found;
}

/**
 * Items by descending size; a stable sort.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number} sizeOf a whole number
 */
export function descending(items, sizeOf) {
  const sizes = items.map(sizeOf);
  const most = sizes.reduce((found, size) => Math.max(found, size), 0);
  // a typed array of numbers sorts many times faster than items with a comparator
  const keys = Float64Array.from(sizes, (size, index) => (most - size) * items.length + index);
  return Array.from(keys.sort(), (key) => items[key % items.length]);
}
