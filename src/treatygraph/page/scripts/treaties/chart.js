/**
 * The chart of a treaty: how many parties it binds over time, with a frame around the chosen period.
 *
 * @import { Period } from "../state/filters.js"
 * @import { Stage } from "./party-counts.js"
 */

import { isoOf, yearOf } from "../data/days.js";
import { daysText } from "../data/readable-date.js";
import { isBounded } from "../state/certainty.js";
import { make, makeSvg } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

const WIDTH = 320;
const HEIGHT = 72;
const TOP = 14; // room for the highest count
const BOTTOM = 16; // room for the years
const LEAST_APART = 44; // units between two labelled years
const DESCRIBED = 40; // stages that the description names; the table has all parties

/** @param {Stage[]} stages @param {Period} period @param {string} name of the treaty */
export function partiesChart(stages, period, name) {
  const most = Math.max(1, ...stages.map(({ certain, possible }) => certain + possible));
  const scale = scaleOf(stages);
  const { title, described, more } = texts.treaties.chart;
  const named = stages.slice(0, DESCRIBED).map(stageText);
  const rest = stages.length > named.length ? [more(stages.length - named.length)] : [];
  const drawing = makeSvg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${TOP + HEIGHT + BOTTOM}`,
      role: "img",
      "aria-labelledby": "parties-title",
      "aria-describedby": "parties-described",
    },
    makeSvg("title", { id: "parties-title" }, title(name)),
    makeSvg("desc", { id: "parties-described" }, described([...named, ...rest])),
    ...stages.map((stage) => step(stage, scale, HEIGHT / most)),
    ...periodFrame(period, scale),
    makeSvg("line", { class: "ground", x1: 0, x2: WIDTH, y1: TOP + HEIGHT, y2: TOP + HEIGHT }),
    makeSvg("text", { x: 0, y: TOP - 4 }, texts.treaties.chart.most(most)),
    ...years(stages, scale),
  );
  return make("figure", { class: "chart parties" }, drawing, key(stages));
}

/** @param {Stage[]} stages @returns {(day: number) => number} */
function scaleOf(stages) {
  const [first, last] = [stages[0].first, stages[stages.length - 1].last + 1];
  return (day) => (WIDTH * Math.min(1, Math.max(0, (day - first) / (last - first)))) | 0;
}

/** A frame around the chosen period. @param {Period} period @param {(day: number) => number} scale */
function periodFrame(period, scale) {
  if (!isBounded(period)) return [];
  const x = period.first === null ? 0 : scale(period.first);
  const end = period.last === null ? WIDTH : scale(period.last + 1);
  return [
    makeSvg("rect", { class: "chosen", x, width: Math.max(1, end - x), y: TOP - 2, height: HEIGHT + 2 }),
  ];
}

/** @param {Stage} stage @param {(day: number) => number} scale @param {number} unit height of one party */
function step({ first, last, certain, possible }, scale, unit) {
  const x = scale(first);
  const width = scale(last + 1) - x;
  const bar = (/** @type {string} */ kind, /** @type {number} */ below, /** @type {number} */ count) =>
    makeSvg("rect", {
      ...{ class: kind, x, width },
      ...{ y: TOP + HEIGHT - (below + count) * unit, height: count * unit },
    });
  const title = makeSvg("title", {}, stageText({ first, last, certain, possible }));
  return makeSvg("g", {}, title, bar("certain", 0, certain), bar("possible", certain, possible));
}

/** @param {Stage} stage */
function stageText({ first, last, ...counts }) {
  return `${daysText({ first, last })}: ${texts.treaties.counts(counts)}`;
}

/** The years of changes, those that there is room for. @param {Stage[]} stages @param {(day: number) => number} scale */
function years(stages, scale) {
  let free = 0;
  return stages.flatMap(({ first }) => {
    const x = scale(first);
    if (x < free || x > WIDTH - LEAST_APART / 2) return [];
    free = x + LEAST_APART;
    return [makeSvg("text", { class: "year", x, y: TOP + HEIGHT + 13 }, yearText(first))];
  });
}

/** @param {number} day */
function yearText(day) {
  const year = yearOf(day);
  return year < 0 ? isoOf(day) : String(year);
}

/** @param {Stage[]} stages */
function key(stages) {
  const { force } = texts.treaties;
  const sample = (/** @type {string} */ kind, /** @type {string} */ label) => {
    const bar = makeSvg("rect", { class: kind, x: 0, y: 0, width: 14, height: 10 });
    return make("li", {}, makeSvg("svg", { width: 14, height: 10, "aria-hidden": "true" }, bar), label);
  };
  const isOpen = stages.some(({ possible }) => possible > 0);
  return make(
    "ul",
    { class: "key" },
    sample("certain", force["in force"]),
    isOpen && sample("possible", force["not known"]),
  );
}
