/**
 * Pairs of drawn nodes that are linked through documents whose kind is switched off.
 *
 * @import { Data } from "../data/data.js"
 * @import { Passed } from "../state/filters.js"
 * @import { NodeRecord } from "../data/records.js"
 * @typedef {{ends: NodeRecord[], count: number}} SharingPair `count`: number of documents that they share
 */

import { listAt } from "../data/csr.js";
import { pairKey } from "./merged-lines.js";

/**
 * @param {Data} data
 * @param {Passed} passed
 * @param {Set<NodeRecord>} drawn
 * @returns {SharingPair[]}
 */
export function pairsThrough(data, passed, drawn) {
  /** @type {Map<number, SharingPair>} */
  const found = new Map();
  passed.linking.forEach((links, row) => {
    if (!links) return;
    const ends = endsDrawn(data, passed, row).filter((node) => drawn.has(node));
    ends.forEach((one, index) => {
      for (const other of ends.slice(index + 1)) count(found, one, other);
    });
  });
  return [...found.values()];
}

/** @param {Map<number, SharingPair>} found @param {NodeRecord} one @param {NodeRecord} other */
function count(found, one, other) {
  const key = pairKey(one, other);
  const known = found.get(key);
  if (known) known.count += 1;
  else found.set(key, { ends: [one, other], count: 1 });
}

/** The nodes that relations which pass tie to one node, by rows. @param {Data} data @param {Passed} passed @param {number} row */
function endsDrawn({ edges, nodes }, { relations }, row) {
  const ends = new Set();
  listAt(edges.at, row).forEach((edge, index) => {
    if (relations.marks[edges.relation[edge]]) ends.add(edges.ends[edges.at.offsets[row] + index]);
  });
  return [...ends].sort((one, other) => one - other).map((end) => nodes[end]);
}
