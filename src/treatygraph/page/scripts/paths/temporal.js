/**
 * Time-respecting paths.
 *
 * A path respects time if a day can be chosen for each step so that no day precedes the one before; the
 * order of the search space (see day-order.js) says which days a step may have. Undated relations are never
 * used.
 *
 * @import { SearchSpace } from "./adjacency.js"
 * @import { Found } from "./shortest.js"
 * @typedef {{node: number, day: number, count: bigint}} Arrival
 */

import { FAR_OFF, LONG_AGO } from "../data/days.js";
import { eachStep, relationsBetween } from "./adjacency.js";
import { TOO_EARLY } from "./day-order.js";
import { pairOf } from "./shortest.js";

/** @param {SearchSpace} space @param {number} most @returns {Found | null} */
export function temporalPaths(space, most) {
  const length = fewestSteps(space);
  if (length === null) return null;
  const limits = limitsOf(space, length);
  return { length, paths: firstPaths(space, limits, most), ...allPaths(space, limits) };
}

/** The fewest steps to the end, by earliest arrival. @param {SearchSpace} space */
function fewestSteps(space) {
  const earliest = new Float64Array(space.blocked.length).fill(Infinity);
  earliest[space.from] = LONG_AGO;
  let front = new Map([[space.from, LONG_AGO]]);
  for (let steps = 1; front.size; steps += 1) {
    const next = new Map();
    for (const [node, day] of front) {
      eachStep(space, node, (ahead, relation) => {
        const arrival = space.order.arrival(relation, day);
        if (arrival > FAR_OFF || arrival >= earliest[ahead]) return;
        earliest[ahead] = arrival;
        next.set(ahead, arrival);
      });
    }
    if (earliest[space.to] < Infinity) return steps;
    front = next;
  }
  return null;
}

/**
 * For 0, 1, 2, … remaining steps: the latest day at each node from which the end can be reached.
 * @param {SearchSpace} space
 * @param {number} length
 */
function limitsOf(space, length) {
  const limits = [new Float64Array(space.blocked.length).fill(-Infinity)];
  limits[0][space.to] = FAR_OFF;
  let front = new Set([space.to]);
  while (limits.length < length) {
    const before = limits[limits.length - 1];
    const latest = before.slice();
    const next = new Set(/** @type {number[]} */ ([]));
    for (const node of front) {
      eachStep(space, node, (ahead, relation) => {
        const day = space.order.departure(relation, before[node]);
        if (day === TOO_EARLY || day <= latest[ahead] || ahead === space.from) return;
        latest[ahead] = day;
        next.add(ahead);
      });
    }
    limits.push(latest);
    front = next;
  }
  return limits;
}

/**
 * Successors from which the end can still be reached: earliest arrival and usable relations.
 * @param {SearchSpace} space
 * @param {number} node
 * @param {number} day
 * @param {Float64Array} limit
 * @returns {Map<number, {day: number, relations: number[]}>}
 */
function arrivals(space, node, day, limit) {
  const found = new Map();
  eachStep(space, node, (ahead, relation) => {
    const arrival = space.order.arrival(relation, day);
    if (arrival > limit[ahead]) return;
    const known = found.get(ahead) ?? { day: arrival, relations: [] };
    known.day = Math.min(known.day, arrival);
    known.relations.push(relation);
    found.set(ahead, known);
  });
  return found;
}

/**
 * Count all paths together: partial paths at the same node on the same day continue alike.
 * @param {SearchSpace} space
 * @param {Float64Array[]} limits
 */
function allPaths(space, limits) {
  const nodes = space.blocked.length;
  const pairs = new Set(/** @type {number[]} */ ([]));
  const relations = new Set(/** @type {number[]} */ ([]));
  /** @type {Arrival[]} */
  let front = [{ node: space.from, day: LONG_AGO, count: 1n }];
  for (const limit of [...limits].reverse()) {
    /** @type {Map<number, Arrival>} */
    const next = new Map();
    for (const { node, day, count } of front) {
      for (const [ahead, step] of arrivals(space, node, day, limit)) {
        pairs.add(pairOf(node, ahead, nodes));
        step.relations.forEach((relation) => relations.add(relation));
        const key = (step.day - LONG_AGO) * nodes + ahead;
        const known = next.get(key)?.count ?? 0n;
        next.set(key, { node: ahead, day: step.day, count: known + count });
      }
    }
    front = [...next.values()];
  }
  return { count: front.reduce((sum, { count }) => sum + count, 0n), pairs, relations };
}

/**
 * The first paths by rows. The limits admit only steps that reach the end, so no branch fails.
 * @param {SearchSpace} space
 * @param {Float64Array[]} limits
 * @param {number} most
 */
function firstPaths(space, limits, most) {
  const paths = [];
  const waiting = [{ path: [space.from], day: LONG_AGO }];
  for (let next = waiting.pop(); next && paths.length < most; next = waiting.pop()) {
    const { path, day } = next;
    if (path.length > limits.length) {
      paths.push(path);
      continue;
    }
    const ahead = [...arrivals(space, path[path.length - 1], day, limits[limits.length - path.length])];
    ahead.sort(([one], [other]) => other - one);
    waiting.push(...ahead.map(([node, step]) => ({ path: [...path, node], day: step.day })));
  }
  return paths;
}

/**
 * For each step of a path, the relations that some choice of days allows.
 * @param {SearchSpace} space
 * @param {number[]} path
 */
export function temporalSteps(space, path) {
  const { order } = space;
  const steps = path.slice(1).map((other, index) => relationsBetween(space, path[index], other));
  const until = [FAR_OFF];
  for (const relations of [...steps].reverse())
    until.unshift(Math.max(...relations.map((relation) => order.departure(relation, until[0]))));
  let day = LONG_AGO;
  return steps.map((relations, index) => {
    const arrival = (/** @type {number} */ relation) => order.arrival(relation, day);
    const fitting = relations.filter((relation) => arrival(relation) <= until[index + 1]);
    day = Math.min(...fitting.map(arrival));
    return fitting;
  });
}
