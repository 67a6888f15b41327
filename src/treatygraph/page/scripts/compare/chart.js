/**
 * Bar charts of figures by period, one chart per unit, each with the same figures as a table.
 *
 * A measure with a direction has one series for each way. Bars of what is not established (a target, a
 * plan) are outlined. Figures of single goods are parts of other figures, so only the table lists them.
 *
 * @import { Relation } from "../data/records.js"
 * @import { Connection } from "./model.js"
 * @import { Pair } from "../state/store.js"
 * @import { Links } from "../panel/relation-entry.js"
 * @typedef {{relation: Relation, series: string, period: string, value: number, unit: string,
 *   told: string, goods: string}} Figure
 */

import { FAR_OFF, isDated } from "../data/days.js";
import { figureParts } from "../data/figure.js";
import { readableDate } from "../data/readable-date.js";
import { amount } from "../panel/attributes.js";
import { isolate, make, makeSvg } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

/** A single figure reads faster as text. */
const FEWEST = 2;

const WIDTH = 320,
  LONGEST = 190, // the longest bar; the rest is room for its label
  BAR = 12,
  ROW = 17,
  HEAD = 24;
const COLOURS = 10;

/**
 * @param {Connection[]} connections
 * @param {Pair} pair
 * @param {Links} links
 * @returns {Node[]} one figure for each unit
 */
export function charts(connections, pair, links) {
  const figures = connections.flatMap((connection) => figureOf(connection, pair) ?? []).sort(byPeriod);
  const units = [...new Set(figures.map(({ unit }) => unit))];
  return units
    .map((unit) => figures.filter((figure) => figure.unit === unit))
    .filter((own) => own.filter(({ relation: { first, last } }) => isDated(first, last)).length >= FEWEST)
    .map((own) => chart(own, pair, links));
}

/** @param {Connection} connection @param {Pair} pair @returns {Figure | null} */
function figureOf({ relation, direction }, pair) {
  const figure = figureParts(relation.data, relation.attributes);
  const { measure, numbers, unit = "", qualifier, parts } = figure;
  if (!measure || !numbers.length || direction === "joint") return null;
  const isMutual = direction === "mutual" || figure.bothWays;
  return {
    relation,
    series: isMutual ? measure : seriesName(measure, direction, pair),
    period: readableDate(relation.date),
    value: numbers[0],
    unit,
    told: [qualifier, amount(numbers[0])].filter(Boolean).join(" "),
    goods: parts.join(", "),
  };
}

/** @param {string} measure @param {string} direction @param {Pair} pair */
function seriesName(measure, direction, { one, other }) {
  const [from, to] = direction === "there" ? [one, other] : [other, one];
  return `${measure}, ${texts.compare.way(from.name, to.name)}`;
}

/**
 * Order by the end of the period, so that a target is at its deadline; undated figures last.
 * @param {Figure} one
 * @param {Figure} other
 */
function byPeriod({ relation: one }, { relation: other }) {
  return endOf(one) - endOf(other) || one.first - other.first || one.row - other.row;
}

/** @param {Relation} relation */
function endOf(relation) {
  if (!isDated(relation.first, relation.last)) return Infinity;
  return relation.last === FAR_OFF ? relation.first : relation.last;
}

/** @param {Figure[]} figures @param {Pair} pair @param {Links} links */
function chart(figures, pair, links) {
  const drawn = figures.filter((figure) => !figure.goods);
  const series = [...new Set(drawn.map((figure) => figure.series))];
  return make(
    "figure",
    { class: "chart" },
    drawn.length > 0 && make("figcaption", {}, texts.compare.chart.inUnit(figures[0].unit)),
    drawn.length > 0 && key(series, drawn.some(isOpen)),
    drawn.length > 0 && bars(drawn, series, pair),
    table(figures, links, drawn.length > 0),
  );
}

