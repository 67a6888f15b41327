/**
 * The speakers that sources quote: those of each relation, and the relations of each speaker.
 *
 * @import { Lists } from "./csr.js"
 * @import { Data } from "./data.js"
 * @typedef {{ofRelations: Lists, ofNodes: Lists}} Speakers rows of nodes by relation, and rows of relations
 *   by node
 */

import { buildCsr, listAt } from "./csr.js";

/** @type {WeakMap<Data, Speakers>} */
const known = new WeakMap();

/** Built at the first use, as many pages quote nobody. @param {Data} data */
export function speakersOf(data) {
  const found = known.get(data) ?? buildSpeakers(data);
  known.set(data, found);
  return found;
}

/** @param {Data} data @returns {Speakers} */
function buildSpeakers({ columns, by: { pointers, type }, nodes, quotes }) {
  if (!quotes) return { ofRelations: empty(type.length), ofNodes: empty(nodes.length) };
  const codes = columns.codes("pointers.more");
  const quoted = [undefined, ...columns.values("pointers.more").map(({ speaker }) => speaker)];
  const ofRelations = buildCsr(type.length, (put) => {
    for (let row = 0; row < type.length; row += 1) {
      const pointed = codes.subarray(pointers.offsets[row], pointers.offsets[row + 1]);
      const speakers = new Set(Array.from(pointed, (code) => quoted[code]));
      for (const speaker of speakers) if (speaker !== undefined) put(row, speaker);
    }
  });
  return { ofRelations, ofNodes: turned(ofRelations, nodes.length) };
}

/** @param {number} rows @returns {Lists} */
function empty(rows) {
  return { offsets: new Int32Array(rows + 1), items: new Int32Array(0) };
}

/** Lists of the rows in which each item occurs. @param {Lists} lists @param {number} size */
function turned(lists, size) {
  return buildCsr(size, (put) => {
    for (let row = 0; row + 1 < lists.offsets.length; row += 1)
      for (const item of listAt(lists, row)) put(item, row);
  });
}
