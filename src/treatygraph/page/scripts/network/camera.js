/**
 * The camera: animates the view, and redirects a running animation to a new target.
 *
 * vis-network can animate too, but a second animation that starts during the first never ends.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{position: Point, scale: number}} Sight
 * @typedef {{getViewPosition: () => Point, getScale: () => number,
 *   moveTo: (options: Sight & {animation: false}) => void}} Movable
 */

import { motionIsFine } from "./theme.js";

const DURATION = 350;
/** Margin for labels. @param {number} side */
const margin = (side) => Math.min(44, side * 0.06);
const FARTHEST = 0.5,
  CLOSEST = 1.1; // zoom for a selection
const LARGEST = 1.5; // largest zoom when fitting a small network

/** @param {Movable} network @param {HTMLElement} container */
export function createCamera(network, container) {
  let frame = 0;
  const stop = () => cancelAnimationFrame(frame);
  const present = () => ({ position: network.getViewPosition(), scale: network.getScale() });
  ["pointerdown", "wheel"].forEach((kind) => container.addEventListener(kind, stop, { passive: true }));

  /** @param {Sight} goal @param {boolean} [atOnce] */
  function moveTo(goal, atOnce = !motionIsFine()) {
    stop();
    const start = present();
    const begun = performance.now();
    const step = (/** @type {number} */ now) => {
      const share = atOnce ? 1 : Math.min(1, Math.max(0, (now - begun) / DURATION));
      network.moveTo({ ...between(start, goal, eased(share)), animation: false });
      if (share < 1) frame = requestAnimationFrame(step);
    };
    step(begun);
  }

  return {
    /** Fit a box into view, below what covers the upper edge. @param {Box} box @param {number} above pixels @param {boolean} [atOnce] */
    fit: (box, above, atOnce) => moveTo(fitting(box, above, container), atOnce),
    /** @param {number} factor */
    zoom: (factor) => moveTo({ ...present(), scale: present().scale * factor }),
    /** @param {Point} middle @param {Point[]} around @param {number} covered */
    centre: (middle, around, covered) => moveTo(centred(middle, around, covered, container)),
  };
}

/** @param {number} share */
function eased(share) {
  return share * share * (3 - 2 * share);
}

/** @param {Sight} start @param {Sight} goal @param {number} share @returns {Sight} */
function between(start, goal, share) {
  const mix = (/** @type {number} */ one, /** @type {number} */ other) => one + (other - one) * share;
  return {
    position: {
      x: mix(start.position.x, goal.position.x),
      y: mix(start.position.y, goal.position.y),
    },
    scale: start.scale * (goal.scale / start.scale) ** share,
  };
}

/** @param {Box} box @param {number} above @param {HTMLElement} container @returns {Sight} */
function fitting({ left, top, right, bottom }, above, { clientWidth, clientHeight: whole }) {
  const clientHeight = whole - above;
  const scale = Math.min(
    LARGEST,
    Math.max(1, clientWidth - 2 * margin(clientWidth)) / Math.max(1, right - left),
    Math.max(1, clientHeight - 2 * margin(clientHeight)) / Math.max(1, bottom - top),
  );
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - above / 2 / scale }, scale };
}

/**
 * The view that centres a point in the uncovered area, at a zoom that shows its surroundings and stays
 * readable.
 * @param {Point} middle
 * @param {Point[]} around
 * @param {number} covered pixels at the bottom
 * @param {HTMLElement} container
 * @returns {Sight}
 */
function centred(middle, around, covered, { clientWidth: width, clientHeight: height }) {
  const reach = (/** @type {"x" | "y"} */ axis) =>
    Math.max(1, ...around.map((point) => Math.abs(point[axis] - middle[axis])));
  const half = (/** @type {number} */ side) => side / 2 - margin(side);
  const whole = Math.min(half(width) / reach("x"), half(height - covered) / reach("y"));
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, whole));
  return { position: { x: middle.x, y: middle.y + covered / 2 / scale }, scale };
}