/** @param {Figure} figure */
function isOpen({ relation }) {
  return !relation.status.established;
}

/** The key of the colours. @param {string[]} series @param {boolean} open whether any bar is outlined */
function key(series, open) {
  const entries = series.map((label, index) => make("li", {}, swatch(colourOf(index)), isolate(label)));
  const hollow = open && make("li", {}, swatch("open"), texts.compare.chart.open);
  return make("ul", { class: "key" }, ...entries, hollow);
}

/** @param {number} index */
function colourOf(index) {
  return `series-${index % COLOURS}`;
}

/** @param {string} look */
function swatch(look) {
  const bar = makeSvg("rect", { x: 1, y: 1, width: 16, height: 8, class: look });
  return makeSvg("svg", { viewBox: "0 0 18 10", width: 18, height: 10, "aria-hidden": "true" }, bar);
}

/** @param {Figure[]} figures @param {string[]} series @param {Pair} pair */
function bars(figures, series, { one, other }) {
  const most = Math.max(...figures.map(({ value }) => Math.abs(value)));
  const periods = [...new Set(figures.map(({ period }) => period))];
  let top = 0;
  const groups = periods.map((period) => {
    const own = figures.filter((figure) => figure.period === period);
    const group = periodGroup(period, own, series, LONGEST / (most || 1), top);
    top += HEAD + own.length * ROW;
    return group;
  });
  const { title, description } = texts.compare.chart;
  return makeSvg(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${top}`,
      role: "img",
      "aria-labelledby": "chart-title",
      "aria-describedby": "chart-description",
    },
    makeSvg("title", { id: "chart-title" }, title(one.name, other.name, figures[0].unit)),
    makeSvg(
      "desc",
      { id: "chart-description" },
      description(figures.map(({ period, series: label, told }) => `${period}, ${label}: ${told}`)),
    ),
    ...groups,
  );
}

/**
 * One period with its bars, in the order of the key.
 * @param {string} period
 * @param {Figure[]} figures
 * @param {string[]} series
 * @param {number} scale
 * @param {number} top
 */
function periodGroup(period, figures, series, scale, top) {
  const ordered = [...figures].sort((a, b) => series.indexOf(a.series) - series.indexOf(b.series));
  return makeSvg(
    "g",
    { transform: `translate(0 ${top})` },
    makeSvg("text", { x: 0, y: HEAD - 7, class: "period" }, period),
    ...ordered.flatMap((figure, index) =>
      bar(figure, series.indexOf(figure.series), scale, HEAD + index * ROW),
    ),
  );
}

/** @param {Figure} figure @param {number} index @param {number} scale @param {number} top */
function bar(figure, index, scale, top) {
  const width = Math.max(1, Math.abs(figure.value) * scale);
  const look = `${colourOf(index)} ${isOpen(figure) ? "open" : ""}`;
  return [
    makeSvg("rect", { x: 0.5, y: top + 0.5, width, height: BAR, class: look }),
    makeSvg("text", { x: width + 6, y: top + BAR - 1.5 }, figure.told),
  ];
}

/** @param {Figure[]} figures @param {Links} links @param {boolean} folded */
function table(figures, links, folded) {
  const { columns, asTable } = texts.compare.chart;
  const head = make("tr", {}, ...columns.map((label) => make("th", { scope: "col" }, label)));
  const rows = make(
    "table",
    {},
    make("thead", {}, head),
    make("tbody", {}, ...figures.map((figure) => row(figure, links))),
  );
  return make("details", { open: !folded }, make("summary", {}, asTable), rows);
}

/** @param {Figure} figure @param {Links} links */
function row({ relation, period, series, told, unit, goods }, links) {
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, links.relation(relation, period)),
    make("td", {}, isolate(goods ? `${series} (${goods})` : series)),
    make("td", { class: "number" }, [told, unit].filter(Boolean).join(" ")),
    make("td", {}, relation.status.label),
  );
}
