/**
 * The bars of the histogram and the brush over them.
 *
 * @import { Bins, Counts } from "./histogram.js"
 */

import { make, makeSvg } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

const HEIGHT = 44;
const LABELS = 8; // maximum number of labelled bins
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
      bar(at, certain[at] / most, (certain[at] / most) * HEIGHT, "certain", gap),
      bar(at, (certain[at] + possible[at]) / most, (possible[at] / most) * HEIGHT, "possible", gap),
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
  container.replaceChildren(drawing, axis(labels));
}

/**
 * @param {number} at
 * @param {number} top share of the height
 * @param {number} height
 * @param {string} kind
 * @param {number} gap
 */
function bar(at, top, height, kind, gap) {
  const y = kind === "ground" ? 0 : HEIGHT * (1 - top);
  return makeSvg("rect", { class: kind, x: at + gap / 2, width: 1 - gap, y, height });
}

/** @param {string[]} labels */
function axis(labels) {
  return make(
    "div",
    { class: "axis", "aria-hidden": "true" },
    ...namedBins(labels).map((at) => {
      const text = make("span", {}, labels[at]);
      text.style.setProperty("inset-inline-start", `${(100 * at) / labels.length}%`);
      return text;
    }),
  );
}

/** Indices of labelled bins: round years, or every n-th bin. @param {string[]} labels */
function namedBins(labels) {
  const places = labels.map((_, at) => at);
  const fewest = Math.ceil(labels.length / LABELS);
  const step = ROUND.find((each) => each >= fewest) ?? fewest;
  const areYears = labels.every((label) => /^\d+$/.test(label));
  return places.filter((at) => (areYears ? Number(labels[at]) % step === 0 : at % fewest === 0));
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
