/**
 * Node sizes by one of the measures computed in Python.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 */

import { mostConnected } from "../data/data.js";

const SMALLEST = 8,
  LARGEST = 44,
  HUGE = 72, // for graphs in which few nodes have nearly all relations
  GROWTH = 3;

/** Measures to size nodes by; each has a label in `texts`. */
export const SIZES = ["relations", "degree", "betweenness", "pagerank"];

/**
 * The radius of a node; its area grows with the measure.
 * @param {Data} data
 * @param {string} measure
 * @returns {(node: NodeRecord) => number}
 */
export function radiusBy(data, measure) {
  const column = data.columns.numbers(`measures.${measure}`);
  if (!SIZES.includes(measure) || !column.length) return byRelations(data);
  const most = column.reduce(
    (/** @type {number} */ one, /** @type {number} */ other) => Math.max(one, other),
    1,
  );
  return ({ row }) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((column[row] ?? 0) / most);
}

/**
 * Sizes are comparable between graphs up to some hundred relations per node. Beyond that they grow more
 * slowly, so that only the best connected node has the largest radius.
 * @param {Data} data
 * @returns {(node: NodeRecord) => number}
 */
function byRelations(data) {
  const most = mostConnected(data)[0]?.degree ?? 0;
  const growth = Math.min(GROWTH, (HUGE - SMALLEST) / Math.sqrt(Math.max(most, 1)));
  return ({ degree }) => SMALLEST + growth * Math.sqrt(degree);
}
