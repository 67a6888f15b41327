/**
 * The bars of the histogram, and the brush over them.
 *
 * @import { Bins, Counts } from "./histogram.js"
 */

import { make, makeSvg } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

const HEIGHT = 44;
const LABELS = 8; // so many bins are named at most
const GAP = 0.12;
const MOST_APART = 100; // gaps between more bars are all that one would see
const ROUND = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];

/**
 * @param {HTMLElement} place
 * @param {Bins} bins
 * @param {Counts} counts
 * @param {{from: number, to: number}} chosen
 */
export function drawBars(place, { labels }, { certain, possible }, chosen) {
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
  place.replaceChildren(drawing, axis(labels));
}

/** @param {number} at @param {number} top share of the height @param {number} height @param {string} kind @param {number} gap */
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

/** The places of the bins that are named: those of round years, or every so many. @param {string[]} labels */
function namedBins(labels) {
  const places = labels.map((_, at) => at);
  const fewest = Math.ceil(labels.length / LABELS);
  const step = ROUND.find((each) => each >= fewest) ?? fewest;
  const areYears = labels.every((label) => /^\d+$/.test(label));
  return places.filter((at) => (areYears ? Number(labels[at]) % step === 0 : at % fewest === 0));
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
