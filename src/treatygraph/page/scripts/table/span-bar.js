/**
 * The span of a relation as a bar: what is certain of it, and around it what is only possible.
 *
 * @import { Data } from "../data/data.js"
 * @import { Relation } from "../data/records.js"
 * @import { State } from "../state/store.js"
 * @typedef {{first: number, last: number}} Range days, both included
 */

import { FAR_OFF, isDated, LONG_AGO } from "../data/days.js";
import { spansText } from "../data/readable-date.js";
import { make } from "../ui/elements.js";

/**
 * The range that bars are drawn in: the chosen period, and where it is open, the dates of the rows.
 * @param {State} state
 * @param {Int32Array} rows
 * @returns {Range}
 */
export function rangeOf({ data, period }, rows) {
  const known = rangeOfDates(data, rows);
  return { first: period.first ?? known.first, last: period.last ?? known.last };
}

/** From the first to the last known day of some rows. @param {Data} data @param {Int32Array} rows @returns {Range} */
function rangeOfDates({ by }, rows) {
  let [first, last] = [FAR_OFF, LONG_AGO];
  for (const row of rows) {
    if (!isDated(by.first[row], by.last[row])) continue;
    first = Math.min(first, by.first[row] === LONG_AGO ? by.last[row] : by.first[row]);
    last = Math.max(last, by.last[row] === FAR_OFF ? by.first[row] : by.last[row]);
  }
  return { first, last };
}

/** @param {Relation} relation @param {Range} range */
export function spanBar({ first, last, certain }, range) {
  if (!isDated(first, last)) return make("span", { class: "span" });
  const title = spansText({ first, last }, certain);
  const bar = make("span", { class: "span", "aria-hidden": "true", title });
  const ends = [first === LONG_AGO && "open-start", last === FAR_OFF && "open-end"].filter(Boolean).join(" ");
  bar.append(part(`possible ${ends}`, { first, last }, range));
  if (isDated(certain.first, certain.last)) bar.append(part(`certain ${ends}`, certain, range));
  return bar;
}

/** A part of the bar; narrow ones are widened by the style sheet. @param {string} kind @param {Range} span @param {Range} range */
function part(kind, span, range) {
  const size = Math.max(1, range.last + 1 - range.first);
  const share = (/** @type {number} */ day) => Math.min(1, Math.max(0, (day - range.first) / size));
  const [start, end] = [share(span.first), share(span.last + 1)];
  const element = make("i", { class: kind });
  element.style.setProperty("inset-inline-start", `${(100 * start).toFixed(2)}%`);
  element.style.setProperty("inline-size", `${(100 * (end - start)).toFixed(2)}%`);
  return element;
}
