/**
 * Everything that binds two actors.
 *
 * An actor is a node with everything that belongs to it (types with `belongs`: its officials,
 * institutions, cities); what else belongs to both stands on neither side. Two actors are bound by
 * a tie from one side to the other, and by a thing of a joint kind (a document, an event, …) that
 * both sides have a tie to. Only ties that pass the filters count; what belongs to whom does not
 * depend on them.
 *
 * @import { Marks } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Pair, State } from "../state/store.js"
 * @typedef {"there" | "back" | "mutual" | "joint"} Direction from the one to the other, or back
 * @typedef {{relation: Relation, direction: Direction, things: NodeRecord[]}} Bond `things` are
 *   those of a joint kind over which it binds, where it does not lead from side to side
 * @typedef {{one: Set<NodeRecord>, other: Set<NodeRecord>}} Sides
 */

/** @type {{pair: Pair | null, passed: any, bonds: Bond[]}} */
let latest = { pair: null, passed: null, bonds: [] };

/** What binds the two of a state, in time order; worked out once. @param {State} state */
export function bondsOf({ pair, passed }) {
  if (!pair) return [];
  if (latest.pair !== pair || latest.passed !== passed)
    latest = { pair, passed, bonds: bondsBetween(pair, passed.relations) };
  return latest.bonds;
}

/** @param {Pair} pair @param {Marks<Relation>} passed @returns {Bond[]} */
function bondsBetween(pair, passed) {
  const sides = sidesOf(pair);
  const isTie = (/** @type {Relation} */ relation) => relation.type.tie && passed.has(relation);
  const ties = tiesOf(sides, isTie);
  const shared = sharedThings(sides, ties);
  const bonds = ties.map((relation) => bondOf(relation, sides, shared));
  return bonds.filter((bond) => bond !== null);
}

/** @param {Pair} pair @returns {Sides} */
function sidesOf(pair) {
  const [first, second] = [belonging(pair.one), belonging(pair.other)];
  const one = new Set([...first].filter((node) => !second.has(node)));
  const other = new Set([...second].filter((node) => !first.has(node)));
  // one may belong to the other: an official and the country
  return { one: one.add(pair.one), other: other.add(pair.other) };
}

/** The actor and all that belongs to it, at any remove. @param {NodeRecord} actor */
function belonging(actor) {
  const side = new Set([actor]);
  for (const node of side) {
    for (const { type, from, to } of node.relations)
      if (type.belongs && to.includes(node)) from.forEach((each) => side.add(each));
  }
  return side;
}

/** The ties of either side, in time order. @param {Sides} sides @param {(relation: Relation) => boolean} isTie */
function tiesOf({ one, other }, isTie) {
  const ties = [...one, ...other].flatMap((node) => node.relations.filter(isTie));
  return [...new Set(ties)].sort((a, b) => a.row - b.row);
}

/** The things of a joint kind that both sides have a tie to. @param {Sides} sides @param {Relation[]} ties */
function sharedThings({ one, other }, ties) {
  const [first, second] = [touched(one, ties), touched(other, ties)];
  const neutral = (/** @type {NodeRecord} */ node) => node.kind.joint && !one.has(node) && !other.has(node);
  return new Set([...first].filter((node) => second.has(node) && neutral(node)));
}

/** The nodes that a tie binds to a side. @param {Set<NodeRecord>} side @param {Relation[]} ties */
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
 * How a tie binds the two sides; null where it does not.
 * @param {Relation} relation
 * @param {Sides} sides
 * @param {Set<NodeRecord>} shared
 * @returns {Bond | null}
 */
function bondOf(relation, sides, shared) {
  const { from, to, type } = relation;
  const leads = (/** @type {Set<NodeRecord>} */ start, /** @type {Set<NodeRecord>} */ end) =>
    from.some((node) => start.has(node)) && to.some((node) => end.has(node));
  const [there, back] = [leads(sides.one, sides.other), leads(sides.other, sides.one)];
  if (there || back) {
    const mutual = type.symmetric || (there && back);
    return { relation, direction: mutual ? "mutual" : there ? "there" : "back", things: [] };
  }
  const things = thingsOf(relation, sides, shared);
  return things.length ? { relation, direction: "joint", things } : null;
}

/** @param {Relation} relation @param {Sides} sides @param {Set<NodeRecord>} shared */
function thingsOf({ from, to }, { one, other }, shared) {
  const sided = (/** @type {NodeRecord} */ node) => one.has(node) || other.has(node);
  const isShared = (/** @type {NodeRecord} */ node) => shared.has(node);
  return [...(to.some(sided) ? from.filter(isShared) : []), ...(from.some(sided) ? to.filter(isShared) : [])];
}
