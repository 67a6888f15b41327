/**
 * How many parties a treaty binds over time.
 *
 * @import { Membership } from "./memberships.js"
 * @typedef {{first: number, last: number, certain: number, possible: number}} Stage days between two
 *   changes, with the number of parties that are bound, and of those that only may be
 */

import { FAR_OFF, LONG_AGO } from "../data/days.js";
import { forceIn } from "./memberships.js";

/** Room after the last change, as a share of the time before it, so that the last stage can be seen. */
const BEYOND = 0.1;
const LEAST_BEYOND = 365;

/**
 * The stages of a treaty, from the first change to some time after the last.
 * @param {Membership[]} memberships
 * @param {{first: number | null, last: number | null}} period which is within the stages
 * @returns {Stage[]}
 */
export function stagesOf(memberships, { first, last }) {
  const bound = memberships.filter((each) => each.bound);
  const days = changes(bound);
  if (!days.length) return [];
  const until = days[days.length - 1] + Math.max(LEAST_BEYOND, (days[days.length - 1] - days[0]) * BEYOND);
  const ends = [first ?? days[0], last === null ? until : last + 1, Math.round(until)];
  const starts = [...new Set([...days, Math.min(days[0], ends[0])])].sort((a, b) => a - b);
  const end = Math.max(...ends.slice(1).map(Math.round));
  return starts.map((day, index) => ({
    first: day,
    last: (starts[index + 1] ?? end) - 1,
    ...countsOn(bound, day),
  }));
}

/** The days on which something begins or ends, or may. @param {Membership[]} bound */
function changes(bound) {
  const days = bound.flatMap(({ begin, end }) => [begin.early, begin.late, end.early + 1, end.late + 1]);
  const known = days.filter((day) => day > LONG_AGO + 1 && day < FAR_OFF);
  return [...new Set(known)].sort((a, b) => a - b);
}

/** @param {Membership[]} bound @param {number} day */
function countsOn(bound, day) {
  const of = (/** @type {string} */ force) =>
    bound.filter((each) => forceIn(each, { since: day, until: day }) === force).map(({ party }) => party);
  const certain = new Set(of("in force"));
  const possible = new Set(of("not known").filter((party) => !certain.has(party)));
  return { certain: certain.size, possible: possible.size };
}
