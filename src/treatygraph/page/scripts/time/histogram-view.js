/**
 * The bars of the histogram and the brush over them.
 *
 * @import { Bins, Counts } from "./histogram.js"
 */

import { make, makeSvg } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

const HEIGHT = 44;
const LABELS = 8; // maximum number of labelled bins
const LEAST = 2; // height of the lowest bar
const CHARACTER = 6.5; // width in pixels, at most
const BETWEEN = 14; // pixels between two labels
const GAP = 0.12;
const MOST_APART = 100; // with more bars, gaps would hide the bars
const ROUND = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];

/**
 * @param {HTMLElement} container
 * @param {Bins} bins
 * @param {Counts} counts
 * @param {{from: number, to: number}} chosen
 */
export function drawBars(container, { labels }, { certain, possible }, chosen) {
  const most = Math.max(1, ...certain.map((count, at) => count + possible[at]));
  const gap = labels.length > MOST_APART ? 0 : GAP;
  const bars = labels.map((label, at) => {
    const within = at >= chosen.from && at <= chosen.to;
    const title = makeSvg("title", {}, texts.time.bin(label, certain[at], possible[at]));
    return makeSvg(
      "g",
      { class: within ? "in" : "out" },
      title,
      bar(at, 0, HEIGHT, "ground", gap),
      ...stacked(at, [certain[at] / most, possible[at] / most], gap),
    );
  });
  const drawing = makeSvg(
    "svg",
    {
      viewBox: `0 0 ${labels.length} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": texts.time.chart,
    },
    ...bars,
  );
  container.replaceChildren(drawing, axis(labels, container.clientWidth));
}

/**
 * What is certain, and on top of it what is only possible; a single relation among thousands is still seen.
 * @param {number} at
 * @param {number[]} shares of the height
 * @param {number} gap
 */
function stacked(at, shares, gap) {
  const [low, high] = shares.map((share) => (share ? LEAST + share * (HEIGHT - 2 * LEAST) : 0));
  return [bar(at, HEIGHT - low, low, "certain", gap), bar(at, HEIGHT - low - high, high, "possible", gap)];
}

/**
 * @param {number} at
 * @param {number} y
 * @param {number} height
 * @param {string} kind
 * @param {number} gap
 */
function bar(at, y, height, kind, gap) {
  return makeSvg("rect", { class: kind, x: at + gap / 2, width: 1 - gap, y, height });
}

/** @param {string[]} labels @param {number} width in pixels */
function axis(labels, width) {
  return make(
    "div",
    { class: "axis", "aria-hidden": "true" },
    ...namedBins(labels, width).map((at) => {
      const text = make("span", {}, labels[at]);
      const [middle, half] = [(100 * (at + 0.5)) / labels.length, labels[at].length / 2];
      // under the middle of its bar, but never cut off at an end
      text.style.setProperty("left", `clamp(${half}ch, ${middle}%, calc(100% - ${half}ch))`);
      return text;
    }),
  );
}

/** Indices of labelled bins: round years, or every n-th bin. @param {string[]} labels @param {number} width */
function namedBins(labels, width) {
  const places = labels.map((_, at) => at);
  const fewest = Math.ceil(labels.length / mostLabels(labels, width));
  const step = ROUND.find((each) => each >= fewest) ?? fewest;
  const areYears = labels.every((label) => /^\d+$/.test(label));
  return places.filter((at) => (areYears ? Number(labels[at]) % step === 0 : at % fewest === 0));
}

/** How many labels fit beside each other. @param {string[]} labels @param {number} width */
function mostLabels(labels, width) {
  if (!width) return LABELS;
  const longest = Math.max(...labels.map((label) => label.length));
  return Math.max(1, Math.min(LABELS, Math.floor(width / (longest * CHARACTER + BETWEEN))));
}

/**
 * Select bars by dragging.
 * @param {HTMLElement} container
 * @param {number} count
 * @param {(chosen: {from: number, to: number}) => void} choose
 */
export function brushOn(container, count, choose) {
  let begun = -1;
  const binAt = (/** @type {PointerEvent} */ event) => {
    const box = container.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)));
  };
  const drag = (/** @type {PointerEvent} */ event) => {
    const at = binAt(event);
    choose({ from: Math.min(begun, at), to: Math.max(begun, at) });
  };
  container.addEventListener("pointerdown", (event) => {
    begun = binAt(event);
    container.setPointerCapture(event.pointerId);
    drag(event);
  });
  container.addEventListener("pointermove", (event) => begun >= 0 && drag(event));
  container.addEventListener("pointerup", () => void (begun = -1));
  container.addEventListener("pointercancel", () => void (begun = -1));
}
