/**
 * What stands out in the drawing for a path or a comparison.
 *
 * @import { Line } from "../network/lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Focus } from "../network/renderer.js"
 * @import { State } from "../state/store.js"
 */

import { bondsOf } from "../compare/model.js";
import { answerOf, isStep } from "./answer.js";

/** @param {State} state @returns {Focus | null} */
export function focusOfQuestion(state) {
  if (state.route) return state.route.to ? focusOfPaths(state) : focusOfStart(state);
  return state.pair ? focusOfPair(state) : null;
}

/** The node from which a path is to be found; nothing fades, as any other may be its end. @param {State} state @returns {Focus} */
function focusOfStart({ route }) {
  return { nodes: null, lines: null, chosen: new Set(/** @type {any[]} */ (route ? [route.from] : [])) };
}

/** All shortest paths; those that the panel tells come first, where not all can be drawn. @param {State} state @returns {Focus} */
function focusOfPaths(state) {
  const { data, route } = state;
  const ends = /** @type {NodeRecord[]} */ ([route?.from, route?.to]);
  const answer = answerOf(state);
  const told = answer?.paths.flatMap((path) => path.nodes) ?? [];
  const has = (/** @type {Line} */ { from, to, rows }) =>
    answer !== null && isStep(answer, data, from, to) && rows.some((row) => answer.rows.has(row));
  const nodes = new Set([...ends, ...told, ...(answer?.nodes ?? [])]);
  return { nodes, lines: { has }, chosen: new Set(/** @type {any[]} */ (ends)) };
}

/** The two, and every line of what binds them. @param {State} state @returns {Focus} */
function focusOfPair(state) {
  const { pair, passed } = state;
  const ends = /** @type {NodeRecord[]} */ ([pair?.one, pair?.other]);
  const bonds = bondsOf(state).map(({ relation }) => relation);
  const bound = new Set(bonds.map(({ row }) => row));
  const has = (/** @type {Line} */ { rows }) => rows.some((row) => bound.has(row));
  const others = bonds.flatMap(({ from, to }) => [...from, ...to]).filter((node) => passed.nodes.has(node));
  return {
    nodes: new Set([...ends, ...others]),
    lines: { has },
    chosen: new Set(/** @type {any[]} */ (ends)),
  };
}
