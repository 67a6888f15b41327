/**
 * Several lines between the same two nodes as one, which opens into what it stands for.
 *
 * A bundle holds the lines that run directly between the two, or the documents that these two
 * alone share, or both. It is known by its sort and its two ends, and the same one every time.
 *
 * @import { Data, Line, NodeRecord } from "./data.js"
 * @typedef {"direct" | "documents" | "all"} Sort
 * @typedef {{id: string, sort: Sort, lines: Line[], documents: NodeRecord[]}} Bundle
 * @typedef {{shared: Map<NodeRecord, NodeRecord[]>, between: Map<string, NodeRecord[]>,
 *   linesAt: Map<NodeRecord, Line[]>, made: Map<string, Line>}} Index
 */

/** @type {WeakMap<Data, Index>} */
const indexes = new WeakMap();

/**
 * Things of a joint kind that have just two neighbours, with these two.
 * @param {Data} data
 */
export function sharedThings(data) {
  return indexOf(data).shared;
}

/**
 * The bundle of a sort between two nodes.
 * @param {Data} data
 * @param {Sort} sort
 * @param {NodeRecord} one
 * @param {NodeRecord} other
 * @returns {Line}
 */
export function bundleOf(data, sort, one, other) {
  const { made } = indexOf(data);
  const [from, to] = one.row < other.row ? [one, other] : [other, one];
  const id = [sort, from.id, to.id].map(encodeURIComponent).join("~");
  let found = made.get(id);
  if (!found) made.set(id, (found = makeBundle(data, sort, from, to, id, -1 - made.size)));
  return found;
}

/** The bundle with this id. @param {Data} data @param {string} id @returns {Line | undefined} */
export function bundleWith(data, id) {
  const [sort, ...ends] = id.split("~").map(decodeURIComponent);
  const [one, other] = ends.map((end) => data.find(end));
  if (!["direct", "documents", "all"].includes(sort) || !one || !other) return undefined;
  if (!("kind" in one) || !("kind" in other)) return undefined;
  const line = bundleOf(data, /** @type {Sort} */ (sort), one, other);
  return line.relations.length ? line : undefined;
}

/** @param {Data} data @returns {Index} */
function indexOf(data) {
  let index = indexes.get(data);
  if (!index) indexes.set(data, (index = makeIndex(data)));
  return index;
}

/** @param {Data} data @returns {Index} */
function makeIndex({ lines }) {
  const linesAt = new Map();
  const push = (/** @type {Map<any, any[]>} */ map, /** @type {any} */ key, /** @type {any} */ value) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  for (const line of lines) {
    push(linesAt, line.from, line);
    if (line.to !== line.from) push(linesAt, line.to, line);
  }
  const shared = new Map();
  const between = new Map();
  for (const [node, own] of linesAt) {
    const ends = node.kind.joint ? twoEnds(node, own) : null;
    if (!ends) continue;
    shared.set(node, ends);
    push(between, pairKey(ends[0], ends[1]), node);
  }
  return { shared, between, linesAt, made: new Map() };
}

/**
 * The two neighbours of a node; null if it has more or fewer.
 * @param {NodeRecord} node
 * @param {Line[]} lines
 */
function twoEnds(node, lines) {
  const ends = new Set();
  for (const { from, to } of lines) {
    if (from !== to) ends.add(from === node ? to : from);
    if (ends.size > 2) return null;
  }
  return ends.size === 2 ? [...ends].sort((one, other) => one.row - other.row) : null;
}

/** @param {NodeRecord} one @param {NodeRecord} other */
export function pairKey(one, other) {
  return one.row < other.row ? `${one.row} ${other.row}` : `${other.row} ${one.row}`;
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
  const { between, linesAt } = indexOf(data);
  const direct = (linesAt.get(from) ?? []).filter((line) => line.from === to || line.to === to);
  const documents = sort === "direct" ? [] : (between.get(pairKey(from, to)) ?? []);
  const lines = [
    ...(sort === "documents" ? [] : direct),
    ...documents.flatMap((node) => linesAt.get(node) ?? []),
  ];
  const relations = [...new Set(lines.flatMap((line) => line.relations))];
  relations.sort((one, other) => one.row - other.row);
  const bundle = { id, sort, lines, documents };
  const [first] = lines;
  return { number, from, to, type: first?.type, status: first?.status, bend: 0, relations, bundle };
}
