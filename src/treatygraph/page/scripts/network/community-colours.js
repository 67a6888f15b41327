/**
 * Colours by community: the largest have a colour each, all others are grey.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 */

/** Safe for colour-blind readers (Paul Tol, "muted"). */
const PALETTE = [
  "#332288",
  "#cc6677",
  "#44aa99",
  "#ddcc77",
  "#88ccee",
  "#882255",
  "#117733",
  "#999933",
  "#aa4499",
];
const GREY = "#9b9b9b";

/** @param {Data} data @param {string} by @returns {(node: NodeRecord) => string} */
export function colourBy({ columns }, by) {
  if (by !== "community") return ({ kind }) => kind.colour;
  const community = columns.numbers("measures.community");
  return ({ row }) => PALETTE[community[row]] ?? GREY;
}

/**
 * The colour key: the best connected node and the size of each community; the rest last.
 * @param {Data} data
 * @returns {{colour: string, node: NodeRecord | null, count: number}[]}
 */
export function communityKey({ nodes, columns }) {
  const community = columns.numbers("measures.community");
  /** @type {{colour: string, node: NodeRecord | null, count: number}[]} */
  const entries = [...PALETTE, GREY].map((colour) => ({ colour, node: null, count: 0 }));
  for (const node of nodes) {
    if (!node.drawn) continue;
    const number = community[node.row];
    const coloured = number >= 0 && number < PALETTE.length;
    const entry = entries[coloured ? number : PALETTE.length];
    entry.count += 1;
    if (coloured && node.degree > (entry.node?.degree ?? -1)) entry.node = node;
  }
  return entries.filter(({ count }) => count);
}
