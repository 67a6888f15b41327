/**
 * The ties that a path may walk, as compressed rows, and which of them a question leaves open.
 *
 * @import { Data, NodeRecord, Relation } from "./data.js"
 * @import { State } from "./state.js"
 * @typedef {{offsets: Int32Array, neighbours: Int32Array, relations: Int32Array,
 *   first: Int32Array, last: Int32Array}} Ties the arcs of the node in row n are `offsets[n]` to
 *   `offsets[n + 1]`; `first` and `last` are the days of relations
 * @typedef {{ties: Ties, open: Uint8Array, shut: Uint8Array, from: number, to: number}} Walk
 *   `open` marks the relations that may be walked, `shut` the nodes that no path may run through
 */

/** @type {WeakMap<Data, Ties>} */
const built = new WeakMap();

/** Made at the first question, as most readers ask none. @param {Data} data */
export function tiesOf(data) {
  const known = built.get(data) ?? compressed(data);
  built.set(data, known);
  return known;
}

/** @param {Data} data @returns {Ties} */
function compressed({ nodes, relations }) {
  const ties = relations.filter((relation) => relation.type.tie);
  const offsets = offsetsOf(nodes.length, ties);
  const neighbours = new Int32Array(offsets[nodes.length]);
  const rows = new Int32Array(offsets[nodes.length]);
  const free = offsets.slice();
  const put = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number} */ row) => {
    neighbours[free[one]] = other;
    rows[free[one]] = row;
    free[one] += 1;
  };
  for (const relation of ties) {
    eachPair(relation, (one, other) => {
      put(one, other, relation.row);
      put(other, one, relation.row);
    });
  }
  const days = (/** @type {"first" | "last"} */ end) => Int32Array.from(relations, (each) => each[end]);
  return { offsets, neighbours, relations: rows, first: days("first"), last: days("last") };
}

/** @param {number} nodes @param {Relation[]} ties */
function offsetsOf(nodes, ties) {
  const offsets = new Int32Array(nodes + 1);
  for (const relation of ties) {
    eachPair(relation, (one, other) => {
      offsets[one + 1] += 1;
      offsets[other + 1] += 1;
    });
  }
  for (let row = 0; row < nodes; row += 1) offsets[row + 1] += offsets[row];
  return offsets;
}

/**
 * The two nodes of each tie that a relation makes, each pair once, also where both its ends name
 * both nodes.
 * @param {Relation} relation
 * @param {(one: number, other: number) => void} visit
 */
function eachPair({ from, to }, visit) {
  for (const one of from) {
    for (const other of to) {
      const again = one.row > other.row && from.includes(other) && to.includes(one);
      if (one !== other && !again) visit(one.row, other.row);
    }
  }
}

/**
 * What a route may walk: the ties that pass the filters, established ones unless it wants what is
 * planned too, dated ones if it keeps to the order of time.
 * @param {State} state
 * @param {{from: NodeRecord, to: NodeRecord}} ends
 * @param {{planned: boolean, inTime: boolean}} options
 * @param {Iterable<NodeRecord>} avoid
 * @returns {Walk | null} null where the filters hide one of the ends
 */
export function walkOf(state, { from, to }, { planned, inTime }, avoid) {
  const { data, passed } = state;
  const open = new Uint8Array(data.relations.length);
  for (const relation of passed.relations) {
    const wanted = planned || relation.status.established;
    const placed = !inTime || relation.first <= relation.last;
    if (relation.type.tie && wanted && placed) open[relation.row] = 1;
  }
  const shut = Uint8Array.from(data.nodes, (node) => Number(isHidden(state, node)));
  if (shut[from.row] || shut[to.row]) return null;
  for (const node of avoid) shut[node.row] = 1;
  shut[from.row] = shut[to.row] = 0;
  return { ties: tiesOf(data), open, shut, from: from.row, to: to.row };
}

/** Whether the filters leave a node out. @param {State} state @param {NodeRecord} node */
export function isHidden({ off, hidden, around, passed }, node) {
  return hidden.has(node) || off.kind.has(node.kind.key) || Boolean(around && !passed.nodes.has(node));
}

/**
 * Every step that may be taken from a node.
 * @param {Walk} walk
 * @param {number} node
 * @param {(ahead: number, relation: number) => void} visit
 */
export function eachStep({ ties, open, shut }, node, visit) {
  for (let arc = ties.offsets[node]; arc < ties.offsets[node + 1]; arc += 1) {
    const [ahead, relation] = [ties.neighbours[arc], ties.relations[arc]];
    if (open[relation] && !shut[ahead]) visit(ahead, relation);
  }
}

/**
 * The relations that a step from one node to another may take, in time order.
 * @param {Walk} walk
 * @param {number} one
 * @param {number} other
 */
export function relationsBetween(walk, one, other) {
  /** @type {number[]} */
  const found = [];
  eachStep(walk, one, (ahead, relation) => ahead === other && found.push(relation));
  return found.sort((a, b) => a - b);
}
