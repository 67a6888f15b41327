/**
 * Plane geometry: the mean and the bounding box of points.
 *
 * @import { Box, Point } from "./camera.js"
 */

/**
 * @param {Point[]} points
 * @returns {Point}
 */
export function mean(points) {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/**
 * @param {Point[]} points at least one
 * @returns {Box}
 */
export function boxAround(points) {
  const [{ x, y }] = points;
  return points.reduce(wider, { left: x, top: y, right: x, bottom: y });
}

/**
 * @param {Box} box
 * @param {Point} point
 */
function wider(box, { x, y }) {
  return {
    left: Math.min(box.left, x),
    top: Math.min(box.top, y),
    right: Math.max(box.right, x),
    bottom: Math.max(box.bottom, y),
  };
}
