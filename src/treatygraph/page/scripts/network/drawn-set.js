/**
 * What of all that passes the filters is drawn: never more nodes than the budget.
 *
 * As long as everything fits, all of it is drawn. Else first what the reader has chosen, with its
 * neighbours, then the most central. Documents that two drawn nodes alone share are then no nodes
 * but one line between these two.
 *
 * @import { Data } from "../data/data.js"
 * @import { Bond, Line } from "./lines.js"
 * @import { Marks } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Focus } from "./renderer.js"
 * @import { State } from "../state/store.js"
 * @typedef {{nodes: Set<NodeRecord>, lines: Line[], relations: Marks<Relation>, folded: boolean,
 *   together: boolean, left: number, alone: boolean}} Shown `left`: so many lines are left out; `alone`:
 *   all but those of what stands out
 * @typedef {{ends: NodeRecord[], lines: Line[], shares: boolean}} Candidate what could be one line of
 *   the drawing: lines between two nodes, what these two share, or both
 */

import { descending, mostConnected } from "../data/data.js";
import { bondsAmong } from "./lines.js";
import { bundleOf, documentsOf, pairKey, sharedThings, sharingPairs } from "./merged-lines.js";

const MANY_LINES = 1500; // so many can be told apart; more are drawn as one between each two
const LINES_PER_NODE = 1.5; // in an overview; more would hide each other
const SHARE = 0.5; // of the budget, for the neighbours of what is chosen

/** Whether not everything that passes can be drawn. @param {State} state */
export function isTooMuch({ data, passed }) {
  return passed.nodes.size > data.budget;
}

/** @param {State} state @param {Focus | null} focus @returns {Shown} */
export function chooseDrawn(state, focus) {
  const { data, passed, view } = state;
  const folded = isTooMuch(state);
  const nodes = folded ? withinBudget(state, focus) : recordsOf(data, passed.nodes);
  const bonds = bondsAmong(data, passed, nodes);
  const shared = folded ? foldedThings(data, passed.nodes, nodes) : [];
  const many = bonds.reduce((sum, { lines }) => sum + lines.length, 0) > MANY_LINES;
  const together = view.lines === "together" || (folded && many);
  const all = together ? asOne(bonds, shared) : apart(bonds, shared);
  const kept = folded ? strongest(data, all, focus) : all;
  const left = all.length - kept.length;
  const drawn = kept.map((candidate) => drawnLine(data, candidate, together));
  const alone = left > 0 && Boolean(focus?.nodes);
  return { nodes, lines: drawn, relations: passed.relations, folded, together, left, alone };
}

/** @param {Data} data @param {Marks<NodeRecord>} nodes */
function recordsOf(data, nodes) {
  return new Set(Array.from(nodes.rows(), (row) => data.nodes[row]));
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
  const nodes = [...new Set(nodesOf(focus).map(stand))];
  const rank = (/** @type {NodeRecord} */ node) =>
    node === centre || focus.chosen.has(node) ? Infinity : node.degree;
  if (centre) nodes.sort((one, other) => compare(rank(other), rank(one)) || one.row - other.row);
  return nodes.slice(0, Math.ceil(data.budget * (centre ? SHARE : 1)));
}

/** What stands out; where all do, what is chosen. @param {Focus} focus */
function nodesOf({ nodes, chosen }) {
  if (nodes) return [...nodes];
  return /** @type {NodeRecord[]} */ ([...chosen].filter((each) => "kind" in each));
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
    const order = mostConnected(data);
    ranked = [0, 1, 2].flatMap((wanted) => order.filter((node) => group(node) === wanted));
    rankings.set(data, ranked);
  }
  return ranked;
}

/** @param {Bond[]} bonds @param {NodeRecord[][]} shared pairs, each once @returns {Candidate[]} */
function apart(bonds, shared) {
  const own = bonds.flatMap(({ ends, lines }) =>
    lines.map((line) => ({ ends, lines: [line], shares: false })),
  );
  return [...own, ...shared.map((ends) => ({ ends, lines: [], shares: true }))];
}

/** One line between each two nodes. @param {Bond[]} bonds @param {NodeRecord[][]} shared pairs, each once @returns {Candidate[]} */
function asOne(bonds, shared) {
  const alone = new Map(shared.map((ends) => [pairKey(ends[0], ends[1]), ends]));
  const own = bonds.map(({ ends, lines }) => ({
    ends,
    lines,
    shares: alone.size > 0 && alone.delete(pairKey(ends[0], ends[1])),
  }));
  return [...own, ...Array.from(alone.values(), (ends) => ({ ends, lines: [], shares: true }))];
}

/** A single line stays itself, unless others beside it are hidden. @param {Data} data @param {Candidate} candidate @param {boolean} together */
function drawnLine(data, { ends, lines, shares }, together) {
  const [line] = lines;
  if (line && !shares && (!together || (lines.length === 1 && !line.bend))) return line;
  return bundleOf(data, !line ? "documents" : shares ? "all" : "direct", ends[0], ends[1]);
}

/**
 * The lines of what stands out; without it the strongest of each node, and then the strongest of all.
 * @param {Data} data
 * @param {Candidate[]} all
 * @param {Focus | null} focus
 */
function strongest(data, all, focus) {
  const limit = data.budget * LINES_PER_NODE;
  if (all.length <= limit) return all;
  // beside what stands out, so many faded lines would be nothing but haze
  if (focus?.nodes) return clearOf(all, focus);
  const ordered = descending(all, (each) => strengthOf(data, each));
  const kept = new Set(/** @type {Candidate[]} */ ([]));
  const reached = new Set();
  for (const each of ordered) {
    if (!each.ends.every((end) => reached.has(end))) kept.add(each);
    each.ends.forEach((end) => reached.add(end));
  }
  for (const each of ordered) if (kept.size < limit) kept.add(each);
  return all.filter((each) => kept.has(each));
}

/** How many relations it stands for. @param {Data} data @param {Candidate} candidate */
function strengthOf(data, { ends, lines, shares }) {
  const own = lines.reduce((sum, { rows }) => sum + rows.length, 0);
  const documents = shares ? documentsOf(data, ends[0], ends[1]) : [];
  return documents.reduce((sum, { degree }) => sum + degree, own);
}

/** What of the candidates stands out. @param {Candidate[]} all @param {Focus} focus */
function clearOf(all, { chosen, lines: clear }) {
  const pairs = new Set([...chosen].map((each) => ("from" in each ? pairKey(each.from, each.to) : -1)));
  return all.filter(
    ({ ends, lines }) =>
      lines.some((line) => clear?.has(line)) ||
      pairs.has(pairKey(ends[0], ends[1])) ||
      (!lines.length && ends.some((end) => chosen.has(end))),
  );
}

/**
 * The pairs of drawn nodes that share what is not drawn itself.
 * @param {Data} data
 * @param {Marks<NodeRecord>} passed
 * @param {Set<NodeRecord>} drawn
 */
function foldedThings(data, passed, drawn) {
  const isFolded = (/** @type {NodeRecord} */ node) => passed.has(node) && !drawn.has(node);
  return sharingPairs(data)
    .filter(({ ends, documents }) => ends.every((end) => drawn.has(end)) && documents.some(isFolded))
    .map(({ ends }) => ends);
}
