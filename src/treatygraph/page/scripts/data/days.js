/** Days, counted from 1970-01-01, and their text in ISO 8601. */

const DAY = 86_400_000;
/** Open ends of an interval; the same numbers as in `dates.py`. */
export const LONG_AGO = -(2 ** 31) + 1;
export const FAR_OFF = 2 ** 31 - 2;
/** The span of an undated relation: it ends before it begins, so it overlaps no period. */
export const UNDATED = { first: FAR_OFF, last: LONG_AGO };

/** False for the span of an undated relation. @param {number} first @param {number} last */
export function isDated(first, last) {
  return first <= last;
}

/**
 * True if a span shares a day with a period, whose ends may be null for open.
 * @param {number} first
 * @param {number} last
 * @param {{first: number | null, last: number | null}} period
 */
export function overlaps(first, last, period) {
  return (period.last === null || first <= period.last) && (period.first === null || last >= period.first);
}

/** @param {number} day */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day of an ISO 8601 date, null for any other text. @param {string} text */
export function dayOf(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : time / DAY;
}

/** @param {number} day */
export function yearOf(day) {
  return new Date(day * DAY).getUTCFullYear();
}

/** The first day of a year. @param {number} year */
export function firstDayOf(year) {
  return Date.UTC(year, 0, 1) / DAY;
}
