/**
 * Count relations by month, year or decade.
 *
 * @typedef {{first: Int32Array, last: Int32Array}} Days by relation; undated where the first is after
 *   the last
 * @typedef {Days & {certain: Days}} PossibleAndCertain
 * @typedef {{starts: number[], labels: string[]}} Bins one more start than labels: the end of the last bin
 * @typedef {{low: Int32Array, high: Int32Array}} BinSpans by relation, the bins of the first and last day
 * @typedef {{possible: BinSpans, certain: BinSpans}} Spans bins in which a relation is possible, and those in
 *   which it is certain; none where the first is after the last
 * @typedef {{certain: number[], possible: number[]}} Counts by bin: relations that are certain in it, and
 *   those that are only possible
 */

import { FAR_OFF, firstDayOf, isDated, LONG_AGO, yearOf } from "../data/days.js";

const MOST_YEARS = 300; // longer ranges are counted by decade
const FEW_YEARS = 3; // shorter ranges are counted by month

/** Bins that cover all known days. @param {Days} days @returns {Bins} */
export function binsOf({ first, last }) {
  let from = Infinity;
  let to = -Infinity;
  for (let row = 0; row < first.length; row += 1) {
    if (!isDated(first[row], last[row])) continue;
    from = Math.min(from, first[row] === LONG_AGO ? last[row] : first[row]);
    to = Math.max(to, last[row] === FAR_OFF ? first[row] : last[row]);
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
    starts: [...labels, begin + labels.length * step].map((year) => firstDayOf(year)),
    labels: labels.map((year) =>
      step === 1 ? String(year) : year < 0 ? `${year} to ${year + step - 1}` : `${year}–${year + step - 1}`,
    ),
  };
}

/** @param {number} from @param {number} to @returns {Bins} */
function monthsOf(from, to) {
  const months = [];
  for (let year = from; year <= to; year += 1) {
    for (let month = 1; month <= 12; month += 1) months.push({ year, month });
  }
  return {
    starts: [...months.map(({ year, month }) => firstDayOf(year, month)), firstDayOf(to + 1)],
    labels: months.map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}`),
  };
}

/**
 * The bin of a day; days outside of the range belong to the first or last bin.
 * @param {Bins} bins
 * @param {number} day
 */
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
 * The bins of each relation, computed once: counting repeats at every move of the brush.
 * @param {Bins} bins
 * @param {PossibleAndCertain} days
 * @returns {Spans}
 */
export function binSpans(bins, { first, last, certain }) {
  return { possible: spansIn(bins, { first, last }), certain: spansIn(bins, certain) };
}

/**
 * A certain span that ends before it begins still meets the bin that holds both of its days.
 * @param {Bins} bins
 * @param {Days} days
 * @returns {BinSpans}
 */
function spansIn(bins, { first, last }) {
  return { low: first.map((day) => binOf(bins, day)), high: last.map((day) => binOf(bins, day)) };
}

/**
 * Number of relations that are certain in each bin, and of those that are only possible.
 * @param {number} size how many bins
 * @param {Spans} spans
 * @param {Uint8Array} marks of those that count
 * @returns {Counts}
 */
export function countByBin(size, spans, marks) {
  const [all, certain] = [coverage(size, spans.possible, marks), coverage(size, spans.certain, marks)];
  return { certain, possible: all.map((count, at) => count - certain[at]) };
}

/**
 * Number of spans over each bin.
 * @param {number} size how many bins
 * @param {BinSpans} spans
 * @param {Uint8Array} marks
 */
function coverage(size, { low, high }, marks) {
  const changes = new Array(size + 1).fill(0);
  for (let row = 0; row < marks.length; row += 1) {
    if (!marks[row] || low[row] > high[row]) continue;
    changes[low[row]] += 1;
    changes[high[row] + 1] -= 1;
  }
  let running = 0;
  return changes.slice(0, size).map((change) => (running += change));
}
