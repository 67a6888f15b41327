/**
 * Nodes that link others while their own kind is switched off: without its documents, a graph of treaties
 * still shows who shares one.
 *
 * @import { Data } from "../data/data.js"
 */

const NOBODY = -1;

/**
 * A mask by row of the nodes of a joint kind that are switched off and that relations tie to two or more nodes that are not.
 * @param {Data} data
 * @param {Uint8Array} masks of relations; those with a bit tie nobody
 * @param {(row: number) => boolean} isOff whether the kind of a node is switched off
 * @param {(row: number) => boolean} isOpen whether a node is shown
 */
export function linkingNodes({ edges, nodes, drawn }, masks, isOff, isOpen) {
  const { source, target, relation } = edges;
  const first = new Int32Array(nodes.length).fill(NOBODY);
  const linking = new Uint8Array(nodes.length);
  const meet = (/** @type {number} */ row, /** @type {number} */ neighbour) => {
    if (row >= drawn || !nodes[row].kind.joint || !isOff(row) || !isOpen(neighbour)) return;
    if (first[row] === NOBODY) first[row] = neighbour;
    else if (first[row] !== neighbour) linking[row] = 1;
  };
  for (let edge = 0; edge < relation.length; edge += 1) {
    if (masks[relation[edge]]) continue;
    meet(source[edge], target[edge]);
    meet(target[edge], source[edge]);
  }
  return linking;
}
