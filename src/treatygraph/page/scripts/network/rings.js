/**
 * A neighbourhood as rings around its centre: neighbours inside, and outside of them what is two steps away.
 *
 * @import { Line } from "./lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Point } from "./camera.js"
 */

const FIRST = 170; // radius of the first ring
const APART = 90; // from one ring to the next
const SPACE = 64; // along a ring, for each node

/**
 * @param {NodeRecord} centre
 * @param {Set<NodeRecord>} nodes
 * @param {Line[]} lines
 * @returns {Map<NodeRecord, Point>}
 */
export function ringsAround(centre, nodes, lines) {
  const neighbours = neighboursOf(lines);
  const near = [...(neighbours.get(centre) ?? [])].filter((node) => nodes.has(node));
  const inner = new Set([...near].filter((node) => node !== centre).sort(byKind));
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const radius = placeRings(places, [...inner], FIRST);
  const angle = (/** @type {NodeRecord} */ node) => angleOf(places, neighbours.get(node) ?? new Set());
  const rest = [...nodes].filter((node) => node !== centre && !inner.has(node));
  const outer = rest.map((node) => ({ node, at: angle(node) })).sort((one, other) => one.at - other.at);
  placeRings(
    places,
    outer.map(({ node }) => node),
    radius,
  );
  return places;
}

/** @param {NodeRecord} one @param {NodeRecord} other */
function byKind(one, other) {
  return one.kind.key.localeCompare(other.kind.key) || one.row - other.row;
}

/**
 * Place nodes on as many rings as they need; their order becomes their angle.
 * @param {Map<NodeRecord, Point>} places
 * @param {NodeRecord[]} nodes
 * @param {number} first
 * @returns {number} the radius of the next ring
 */
function placeRings(places, nodes, first) {
  const rings = ringsFor(nodes.length, first);
  nodes.forEach((node, index) => {
    const angle = (2 * Math.PI * index) / nodes.length - Math.PI / 2;
    const radius = first + (index % rings) * APART;
    places.set(node, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  return nodes.length ? first + rings * APART : first;
}

/** @param {number} count @param {number} first */
function ringsFor(count, first) {
  let rings = 0;
  for (let room = 0; room < count; rings += 1)
    room += Math.floor((2 * Math.PI * (first + rings * APART)) / SPACE);
  return Math.max(1, rings);
}

/** @param {Line[]} lines */
function neighboursOf(lines) {
  /** @type {Map<NodeRecord, Set<NodeRecord>>} */
  const found = new Map();
  const meet = (/** @type {NodeRecord} */ one, /** @type {NodeRecord} */ other) => {
    const own = found.get(one) ?? new Set();
    found.set(one, own.add(other));
  };
  for (const { from, to } of lines) {
    meet(from, to);
    meet(to, from);
  }
  return found;
}

/** The direction of the neighbours that are placed. @param {Map<NodeRecord, Point>} places @param {Set<NodeRecord>} neighbours */
function angleOf(places, neighbours) {
  const points = [...neighbours].map((node) => places.get(node)).filter((point) => point !== undefined);
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  // from the top, as rings are filled
  return (Math.atan2(sum.y, sum.x) + 2.5 * Math.PI) % (2 * Math.PI);
}
