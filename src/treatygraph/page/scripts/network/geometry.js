/**
 * Points, and what surrounds them.
 *
 * @import { Box, Point } from "./camera.js"
 */

/**
 * @param {Point[]} places
 * @returns {Point}
 */
export function mean(places) {
  const sum = places.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

/**
 * @param {Point[]} places at least one
 * @returns {Box}
 */
export function boxAround(places) {
  const [{ x, y }] = places;
  return places.reduce(wider, { left: x, top: y, right: x, bottom: y });
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
