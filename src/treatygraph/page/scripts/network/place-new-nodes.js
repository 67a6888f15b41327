/**
 * Places for nodes outside of the overview: near their neighbours, where nothing stands yet.
 *
 * The same nodes get the same places, whatever was drawn before them elsewhere.
 *
 * @import { Line } from "./lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Point } from "./camera.js"
 */

const CELL = 64; // no two nodes stand nearer than about this
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const FIRST = 90; // from the neighbour, at least

/**
 * @param {Iterable<NodeRecord>} nodes
 * @param {Line[]} lines
 * @param {(node: NodeRecord) => Point | null | undefined} known where a node stands already
 * @returns {Map<NodeRecord, Point>}
 */
export function settle(nodes, lines, known) {
  const places = new Map();
  const open = [];
  for (const node of nodes) {
    const place = known(node);
    if (place) places.set(node, place);
    else open.push(node);
  }
  if (!open.length) return places;
  const ground = new Ground(places.values());
  const neighbours = neighboursOf(lines);
  for (const node of inOrder(open, places, neighbours)) {
    const near = (neighbours.get(node) ?? []).filter((other) => places.has(other));
    const place = ground.freeNear(middleOf(near.map((other) => places.get(other))), near.length ? FIRST : 0);
    places.set(node, place);
  }
  return places;
}

/** @param {Line[]} lines */
function neighboursOf(lines) {
  /** @type {Map<NodeRecord, NodeRecord[]>} */
  const found = new Map();
  for (const { from, to } of lines) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ]) {
      const known = found.get(one);
      if (known) known.push(other);
      else found.set(one, [other]);
    }
  }
  return found;
}

/**
 * From what stands already outwards, step by step; then the rest, the best connected first.
 * @param {NodeRecord[]} open
 * @param {Map<NodeRecord, Point>} places
 * @param {Map<NodeRecord, NodeRecord[]>} neighbours
 */
function inOrder(open, places, neighbours) {
  const degree = (/** @type {NodeRecord} */ node) => neighbours.get(node)?.length ?? 0;
  const left = new Set([...open].sort((one, other) => degree(other) - degree(one) || one.row - other.row));
  const reached = [...left].filter((node) => neighbours.get(node)?.some((other) => places.has(other)));
  reached.forEach((node) => left.delete(node));
  const ordered = [];
  while (reached.length || left.size) {
    const node = reached.shift() ?? /** @type {NodeRecord} */ (left.values().next().value);
    left.delete(node);
    ordered.push(node);
    for (const other of neighbours.get(node) ?? []) if (left.delete(other)) reached.push(other);
  }
  return ordered;
}

/** @param {Point[]} points @returns {Point} */
function middleOf(points) {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  const count = Math.max(1, points.length);
  return { x: sum.x / count, y: sum.y / count };
}

/** What is taken, by cells. */
class Ground {
  /** @param {Iterable<Point>} points */
  constructor(points) {
    this.taken = new Set();
    for (const point of points) this.take(point);
  }

  /** @param {Point} point */
  take({ x, y }) {
    this.taken.add(`${Math.round(x / CELL)},${Math.round(y / CELL)}`);
  }

  /** @param {Point} point */
  isFree({ x, y }) {
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    return !this.taken.has(`${column},${row}`);
  }

  /** Along a spiral around a point, the first free cell. @param {Point} middle @param {number} first @returns {Point} */
  freeNear(middle, first) {
    for (let step = 0; ; step += 1) {
      const angle = step * GOLDEN_ANGLE;
      const radius = first + CELL * 0.7 * Math.sqrt(step);
      const point = this.inCell({
        x: middle.x + radius * Math.cos(angle),
        y: middle.y + radius * Math.sin(angle),
      });
      if (!this.isFree(point)) continue;
      this.take(point);
      return point;
    }
  }

  /** In the middle of its cell, a little aside so that no rows are seen. @param {Point} point @returns {Point} */
  inCell({ x, y }) {
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    const aside = Math.abs(column * 7 + row * 13) % 5;
    return { x: column * CELL + (aside - 2) * 4, y: row * CELL + (2 - aside) * 4 };
  }
}
