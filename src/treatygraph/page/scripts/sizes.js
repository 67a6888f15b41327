/**
 * How large a node is drawn, by one of the measures that Python worked out.
 *
 * @import { Data } from "./data.js"
 * @import { NodeRecord } from "./records.js"
 */

const SMALLEST = 8,
  LARGEST = 44,
  GROWTH = 3;

/** Ways to size nodes; each has a text. */
export const SIZES = ["relations", "degree", "betweenness", "pagerank"];

/**
 * The radius of a node; its area grows with the measure.
 * @param {Data} data
 * @param {string} measure
 * @returns {(node: NodeRecord) => number}
 */
export function radiusBy(data, measure) {
  const column = data.columns.numbers(`measures.${measure}`);
  if (!SIZES.includes(measure) || !column.length) return byRelations;
  const most = column.reduce((/** @type {number} */ one, /** @type {number} */ other) => Math.max(one, other), 1);
  return ({ row }) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((column[row] ?? 0) / most);
}

/** @param {NodeRecord} node */
function byRelations({ degree }) {
  return Math.min(SMALLEST + GROWTH * Math.sqrt(degree), LARGEST);
}
