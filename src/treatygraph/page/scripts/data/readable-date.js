/** Format EDTF dates for readers. */

import { texts } from "../ui/texts.js";
import { FAR_OFF, isDated, isoOf, LONG_AGO } from "./days.js";

/** @param {string | undefined} edtf */
export function readableDate(edtf) {
  if (!edtf) return texts.panel.undated;
  const set = /^([[{])(.*)[\]}]$/.exec(edtf);
  if (set) return members(set[2], set[1] === "[");
  const [first, last] = edtf.split("/");
  if (last === undefined) return one(first);
  if (isOpen(first)) return texts.dates.until(one(last));
  if (isOpen(last)) return texts.dates.since(one(first));
  return texts.dates.to(one(first), one(last));
}

/**
 * The possible days of a date, and those that are certain.
 * @param {{first: number, last: number}} possible
 * @param {{first: number, last: number}} certain
 */
export function spansText(possible, certain) {
  const isExact = possible.first === certain.first && possible.last === certain.last;
  if (isExact) return texts.dates.exactly(daysText(certain));
  const held = isDated(certain.first, certain.last) ? daysText(certain) : "";
  return texts.dates.spans(daysText(possible), held);
}

/** The days of a span. @param {{first: number, last: number}} span */
export function daysText({ first, last }) {
  if (first === last) return isoOf(first);
  if (first === LONG_AGO && last === FAR_OFF) return texts.dates.always;
  return readableDate(`${first === LONG_AGO ? ".." : isoOf(first)}/${last === FAR_OFF ? ".." : isoOf(last)}`);
}

/**
 * A day that is known within bounds: a day, a month, a year or the days between which it lies; undefined
 * if nothing is known.
 * @param {number} early
 * @param {number} late
 */
export function boundsText(early, late) {
  if (early === late) return isoOf(early);
  if (early === LONG_AGO && late === FAR_OFF) return undefined;
  if (early === LONG_AGO) return texts.dates.onOrBefore(isoOf(late));
  if (late === FAR_OFF) return texts.dates.onOrAfter(isoOf(early));
  const [first, last, next] = [early, late, late + 1].map(isoOf);
  // whole months and years begin and end at the first of a month
  const year = first.slice(0, -6);
  if (first.endsWith("-01-01") && last === `${year}-12-31`) return year;
  const month = first.slice(0, -3);
  const isMonth = first.endsWith("-01") && next.endsWith("-01") && last.startsWith(`${month}-`);
  return isMonth ? month : texts.dates.within(first, last);
}

/**
 * The members of a set: one of them, or all.
 * @param {string} list
 * @param {boolean} isOne
 */
function members(list, isOne) {
  const dates = list.split(",").map((member) => {
    const [first, last] = member.trim().split("..");
    if (last === undefined) return one(first);
    if (!first) return isOne ? texts.dates.onOrBefore(one(last)) : texts.dates.until(one(last));
    if (!last) return isOne ? texts.dates.onOrAfter(one(first)) : texts.dates.since(one(first));
    return isOne ? texts.dates.within(one(first), one(last)) : texts.dates.to(one(first), one(last));
  });
  return isOne ? texts.dates.oneOf(dates) : texts.dates.allOf(dates);
}

/** @param {string} end */
function isOpen(end) {
  return end === "" || end === "..";
}

/** `~` means approximate, `?` uncertain, `%` both. @param {string} date */
function one(date) {
  const plain = named(date.slice(0, -1));
  const said = {
    "~": texts.dates.about,
    "?": texts.dates.uncertain,
    "%": texts.dates.aboutUncertain,
  };
  const doubt = said[/** @type {keyof typeof said} */ (date.at(-1))];
  return doubt ? doubt(plain) : named(date);
}

/** A season, quarter or half by its name, any other date as it is. @param {string} date */
function named(date) {
  const [, year, code] = /^(\d{4})-(\d\d)$/.exec(date) ?? [];
  const season = texts.dates.seasons[code];
  return season ? `${season} ${year}` : date;
}
