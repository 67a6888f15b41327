/**
 * The adjacency of ties in CSR form, and the part of it that a path query may use.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { State } from "../state/store.js"
 * @import { DayOrder } from "./day-order.js"
 * @typedef {{offsets: Int32Array, neighbours: Int32Array, relations: Int32Array}} Adjacency neighbours of the
 *   node in row n are at `offsets[n]` to `offsets[n + 1]`
 * @typedef {{adjacency: Adjacency, order: DayOrder, allowed: Uint8Array, blocked: Uint8Array, from: number,
 *   to: number}} SearchSpace `order`: on which days a step may take place; `allowed`: mask of usable
 *   relations; `blocked`: mask of nodes that a path may not visit
 */

import { buildCsr, listAt } from "../data/csr.js";
import { endsOf } from "../data/data.js";
import { isDated } from "../data/days.js";
import { certainOrder, possibleOrder } from "./day-order.js";

/** @type {WeakMap<Data, Adjacency>} */
const built = new WeakMap();

/** Built at the first query: most readers ask for no path. @param {Data} data */
export function adjacencyOf(data) {
  const known = built.get(data) ?? buildAdjacency(data);
  built.set(data, known);
  return known;
}

/** @param {Data} data @returns {Adjacency} */
function buildAdjacency(data) {
  const { edges, by, types, nodes } = data;
  const tie = types.map((type) => type.tie);
  const { offsets, items } = buildCsr(nodes.length, (put) => {
    for (let edge = 0; edge < edges.relation.length; edge += 1) {
      const [one, other] = [edges.source[edge], edges.target[edge]];
      if (one === other || !tie[by.type[edges.relation[edge]]] || isRepeated(data, edge)) continue;
      put(one, edge);
      put(other, edge);
    }
  });
  const relations = items.map((edge) => edges.relation[edge]);
  return {
    offsets,
    neighbours: endsOf(edges, { offsets, items }),
    relations,
  };
}

/**
 * True if an earlier edge of the same relation joins the same pair: both nodes are at both of its ends.
 * @param {Data} data
 * @param {number} edge
 */
function isRepeated({ edges, by }, edge) {
  const [one, other, relation] = [edges.source[edge], edges.target[edge], edges.relation[edge]];
  if (one < other) return false;
  return listAt(by.from, relation).includes(other) && listAt(by.to, relation).includes(one);
}

/**
 * The search space of a path query: ties that pass the filters; established ones unless `planned`; dated
 * ones if `inTime`, whose order is certain if `certain` or if only what is certain passes the filters.
 * @param {State} state
 * @param {{from: NodeRecord, to: NodeRecord}} ends
 * @param {{planned: boolean, inTime: boolean, certain: boolean}} options
 * @param {Iterable<NodeRecord>} avoid
 * @returns {SearchSpace | null} null where the filters hide one of the ends
 */
export function searchSpace(state, { from, to }, { planned, inTime, certain }, avoid) {
  const { data, passed } = state;
  const { type, status, first, last } = data.by;
  const isTie = data.types.map(({ tie }) => tie);
  const wanted = data.statuses.map(({ established }) => planned || established);
  const allowed = passed.relations.marks.map((passes, row) =>
    Number(passes && isTie[type[row]] && wanted[status[row]] && (!inTime || isDated(first[row], last[row]))),
  );
  const blocked = blockedNodes(state);
  if (blocked[from.row] || blocked[to.row]) return null;
  for (const node of avoid) blocked[node.row] = 1;
  blocked[from.row] = blocked[to.row] = 0;
  const order = (certain || state.period.certain ? certainOrder : possibleOrder)(data.by);
  return { adjacency: adjacencyOf(data), order, allowed, blocked, from: from.row, to: to.row };
}

/** @param {State} state */
function blockedNodes(state) {
  const { data, off, hidden, around } = state;
  if (!off.kind.size && !hidden.size && !around) return new Uint8Array(data.nodes.length);
  return Uint8Array.from(data.nodes, (node) => Number(isHidden(state, node)));
}

/** True if the filters exclude a node. @param {State} state @param {NodeRecord} node */
export function isHidden({ off, hidden, around, passed }, node) {
  return hidden.has(node) || off.kind.has(node.kind.key) || Boolean(around && !passed.nodes.has(node));
}

/**
 * Visit every allowed step from a node.
 * @param {SearchSpace} space
 * @param {number} node
 * @param {(ahead: number, relation: number) => void} visit
 */
export function eachStep({ adjacency, allowed, blocked }, node, visit) {
  for (let slot = adjacency.offsets[node]; slot < adjacency.offsets[node + 1]; slot += 1) {
    const [ahead, relation] = [adjacency.neighbours[slot], adjacency.relations[slot]];
    if (allowed[relation] && !blocked[ahead]) visit(ahead, relation);
  }
}

/**
 * The allowed relations between two nodes, in time order.
 * @param {SearchSpace} space
 * @param {number} one
 * @param {number} other
 */
export function relationsBetween(space, one, other) {
  /** @type {number[]} */
  const found = [];
  eachStep(space, one, (ahead, relation) => ahead === other && found.push(relation));
  return found.sort((a, b) => a - b);
}
