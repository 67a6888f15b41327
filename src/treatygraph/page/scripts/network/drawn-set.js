/**
 * Choose which of the filtered nodes and lines are drawn: never more nodes than the budget.
 *
 * As long as everything fits, all of it is drawn. Otherwise the selection with its neighbours comes first,
 * then the most central nodes, and documents shared by exactly two drawn nodes become one line between
 * these two.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodePair, Line } from "./lines.js"
 * @import { SharingPair } from "./pairs-through.js"
 * @import { RowSet } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Point } from "./camera.js"
 * @import { Focus } from "./renderer.js"
 * @import { Certainty } from "../state/certainty.js"
 * @import { State } from "../state/store.js"
 * @typedef {{nodes: Set<NodeRecord>, lines: Line[], relations: RowSet<Relation>, certainty: Certainty,
 *   places: Map<NodeRecord, Point> | null, folded: boolean, linked: boolean, together: boolean, left: number, alone: boolean}} Shown `places`:
 *   places of a neighbourhood, which is laid out by itself; `linked`: true
 *   if lines represent documents that are switched off; `left`: number of lines not drawn; `alone`: true if
 *   only the lines of the selection are drawn
 * @typedef {{ends: NodeRecord[], lines: Line[], shares: number}} Candidate the contents of one drawn line:
 *   lines between two nodes, the number of documents that they share, or both
 */

import { descending, mostConnected } from "../data/data.js";
import { pairsAmong } from "./lines.js";
import { mergedLineOf, pairKey, sharedThings, sharingPairs } from "./merged-lines.js";
import { pairsThrough } from "./pairs-through.js";
import { ringsAround } from "./rings.js";

const MANY_LINES = 1500; // up to this many lines can be told apart; beyond it, parallel lines are merged
const LINES_PER_NODE = 1.5; // in an overview; more lines would hide each other
const SHARE = 0.5; // share of the budget that neighbours of the selection may take

/** True if more nodes pass the filters than the budget allows. @param {State} state */
export function exceedsBudget({ data, passed }) {
  return passed.nodes.size > data.budget;
}

/** @param {State} state @param {Focus | null} focus @returns {Shown} */
export function chooseDrawn(state, focus) {
  const { data, passed, view } = state;
  const folded = exceedsBudget(state);
  const alike = isNarrowed(state, focus) ? focus : null;
  const all = folded ? withinBudget(state, focus) : recordsOf(data, passed.nodes);
  const nodes = alike ? new Set([...all].filter((node) => alike.nodes?.has(node))) : all;
  const pairs = pairsOfFocus(pairsAmong(data, passed, nodes), alike);
  const through = pairsThrough(data, passed, nodes);
  const shared = [...(folded ? foldedThings(data, passed.nodes, nodes) : []), ...through];
  const many = pairs.reduce((sum, { lines }) => sum + lines.length, 0) > MANY_LINES;
  const together = view.lines === "together" || (folded && many);
  const candidates = together ? asOne(pairs, shared) : apart(pairs, shared);
  const kept = folded || through.length ? strongest(state, candidates, focus) : candidates;
  const left = candidates.length - kept.length;
  const drawn = kept.map((candidate) => drawnLine(data, candidate, together));
  const alone = left > 0 && Boolean(focus?.nodes);
  const { relations, certainty } = passed;
  const linked = through.length > 0;
  const { around } = state;
  const places = around && nodes.has(around.node) ? ringsAround(around.node, nodes, drawn) : null;
  return { nodes, lines: drawn, relations, certainty, places, folded, linked, together, left, alone };
}

/** True if only the selection is drawn: "Selection only" is on, and something is selected. @param {State} state @param {Focus | null} focus */
function isNarrowed({ view }, focus) {
  return view.scope === "chosen" && Boolean(focus?.nodes);
}

/** The lines of a focus; all without one. @param {NodePair[]} pairs @param {Focus | null} focus @returns {NodePair[]} */
function pairsOfFocus(pairs, focus) {
  if (!focus?.lines) return pairs;
  const own = pairs.map(({ ends, lines }) => ({ ends, lines: lines.filter((line) => isOf(focus, line)) }));
  return own.filter(({ lines }) => lines.length);
}

/** @param {Focus} focus @param {Line} line */
function isOf({ lines, chosen }, line) {
  if (lines?.has(line)) return true;
  return [...chosen].some((each) => "merged" in each && each.merged?.lines.includes(line));
}

/** @param {Data} data @param {RowSet<NodeRecord>} nodes */
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
 * The selection and its neighbours by degree; a document shared with one other node is replaced by that node.
 * @param {State} state
 * @param {Focus | null} focus
 */
