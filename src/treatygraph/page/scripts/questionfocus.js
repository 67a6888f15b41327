/**
 * What stands out in the drawing for a path or a comparison.
 *
 * @import { Line, NodeRecord } from "./data.js"
 * @import { Focus } from "./renderer.js"
 * @import { State } from "./state.js"
 */

import { bondsOf } from "./comparison.js";
import { answerOf, isStep } from "./routing.js";

/** @param {State} state @returns {Focus | null} */
export function focusOfQuestion(state) {
  if (state.route) return state.route.to ? focusOfPaths(state) : focusOfStart(state);
  return state.pair ? focusOfPair(state) : null;
}

/** The node from which a path is to be found; nothing fades, as any other may be its end. @param {State} state */
function focusOfStart({ route, passed }) {
  const chosen = new Set(/** @type {any[]} */ (route ? [route.from] : []));
  return { nodes: passed.nodes, lines: passed.lines, chosen };
}

/** All shortest paths; those that the panel tells come first, where not all can be drawn. @param {State} state */
function focusOfPaths(state) {
  const { data, passed, route } = state;
  const ends = /** @type {NodeRecord[]} */ ([route?.from, route?.to]);
  const answer = answerOf(state);
  const told = answer?.paths.flatMap((path) => path.nodes) ?? [];
  const lines = [...passed.lines].filter(
    (line) =>
      answer &&
      isStep(answer, data, line.from, line.to) &&
      line.relations.some((relation) => answer.relations.has(relation)),
  );
  const nodes = new Set([...ends, ...told, ...(answer?.nodes ?? [])]);
  return { nodes, lines: new Set(lines), chosen: new Set(/** @type {any[]} */ (ends)) };
}

/** The two, and every line of what binds them. @param {State} state */
function focusOfPair(state) {
  const { pair, passed } = state;
  const ends = /** @type {NodeRecord[]} */ ([pair?.one, pair?.other]);
  const bonds = new Set(bondsOf(state).map(({ relation }) => relation));
  const lines = [...passed.lines].filter((line) => line.relations.some((relation) => bonds.has(relation)));
  const nodes = new Set([...ends, ...lines.flatMap((line) => [line.from, line.to])]);
  return { nodes, lines: new Set(lines), chosen: new Set(/** @type {any[]} */ (ends)) };
}
