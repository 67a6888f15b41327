/**
 * Place nodes outside of the overview near their neighbours, in free cells of a grid.
 *
 * Placement is deterministic: it does not depend on what was drawn before.
 *
 * @import { Line } from "./lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Point } from "./camera.js"
 */

const CELL = 64; // minimum distance between two nodes
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const FIRST = 90; // from the neighbour, at least

/**
 * @param {Iterable<NodeRecord>} nodes
 * @param {Line[]} lines
 * @param {(node: NodeRecord) => Point | null | undefined} known where a node stands already
 * @returns {Map<NodeRecord, Point>}
 */
export function placeNewNodes(nodes, lines, known) {
  const places = new Map();
  const open = [];
  for (const node of nodes) {
    const point = known(node);
    if (point) places.set(node, point);
    else open.push(node);
  }
  if (!open.length) return places;
  const grid = new Grid(places.values());
  const neighbours = neighboursOf(lines);
  for (const node of inOrder(open, places, neighbours)) {
    const near = (neighbours.get(node) ?? []).filter((other) => places.has(other));
    const point = grid.freeNear(middleOf(near.map((other) => places.get(other))), near.length ? FIRST : 0);
    places.set(node, point);
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
 * Breadth-first from placed nodes; then the rest by descending degree.
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

/** Occupied cells of the grid. */
class Grid {
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

  /**
   * The first free cell along a spiral around a point.
   * @param {Point} middle
   * @param {number} first
   * @returns {Point}
   */
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

  /**
   * The middle of a cell with a small offset, so that nodes do not form visible rows.
   * @param {Point} point
   * @returns {Point}
   */
  inCell({ x, y }) {
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    const aside = Math.abs(column * 7 + row * 13) % 5;
    return { x: column * CELL + (aside - 2) * 4, y: row * CELL + (2 - aside) * 4 };
  }
}
