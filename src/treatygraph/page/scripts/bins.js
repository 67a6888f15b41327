/**
 * Relations counted by years, months or decades.
 *
 * @typedef {{first: number, last: number}} Dated days; undated where the first is after the last
 * @typedef {{starts: number[], labels: string[]}} Bins one start more than bins: where the last ends
 * @typedef {{certain: number[], possible: number[]}} Counts by bin: dates that lie within it, and
 *   those that may, by their earliest and latest day
 */

import { dayOf, FAR_OFF, firstDayOf, LONG_AGO, yearOf } from "./days.js";

const MOST_YEARS = 150; // more than these are told by decades
const FEW_YEARS = 3; // fewer than these by months

/** Whether it has a date at all. @param {Dated} relation */
export function isDated({ first, last }) {
  return first <= last;
}

/** Bins that hold every known day. @param {Dated[]} relations @returns {Bins} */
export function binsOf(relations) {
  let from = Infinity;
  let to = -Infinity;
  for (const { first, last } of relations.filter(isDated)) {
    from = Math.min(from, first === LONG_AGO ? last : first);
    to = Math.max(to, last === FAR_OFF ? first : last);
  }
  return from <= to ? between(yearOf(from), yearOf(to)) : { starts: [], labels: [] };
}

/** @param {number} from @param {number} to years, both within @returns {Bins} */
function between(from, to) {
  const years = to - from + 1;
  if (years < FEW_YEARS) return monthsOf(from, to);
  const step = years > MOST_YEARS ? 10 : 1;
  const begin = Math.floor(from / step) * step;
  const labels = Array.from({ length: Math.ceil((to + 1 - begin) / step) }, (_, at) => begin + at * step);
  return {
    starts: [...labels, begin + labels.length * step].map(firstDayOf),
    labels: labels.map((year) => (step === 1 ? String(year) : `${year}–${year + step - 1}`)),
  };
}

/** @param {number} from @param {number} to @returns {Bins} */
function monthsOf(from, to) {
  const labels = [];
  for (let year = from; year <= to; year += 1) {
    for (let month = 1; month <= 12; month += 1) labels.push(`${year}-${String(month).padStart(2, "0")}`);
  }
  const starts = labels.map((label) => /** @type {number} */ (dayOf(`${label}-01`)));
  return { starts: [...starts, firstDayOf(to + 1)], labels };
}

/** The bin of a day; days outside belong to the outermost. @param {Bins} bins @param {number} day */
export function binOf({ starts }, day) {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * How many relations each bin has, or may have.
 * @param {Bins} bins
 * @param {Iterable<Dated>} relations
 * @returns {Counts}
 */
export function countIn(bins, relations) {
  const size = bins.labels.length;
  const certain = new Array(size).fill(0);
  const changes = new Array(size + 1).fill(0);
  for (const relation of relations) {
    if (!isDated(relation)) continue;
    const [first, last] = [binOf(bins, relation.first), binOf(bins, relation.last)];
    if (first === last) certain[first] += 1;
    else {
      changes[first] += 1;
      changes[last + 1] -= 1;
    }
  }
  let running = 0;
  return { certain, possible: changes.slice(0, size).map((change) => (running += change)) };
}
