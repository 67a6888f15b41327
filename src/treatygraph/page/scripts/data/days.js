/** Days, counted from 1970-01-01, and their text in ISO 8601. */

const DAY = 86_400_000;
const MOST_DAYS = 100_000_000; // before and after 1970: what Date can represent
const DAYS_OF_YEAR = 365.2425;
/** Open ends of an interval; the same numbers as in `dates.py`. */
export const LONG_AGO = -(2 ** 31) + 1;
export const FAR_OFF = 2 ** 31 - 2;
/** The span of an undated relation: it ends before it begins, so it overlaps no period. */
export const UNDATED = { first: FAR_OFF, last: LONG_AGO };

/** The certain span of a date that its source qualifies as uncertain or approximate. */
export const NEVER = UNDATED;

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

/**
 * A day as text; years before 0 and after 9999 have a sign and six digits, days beyond those of Date only
 * their year.
 * @param {number} day
 */
export function isoOf(day) {
  if (Math.abs(day) > MOST_DAYS) return `Y${yearOf(day)}`;
  const text = new Date(day * DAY).toISOString();
  return text.slice(0, text.indexOf("T"));
}

/** The day of an ISO 8601 date, null for any other text. @param {string} text */
export function dayOf(text) {
  const time = /^(\d{4}|[+-]\d{6})-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  // browsers disagree about days that do not exist, such as 30 February
  return Number.isNaN(time) || isoOf(time / DAY) !== text ? null : time / DAY;
}

/** @param {number} day */
export function yearOf(day) {
  if (Math.abs(day) > MOST_DAYS) return Math.floor(1970 + day / DAYS_OF_YEAR);
  return new Date(day * DAY).getUTCFullYear();
}

/** The first day of a year, or of a month of it. @param {number} year @param {number} [month] */
export function firstDayOf(year, month = 1) {
  if (Math.abs(year - 1970) * DAYS_OF_YEAR > MOST_DAYS) return Math.ceil((year - 1970) * DAYS_OF_YEAR);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999
  return new Date(0).setUTCFullYear(year, month - 1, 1) / DAY;
}
