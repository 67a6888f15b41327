/**
 * The highlight of a path or comparison in the network.
 *
 * @import { Line } from "../network/lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Focus } from "../network/renderer.js"
 * @import { State } from "../state/store.js"
 */

import { connectionsOf } from "../compare/model.js";
import { answerOf, isStep } from "./answer.js";

/** @param {State} state @returns {Focus | null} */
export function focusOfQuestion(state) {
  if (state.pathQuery) return state.pathQuery.to ? focusOfPaths(state) : focusOfStart(state);
  return state.pair ? focusOfPair(state) : null;
}

/**
 * The start of a path whose end is not chosen yet; nothing fades, as any node may be the end.
 * @param {State} state
 * @returns {Focus}
 */
function focusOfStart({ pathQuery }) {
  return {
    nodes: null,
    lines: null,
    chosen: new Set(/** @type {any[]} */ (pathQuery ? [pathQuery.from] : [])),
  };
}

/**
 * All shortest paths; the listed ones first, as not all may fit the budget.
 * @param {State} state
 * @returns {Focus}
 */
function focusOfPaths(state) {
  const { data, pathQuery } = state;
  const ends = /** @type {NodeRecord[]} */ ([pathQuery?.from, pathQuery?.to]);
  const answer = answerOf(state);
  const told = answer?.paths.flatMap((path) => path.nodes) ?? [];
  const has = (/** @type {Line} */ { from, to, rows }) =>
    answer !== null && isStep(answer, data, from, to) && rows.some((row) => answer.rows.has(row));
  const nodes = new Set([...ends, ...told, ...(answer?.nodes ?? [])]);
  return { nodes, lines: { has }, chosen: new Set(/** @type {any[]} */ (ends)) };
}

/** The two actors and all lines that connect them. @param {State} state @returns {Focus} */
function focusOfPair(state) {
  const { pair, passed } = state;
  const ends = /** @type {NodeRecord[]} */ ([pair?.one, pair?.other]);
  const connections = connectionsOf(state).map(({ relation }) => relation);
  const bound = new Set(connections.map(({ row }) => row));
  const has = (/** @type {Line} */ { rows }) => rows.some((row) => bound.has(row));
  const others = connections
    .flatMap(({ from, to }) => [...from, ...to])
    .filter((node) => passed.nodes.has(node));
  return {
    nodes: new Set([...ends, ...others]),
    lines: { has },
    chosen: new Set(/** @type {any[]} */ (ends)),
  };
}
