/**
 * The best connected nodes under the current filters.
 *
 * @import { NodeRecord } from "../data/records.js"
 * @import { Passed } from "./filters.js"
 * @import { State } from "./store.js"
 * @typedef {{node: NodeRecord, count: number}} Ranked
 */

import { descending } from "../data/data.js";

/** @type {WeakMap<Passed, Ranked[]>} */
const known = new WeakMap();

/** Nodes that pass, with the number of their relations that pass; the largest first. @param {State} state */
export function mostConnectedOf({ data, passed }) {
  let found = known.get(passed);
  if (!found) known.set(passed, (found = rankedBy(data, passed)));
  return found;
}

/** @param {State["data"]} data @param {Passed} passed */
function rankedBy({ nodes, touching: { offsets, items } }, passed) {
  const counted = Array.from(passed.nodes.rows(), (row) => {
    let count = 0;
    for (let at = offsets[row]; at < offsets[row + 1]; at += 1) count += passed.relations.marks[items[at]];
    return { node: nodes[row], count };
  });
  return descending(counted, ({ count }) => count);
}
