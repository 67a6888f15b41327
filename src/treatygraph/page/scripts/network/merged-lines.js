/**
 * Merged lines: several lines between two nodes drawn as one, which expands into its members.
 *
 * A merged line holds the direct lines between two nodes, the documents that both have, or both.
 * It is identified by its sort and its ends, and cached.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 * @typedef {"direct" | "documents" | "all"} Sort
 * @typedef {{id: string, sort: Sort, lines: Line[], documents: NodeRecord[]}} MergedLine
 * @typedef {{ends: NodeRecord[], documents: NodeRecord[]}} Sharing two nodes, and the documents that only
 *   they share
 * @typedef {{shared: Map<NodeRecord, NodeRecord[]>, between: Map<number, Sharing>,
 *   joint: Map<number, Set<number>>, made: Map<string, Line>}} Index `joint`: by row of a node, the rows of
 *   its neighbours of a joint kind, as they are asked for
 */

import { joinWords, splitWords } from "../data/words.js";
import { Line, linesBetween } from "./lines.js";

/** @type {WeakMap<Data, Index>} */
const indexes = new WeakMap();

/**
 * Nodes of a joint kind with exactly two neighbours, with these two.
 * @param {Data} data
 */
export function sharedThings(data) {
  return indexOf(data).shared;
}

/** All pairs that share documents with nobody else. @param {Data} data */
export function sharingPairs(data) {
  return [...indexOf(data).between.values()];
}

/**
 * The merged line of a sort between two nodes.
 * @param {Data} data
 * @param {Sort} sort
 * @param {NodeRecord} one
 * @param {NodeRecord} other
 * @returns {Line}
 */
export function mergedLineOf(data, sort, one, other) {
  const { made } = indexOf(data);
  const [from, to] = one.row < other.row ? [one, other] : [other, one];
  const id = joinWords([sort, from.id, to.id]);
  let found = made.get(id);
  if (!found) made.set(id, (found = makeBundle(data, sort, from, to, id, -1 - made.size)));
  return found;
}

/** The merged line with this id. @param {Data} data @param {string} id @returns {Line | undefined} */
export function mergedLineWithId(data, id) {
  const [sort, ...ends] = splitWords(id);
  const [one, other] = ends.map((end) => data.find(end));
  if (!["direct", "documents", "all"].includes(sort) || !one || !other) return undefined;
  if (!("kind" in one) || !("kind" in other)) return undefined;
  const line = mergedLineOf(data, /** @type {Sort} */ (sort), one, other);
  return line.rows.length ? line : undefined;
}

/** @param {Data} data @returns {Index} */
function indexOf(data) {
  let index = indexes.get(data);
  if (!index) indexes.set(data, (index = makeIndex(data)));
  return index;
}

/** @param {Data} data @returns {Index} */
function makeIndex(data) {
  const [one, other] = twoNeighbours(data);
  const shared = new Map();
  const between = new Map();
  data.nodes.slice(0, data.drawn).forEach((node, row) => {
    if (!node.kind.joint || other[row] < 0) return;
    const ends = [one[row], other[row]].sort((low, high) => low - high).map((end) => data.nodes[end]);
    shared.set(node, ends);
    const key = pairKey(ends[0], ends[1]);
    const known = between.get(key);
    if (known) known.documents.push(node);
    else between.set(key, { ends, documents: [node] });
  });
  return { shared, between, joint: new Map(), made: new Map() };
}

const NONE = -1;
const MORE = -2;

/**
 * For each node the rows of its two neighbours; the second is negative unless there are exactly two.
 * @param {Data} data
 */
function twoNeighbours({ edges: { source, target }, nodes, drawn }) {
  const one = new Int32Array(nodes.length).fill(NONE);
  const other = new Int32Array(nodes.length).fill(NONE);
  const meet = (/** @type {number} */ row, /** @type {number} */ neighbour) => {
    if (row === neighbour || one[row] === neighbour || other[row] === neighbour) return;
    if (one[row] === NONE) one[row] = neighbour;
    else other[row] = other[row] === NONE ? neighbour : MORE;
  };
  for (let edge = 0; edge < source.length; edge += 1) {
    if (source[edge] >= drawn || target[edge] >= drawn) continue;
    meet(source[edge], target[edge]);
    meet(target[edge], source[edge]);
  }
  return [one, other];
}

const ROWS = 2 ** 26; // larger than any row number

/** One number for an unordered pair of nodes. @param {NodeRecord} one @param {NodeRecord} other */
export function pairKey(one, other) {
  return Math.min(one.row, other.row) * ROWS + Math.max(one.row, other.row);
}

/**
 * @param {Data} data
 * @param {Sort} sort
 * @param {NodeRecord} from
 * @param {NodeRecord} to
 * @param {string} id
 * @param {number} number
 * @returns {Line}
 */
function makeBundle(data, sort, from, to, id, number) {
  const documents = sort === "direct" ? [] : commonDocuments(data, from, to);
  const lines = [
    ...(sort === "documents" ? [] : linesBetween(data, from, to)),
    ...documents.flatMap((node) => [from, to].flatMap((end) => linesBetween(data, end, node))),
  ];
  const rows = [...new Set(lines.flatMap((line) => line.rows))].sort((one, other) => one - other);
  const { type, status } = lines[0] ?? {};
  return new Line(data, {
    number,
    from,
    to,
    type,
    status,
    bend: 0,
    rows,
    merged: { id, sort, lines, documents },
  });
}

/**
 * Nodes of a joint kind that two nodes are tied to, whoever else is: a count of those that nobody else has
 * would be a count of what is not drawn.
 * @param {Data} data
 * @param {NodeRecord} one
 * @param {NodeRecord} other
 */
function commonDocuments(data, one, other) {
  const theirs = jointNeighbours(data, other);
  const rows = [...jointNeighbours(data, one)].filter((row) => theirs.has(row));
  return rows.sort((low, high) => low - high).map((row) => data.nodes[row]);
}

/** @param {Data} data @param {NodeRecord} node */
function jointNeighbours(data, { row }) {
  const { joint } = indexOf(data);
  let found = joint.get(row);
  if (!found) joint.set(row, (found = new Set(jointEnds(data, row))));
  return found;
}

/** @param {Data} data @param {number} row */
function jointEnds({ edges: { at, ends }, nodes, drawn }, row) {
  const neighbours = ends.subarray(at.offsets[row], at.offsets[row + 1]);
  return neighbours.filter((end) => end !== row && end < drawn && nodes[end].kind.joint);
}
