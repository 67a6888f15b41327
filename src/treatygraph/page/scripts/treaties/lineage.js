/**
 * The treaties that a treaty amends, replaces or implements, and those that do so to it.
 *
 * @import { RowSet } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 */

/**
 * The established relations that connect a treaty with others, directly or through others, by distance.
 * @param {NodeRecord} treaty
 * @param {RowSet<Relation>} passed
 * @returns {{relation: Relation, step: number}[]}
 */
export function lineageOf(treaty, passed) {
  const known = new Set([treaty]);
  /** @type {Map<Relation, number>} */
  const steps = new Map();
  let [newest, step] = [[treaty], 0];
  const isLink = (/** @type {Relation} */ relation) =>
    relation.type.lineage && relation.status.established && passed.has(relation);
  while (newest.length) {
    step += 1;
    const links = newest.flatMap((node) => node.relations.filter(isLink));
    for (const relation of links) if (!steps.has(relation)) steps.set(relation, step);
    const ends = new Set(links.flatMap(({ from, to }) => [...from, ...to]));
    newest = [...ends].filter((node) => !known.has(node));
    newest.forEach((node) => known.add(node));
  }
  return [...steps].map(([relation, distance]) => ({ relation, step: distance }));
}
