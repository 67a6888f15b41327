/**
 * All connections between two actors.
 *
 * An actor is a node with everything that belongs to it (types with `belongs`: its officials,
 * institutions, cities); what belongs to both is on neither side. Two actors are connected by a tie from
 * one side to the other, and by a node of a joint kind (a document, an event, …) that both sides have a tie
 * to. Only ties that pass the filters count; membership of a side does not depend on them.
 *
 * @import { RowSet } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Pair, State } from "../state/store.js"
 * @typedef {"there" | "back" | "mutual" | "joint"} Direction from the first actor to the second, or back
 * @typedef {{relation: Relation, direction: Direction, sharedNodes: NodeRecord[]}} Connection `sharedNodes`
 *   are the nodes of a joint kind through which an indirect relation connects the two
 * @typedef {{one: Set<NodeRecord>, other: Set<NodeRecord>}} Sides
 */

/** @type {{pair: Pair | null, passed: any, connections: Connection[]}} */
let latest = { pair: null, passed: null, connections: [] };

/** The connections of the compared pair, in time order; cached for the state. @param {State} state */
export function connectionsOf({ pair, passed }) {
  if (!pair) return [];
  if (latest.pair !== pair || latest.passed !== passed)
    latest = { pair, passed, connections: connectionsBetween(pair, passed.relations) };
  return latest.connections;
}

/** @param {Pair} pair @param {RowSet<Relation>} passed @returns {Connection[]} */
function connectionsBetween(pair, passed) {
  const sides = sidesOf(pair);
  const isTie = (/** @type {Relation} */ relation) => relation.type.tie && passed.has(relation);
  const ties = tiesOf(sides, isTie);
  const shared = sharedOf(sides, ties);
  const connections = ties.map((relation) => connectionOf(relation, sides, shared));
  return connections.filter((connection) => connection !== null);
}

/** @param {Pair} pair @returns {Sides} */
function sidesOf(pair) {
  const [first, second] = [belonging(pair.one), belonging(pair.other)];
  const one = new Set([...first].filter((node) => !second.has(node)));
  const other = new Set([...second].filter((node) => !first.has(node)));
  // one actor may belong to the other, as an official to a country
  return { one: one.add(pair.one), other: other.add(pair.other) };
}

/** The actor and everything that belongs to it, directly or through others. @param {NodeRecord} actor */
function belonging(actor) {
  const side = new Set([actor]);
  for (const node of side) {
    for (const { type, from, to } of node.relations)
      if (type.belongs && to.includes(node)) from.forEach((each) => side.add(each));
  }
  return side;
}

/**
 * The ties of both sides, in time order.
 * @param {Sides} sides
 * @param {(relation: Relation) => boolean} isTie
 */
function tiesOf({ one, other }, isTie) {
  const ties = [...one, ...other].flatMap((node) => node.relations.filter(isTie));
  return [...new Set(ties)].sort((a, b) => a.row - b.row);
}

/** Nodes of a joint kind that both sides have a tie to. @param {Sides} sides @param {Relation[]} ties */
function sharedOf({ one, other }, ties) {
  const [first, second] = [touched(one, ties), touched(other, ties)];
  const neutral = (/** @type {NodeRecord} */ node) => node.kind.joint && !one.has(node) && !other.has(node);
  return new Set([...first].filter((node) => second.has(node) && neutral(node)));
}

/**
 * The nodes at the other end of the ties of a side.
 * @param {Set<NodeRecord>} side
 * @param {Relation[]} ties
 */
function touched(side, ties) {
  const found = new Set(/** @type {NodeRecord[]} */ ([]));
  const on = (/** @type {NodeRecord} */ node) => side.has(node);
  for (const { from, to } of ties) {
    if (from.some(on)) to.forEach((node) => found.add(node));
    if (to.some(on)) from.forEach((node) => found.add(node));
  }
  return found;
}

/**
 * How a tie connects the two sides; null if it does not.
 * @param {Relation} relation
 * @param {Sides} sides
 * @param {Set<NodeRecord>} shared
 * @returns {Connection | null}
 */
function connectionOf(relation, sides, shared) {
  const { from, to, type } = relation;
  const leads = (/** @type {Set<NodeRecord>} */ start, /** @type {Set<NodeRecord>} */ end) =>
    from.some((node) => start.has(node)) && to.some((node) => end.has(node));
  const [there, back] = [leads(sides.one, sides.other), leads(sides.other, sides.one)];
  if (there || back) {
    const mutual = type.symmetric || (there && back);
    return { relation, direction: mutual ? "mutual" : there ? "there" : "back", sharedNodes: [] };
  }
  const sharedNodes = sharedIn(relation, sides, shared);
  return sharedNodes.length ? { relation, direction: "joint", sharedNodes } : null;
}

/** @param {Relation} relation @param {Sides} sides @param {Set<NodeRecord>} shared */
function sharedIn({ from, to }, { one, other }, shared) {
  const sided = (/** @type {NodeRecord} */ node) => one.has(node) || other.has(node);
  const isShared = (/** @type {NodeRecord} */ node) => shared.has(node);
  return [...(to.some(sided) ? from.filter(isShared) : []), ...(from.some(sided) ? to.filter(isShared) : [])];
}