function wanted({ data, selected, pathQuery }, focus) {
  if (!focus) return [];
  const centre = selected && "node" in selected && !pathQuery?.to ? selected.node : null;
  const shared = sharedThings(data);
  const stand = (/** @type {NodeRecord} */ node) =>
    (centre && node !== centre && shared.get(node)?.find((end) => end !== centre)) || node;
  const nodes = [...new Set(nodesOf(focus).map(stand))];
  const rank = (/** @type {NodeRecord} */ node) =>
    node === centre || focus.chosen.has(node) ? Infinity : node.degree;
  if (centre) nodes.sort((one, other) => compare(rank(other), rank(one)) || one.row - other.row);
  return nodes.slice(0, Math.ceil(data.budget * (centre ? SHARE : 1)));
}

/** The highlighted nodes; if all are highlighted, the selected ones. @param {Focus} focus */
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

/** All nodes by drawing priority: those of the overview first. @param {Data} data */
function ranking(data) {
  let ranked = rankings.get(data);
  if (!ranked) {
    const shared = sharedThings(data);
    const group = (/** @type {NodeRecord} */ node) => (node.position ? 0 : shared.has(node) ? 2 : 1);
    const order = mostConnected(data);
    ranked = [0, 1, 2].flatMap((wanted) => order.filter((node) => group(node) === wanted));
    rankings.set(data, ranked);
  }
  return ranked;
}

/** @param {NodePair[]} pairs @param {SharingPair[]} shared each pair once @returns {Candidate[]} */
function apart(pairs, shared) {
  const own = pairs.flatMap(({ ends, lines }) => lines.map((line) => ({ ends, lines: [line], shares: 0 })));
  return [...own, ...shared.map(({ ends, count }) => ({ ends, lines: [], shares: count }))];
}

/**
 * One candidate per pair of nodes.
 * @param {NodePair[]} pairs
 * @param {SharingPair[]} shared each pair once
 * @returns {Candidate[]}
 */
function asOne(pairs, shared) {
  const alone = new Map(shared.map((pair) => [pairKey(pair.ends[0], pair.ends[1]), pair]));
  const own = pairs.map(({ ends, lines }) => {
    const key = pairKey(ends[0], ends[1]);
    const shares = alone.get(key)?.count ?? 0;
    alone.delete(key);
    return { ends, lines, shares };
  });
  return [...own, ...Array.from(alone.values(), ({ ends, count }) => ({ ends, lines: [], shares: count }))];
}

/**
 * A single line is not merged unless parallel lines are hidden.
 * @param {Data} data
 * @param {Candidate} candidate
 * @param {boolean} together
 */
function drawnLine(data, { ends, lines, shares }, together) {
  const [line] = lines;
  if (line && !shares && (!together || (lines.length === 1 && !line.bend))) return line;
  return mergedLineOf(data, !line ? "documents" : shares ? "all" : "direct", ends[0], ends[1]);
}

/**
 * The lines of the highlighted nodes; without highlights the strongest line of each node, then the
 * strongest of all.
 * @param {State} state
 * @param {Candidate[]} all
 * @param {Focus | null} focus
 */
function strongest({ data, passed }, all, focus) {
  const limit = data.budget * LINES_PER_NODE;
  if (all.length <= limit) return all;
  // with this many lines, faded background lines are unreadable
  if (focus?.nodes) return clearOf(all, focus);
  const ordered = descending(all, (each) => strengthOf(each, passed.relations));
  const kept = new Set(/** @type {Candidate[]} */ ([]));
  const reached = new Set();
  for (const each of ordered) {
    if (!each.ends.every((end) => reached.has(end))) kept.add(each);
    each.ends.forEach((end) => reached.add(end));
  }
  for (const each of ordered) if (kept.size < limit) kept.add(each);
  return all.filter((each) => kept.has(each));
}

/** Number of relations that pass and of shared documents. @param {Candidate} candidate @param {RowSet<Relation>} relations */
function strengthOf({ lines, shares }, { marks }) {
  return lines.reduce((sum, { rows }) => sum + countMarked(rows, marks), shares);
}

/** @param {ArrayLike<number>} rows @param {Uint8Array} marks */
function countMarked(rows, marks) {
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) count += marks[rows[at]];
  return count;
}

/** The highlighted candidates. @param {Candidate[]} all @param {Focus} focus */
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
 * Pairs of drawn nodes that share documents which are not drawn themselves.
 * @param {Data} data
 * @param {RowSet<NodeRecord>} passed
 * @param {Set<NodeRecord>} drawn
 */
function foldedThings(data, passed, drawn) {
  const isFolded = (/** @type {NodeRecord} */ node) => passed.has(node) && !drawn.has(node);
  return sharingPairs(data)
    .filter(({ ends, documents }) => ends.every((end) => drawn.has(end)) && documents.some(isFolded))
    .map(({ ends, documents }) => ({ ends, count: documents.filter(isFolded).length }));
}
