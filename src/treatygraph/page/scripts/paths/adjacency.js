/**
 * The ties that a path may walk, as compressed rows, and which of them a question leaves open.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { State } from "../state/store.js"
 * @typedef {{offsets: Int32Array, neighbours: Int32Array, relations: Int32Array,
 *   first: Int32Array, last: Int32Array}} Ties the arcs of the node in row n are `offsets[n]` to
 *   `offsets[n + 1]`; `first` and `last` are the days of relations
 * @typedef {{ties: Ties, open: Uint8Array, shut: Uint8Array, from: number, to: number}} Walk
 *   `open` marks the relations that may be walked, `shut` the nodes that no path may run through
 */

import { gathered, listAt } from "../data/csr.js";
import { endsOf } from "../data/data.js";

/** @type {WeakMap<Data, Ties>} */
const built = new WeakMap();

/** Made at the first question, as most readers ask none. @param {Data} data */
export function tiesOf(data) {
  const known = built.get(data) ?? compressed(data);
  built.set(data, known);
  return known;
}

/** @param {Data} data @returns {Ties} */
function compressed(data) {
  const { edges, by, types, nodes } = data;
  const tie = types.map((type) => type.tie);
  const { offsets, items } = gathered(nodes.length, (put) => {
    for (let edge = 0; edge < edges.relation.length; edge += 1) {
      const [one, other] = [edges.source[edge], edges.target[edge]];
      if (one === other || !tie[by.type[edges.relation[edge]]] || isAgain(data, edge)) continue;
      put(one, edge);
      put(other, edge);
    }
  });
  const relations = items.map((edge) => edges.relation[edge]);
  return {
    offsets,
    neighbours: endsOf(edges, { offsets, items }),
    relations,
    first: by.first,
    last: by.last,
  };
}

/** Whether a relation that names both nodes at both ends has told this pair already. @param {Data} data @param {number} edge */
function isAgain({ edges, by }, edge) {
  const [one, other, relation] = [edges.source[edge], edges.target[edge], edges.relation[edge]];
  if (one < other) return false;
  return listAt(by.from, relation).includes(other) && listAt(by.to, relation).includes(one);
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
  const { type, status, first, last } = data.by;
  const isTie = data.types.map(({ tie }) => tie);
  const wanted = data.statuses.map(({ established }) => planned || established);
  const open = passed.relations.marks.map((passes, row) =>
    Number(passes && isTie[type[row]] && wanted[status[row]] && (!inTime || first[row] <= last[row])),
  );
  const shut = shutNodes(state);
  if (shut[from.row] || shut[to.row]) return null;
  for (const node of avoid) shut[node.row] = 1;
  shut[from.row] = shut[to.row] = 0;
  return { ties: tiesOf(data), open, shut, from: from.row, to: to.row };
}

/** @param {State} state */
function shutNodes(state) {
  const { data, off, hidden, around } = state;
  if (!off.kind.size && !hidden.size && !around) return new Uint8Array(data.nodes.length);
  return Uint8Array.from(data.nodes, (node) => Number(isHidden(state, node)));
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
