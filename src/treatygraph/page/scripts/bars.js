/**
 * The bars of the histogram, and the brush over them.
 *
 * @import { Bins, Counts } from "./bins.js"
 */

import { make, makeSvg } from "./elements.js";
import { texts } from "./texts.js";

const HEIGHT = 44;
const LABELS = 8; // so many bins are named at most

/**
 * @param {HTMLElement} place
 * @param {Bins} bins
 * @param {Counts} counts
 * @param {{from: number, to: number}} chosen
 */
export function drawBars(place, { labels }, { certain, possible }, chosen) {
  const most = Math.max(1, ...certain.map((count, at) => count + possible[at]));
  const bars = labels.map((label, at) => {
    const within = at >= chosen.from && at <= chosen.to;
    const title = makeSvg("title", {}, texts.time.bin(label, certain[at], possible[at]));
    return makeSvg("g", { class: within ? "in" : "out" }, title,
      bar(at, 0, HEIGHT, "ground"),
      bar(at, certain[at] / most, (certain[at] / most) * HEIGHT, "certain"),
      bar(at, (certain[at] + possible[at]) / most, (possible[at] / most) * HEIGHT, "possible"));
  });
  const drawing = makeSvg("svg", {
    viewBox: `0 0 ${labels.length} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": texts.time.chart,
  }, ...bars);
  place.replaceChildren(drawing, axis(labels));
}

/** @param {number} at @param {number} top share of the height @param {number} height @param {string} kind */
function bar(at, top, height, kind) {
  const y = kind === "ground" ? 0 : HEIGHT * (1 - top);
  return makeSvg("rect", { class: kind, x: at + 0.06, width: 0.88, y, height });
}

/** @param {string[]} labels */
function axis(labels) {
  const every = Math.ceil(labels.length / LABELS);
  const named = labels.map((label, at) => ({ label, at })).filter(({ at }) => at % every === 0);
  return make("div", { class: "axis", "aria-hidden": "true" }, ...named.map(({ label, at }) => {
    const text = make("span", {}, label);
    text.style.setProperty("inset-inline-start", `${(100 * at) / labels.length}%`);
    return text;
  }));
}

/**
 * Dragging over the bars chooses them.
 * @param {HTMLElement} place
 * @param {number} count
 * @param {(chosen: {from: number, to: number}) => void} choose
 */
export function brushOn(place, count, choose) {
  let begun = -1;
  const binAt = (/** @type {PointerEvent} */ event) => {
    const box = place.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)));
  };
  const drag = (/** @type {PointerEvent} */ event) => {
    const at = binAt(event);
    choose({ from: Math.min(begun, at), to: Math.max(begun, at) });
  };
  place.addEventListener("pointerdown", (event) => {
    begun = binAt(event);
    place.setPointerCapture(event.pointerId);
    drag(event);
  });
  place.addEventListener("pointermove", (event) => begun >= 0 && drag(event));
  place.addEventListener("pointerup", () => void (begun = -1));
  place.addEventListener("pointercancel", () => void (begun = -1));
}
