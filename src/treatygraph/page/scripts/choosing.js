/**
 * What of all that passes the filters is drawn: never more nodes than the budget.
 *
 * As long as everything fits, all of it is drawn. Else first what the reader has chosen, with its
 * neighbours, then the most central. Documents that two drawn nodes alone share are then no nodes
 * but one line between these two.
 *
 * @import { Data, Line, NodeRecord, Relation } from "./data.js"
 * @import { Focus } from "./renderer.js"
 * @import { State } from "./state.js"
 * @typedef {{nodes: Set<NodeRecord>, lines: Line[], relations: Set<Relation>, folded: boolean,
 *   together: boolean, left: number}} Shown `left`: so many lines are left out
 */

import { bundleOf, pairKey, sharedThings } from "./bundles.js";

const MANY_LINES = 1500; // so many can be told apart; more are drawn as one between each two
const LINES_PER_NODE = 2.5; // in an overview; more would hide each other
const SHARE = 0.5; // of the budget, for the neighbours of what is chosen

/** Whether not everything that passes can be drawn. @param {State} state */
export function isTooMuch({ data, passed }) {
  return passed.nodes.size > data.budget;
}

/** @param {State} state @param {Focus | null} focus @returns {Shown} */
export function chooseDrawn(state, focus) {
  const { data, passed, view } = state;
  const folded = isTooMuch(state);
  const nodes = folded ? withinBudget(state, focus) : passed.nodes;
  const lines = linesAmong(passed.lines, nodes, folded);
  const things = folded ? foldedThings(data, passed.nodes, nodes) : [];
  const together = view.lines === "together" || (folded && lines.length > MANY_LINES);
  const all = together
    ? bundled(data, lines, things)
    : [...lines, ...things.map(([one, other]) => bundleOf(data, "documents", one, other))];
  const different = [...new Set(all)];
  const drawn = folded ? strongest(different, data.budget * LINES_PER_NODE, focus) : different;
  const left = different.length - drawn.length;
  return { nodes, lines: drawn, relations: passed.relations, folded, together, left };
}

/** @param {State} state @param {Focus | null} focus */
function withinBudget(state, focus) {
  const { data, passed } = state;
  const nodes = new Set(wanted(state, focus).filter((node) => passed.nodes.has(node)));
  for (const node of ranking(data)) {
    if (nodes.size >= data.budget) break;
    if (passed.nodes.has(node)) nodes.add(node);
  }
  return nodes;
}

/**
 * What is chosen, and its neighbours with the most relations; instead of a document that it shares
 * with one other node, that node.
 * @param {State} state
 * @param {Focus | null} focus
 */
function wanted({ data, selected, route }, focus) {
  if (!focus) return [];
  const centre = selected && "node" in selected && !route?.to ? selected.node : null;
  const shared = sharedThings(data);
  const stand = (/** @type {NodeRecord} */ node) =>
    (centre && node !== centre && shared.get(node)?.find((end) => end !== centre)) || node;
  const nodes = [...new Set([...focus.nodes].map(stand))];
  const rank = (/** @type {NodeRecord} */ node) =>
    node === centre || focus.chosen.has(node) ? Infinity : node.relations.length;
  if (centre) nodes.sort((one, other) => compare(rank(other), rank(one)) || one.row - other.row);
  return nodes.slice(0, Math.ceil(data.budget * (centre ? SHARE : 1)));
}

/** @param {number} one @param {number} other */
function compare(one, other) {
  return one === other ? 0 : one - other;
}

/** @type {WeakMap<Data, NodeRecord[]>} */
const rankings = new WeakMap();

/** All nodes in the order in which they are drawn: those of the overview first. @param {Data} data */
function ranking(data) {
  let ranked = rankings.get(data);
  if (!ranked) {
    const shared = sharedThings(data);
    const group = (/** @type {NodeRecord} */ node) => (node.place ? 0 : shared.has(node) ? 2 : 1);
    ranked = data.nodes.filter((node) => node.drawn);
    ranked.sort(
      (one, other) =>
        group(one) - group(other) || other.relations.length - one.relations.length || one.row - other.row,
    );
    rankings.set(data, ranked);
  }
  return ranked;
}

/** @param {Set<Line>} lines @param {Set<NodeRecord>} nodes @param {boolean} folded */
function linesAmong(lines, nodes, folded) {
  return folded
    ? [...lines].filter((line) => nodes.has(line.from) && nodes.has(line.to))
    : [...lines];
}

/**
 * The lines of what stands out, the strongest of each node, and then the strongest of all.
 * @param {Line[]} lines
 * @param {number} limit
 * @param {Focus | null} focus
 */
function strongest(lines, limit, focus) {
  if (lines.length <= limit) return lines;
  const ends = focus?.chosen ?? new Set();
  const isClear = (/** @type {Line} */ line) =>
    ends.has(line.from) || ends.has(line.to) || Boolean(focus?.lines.has(line));
  const ordered = [...lines].sort((one, other) => other.relations.length - one.relations.length);
  const kept = new Set(ordered.filter(isClear));
  const reached = new Set();
  for (const line of ordered) {
    if (!reached.has(line.from) || !reached.has(line.to)) kept.add(line);
    reached.add(line.from).add(line.to);
  }
  for (const line of ordered) if (kept.size < limit) kept.add(line);
  return lines.filter((line) => kept.has(line));
}

/**
 * The pairs of drawn nodes that share what is not drawn itself.
 * @param {Data} data
 * @param {Set<NodeRecord>} passed
 * @param {Set<NodeRecord>} drawn
 */
function foldedThings(data, passed, drawn) {
  const pairs = [];
  for (const [node, ends] of sharedThings(data)) {
    if (drawn.has(node) || !passed.has(node)) continue;
    if (ends.every((end) => drawn.has(end))) pairs.push(ends);
  }
  return pairs;
}

/**
 * One line between each two nodes.
 * @param {Data} data
 * @param {Line[]} lines
 * @param {NodeRecord[][]} things
 * @returns {Line[]}
 */
function bundled(data, lines, things) {
  /** @type {Map<string, Line[]>} */
  const direct = new Map();
  for (const line of lines) {
    const key = pairKey(line.from, line.to);
    const known = direct.get(key);
    if (known) known.push(line);
    else direct.set(key, [line]);
  }
  const shared = new Map(things.map((ends) => [pairKey(ends[0], ends[1]), ends]));
  const both = [...direct].map(([key, own]) => {
    if (own.length === 1 && !own[0].bend && !shared.has(key)) return own[0];
    return bundleOf(data, shared.has(key) ? "all" : "direct", own[0].from, own[0].to);
  });
  const alone = [...shared].filter(([key]) => !direct.has(key));
  return [...both, ...alone.map(([, [one, other]]) => bundleOf(data, "documents", one, other))];
}
