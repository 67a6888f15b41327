/**
 * On which days a step of a time-respecting path can begin and end, as `queries/paths/day_order.py`.
 *
 * Both orders are monotone: a step that begins earlier ends no later. So the earliest arrival at a node is
 * also the best one.
 *
 * @typedef {{arrival: (relation: number, day: number) => number,
 *   departure: (relation: number, limit: number) => number}} DayOrder `arrival`: the earliest day of a
 *   relation that begins on a day or later, or TOO_LATE; `departure`: the latest day on which it can begin
 *   and end by a limit, or TOO_EARLY
 * @typedef {{first: Int32Array, last: Int32Array}} Days
 */

import { FAR_OFF, LONG_AGO, NEVER } from "../data/days.js";

/** Before and after every day: a step that cannot be made begins and ends there. */
export const TOO_EARLY = LONG_AGO - 1;
export const TOO_LATE = FAR_OFF + 1;

/**
 * A step takes place on some day that its date allows: it is possible that none precedes the one before.
 * @param {Days} days the possible spans of relations
 * @returns {DayOrder}
 */
export function possibleOrder({ first, last }) {
  return {
    arrival(relation, day) {
      const arrival = Math.max(first[relation], day);
      return arrival <= last[relation] ? arrival : TOO_LATE;
    },
    departure(relation, limit) {
      const day = Math.min(last[relation], limit);
      return day >= first[relation] ? day : TOO_EARLY;
    },
  };
}

/**
 * A step surely does not precede the one before, on whatever days they took place.
 *
 * A relation that surely held on some days takes place on one of them. Of any other, the day is unknown: it
 * may follow what is surely over on its earliest day, and only what begins on its latest day or later may
 * follow it. Doubtful dates are in no certain order.
 * @param {Days & {certain: Days}} days
 * @returns {DayOrder}
 */
export function certainOrder({ first, last, certain }) {
  const held = possibleOrder(certain);
  const isKnown = (/** @type {number} */ relation) =>
    certain.first[relation] !== NEVER.first || certain.last[relation] !== NEVER.last;
  return {
    arrival(relation, day) {
      const over = first[relation] >= day && isKnown(relation) ? last[relation] : TOO_LATE;
      return Math.min(held.arrival(relation, day), over);
    },
    departure(relation, limit) {
      const start = last[relation] <= limit && isKnown(relation) ? first[relation] : TOO_EARLY;
      return Math.max(held.departure(relation, limit), start);
    },
  };
}

/**
 * For each relation of each step of a path, whether it surely does not precede the step before.
 *
 * A step may follow any relation of the one before. After a step whose order is only possible, the next is
 * compared with that step alone.
 * @param {DayOrder} certain
 * @param {number[][]} steps the relations of each step
 * @returns {boolean[][]}
 */
export function certainlyOrdered(certain, steps) {
  let day = LONG_AGO;
  return steps.map((relations) => {
    const arrivals = (/** @type {number} */ from) =>
      relations.map((relation) => certain.arrival(relation, from));
    const follows = arrivals(day).map((arrival) => arrival <= FAR_OFF);
    day = Math.min(...arrivals(follows.includes(true) ? day : LONG_AGO));
    return follows;
  });
}
