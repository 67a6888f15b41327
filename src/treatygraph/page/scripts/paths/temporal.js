/**
 * Ways that respect the order of time.
 *
 * A relation may have happened on any day from the earliest to the latest that its date allows; a
 * path respects time when a day can be chosen for each step so that none is earlier than the one
 * before. Nothing undated can be placed in time, so no such path uses it.
 *
 * @import { Walk } from "./adjacency.js"
 * @import { Found } from "./shortest.js"
 * @typedef {{node: number, day: number, count: bigint}} Arrival
 */

import { FAR_OFF, LONG_AGO } from "../data/days.js";
import { eachStep, relationsBetween } from "./adjacency.js";
import { pairOf } from "./shortest.js";

/** @param {Walk} walk @param {number} most @returns {Found | null} */
export function timedPaths(walk, most) {
  const length = fewestSteps(walk);
  if (length === null) return null;
  const limits = limitsOf(walk, length);
  return { length, paths: firstPaths(walk, limits, most), ...allPaths(walk, limits) };
}

/** How many steps it takes, going on as early as possible. @param {Walk} walk */
function fewestSteps(walk) {
  const { first, last } = walk.ties;
  const earliest = new Float64Array(walk.shut.length).fill(Infinity);
  earliest[walk.from] = LONG_AGO;
  let front = new Map([[walk.from, LONG_AGO]]);
  for (let steps = 1; front.size; steps += 1) {
    const next = new Map();
    for (const [node, day] of front) {
      eachStep(walk, node, (ahead, relation) => {
        const arrival = Math.max(first[relation], day);
        if (arrival > last[relation] || arrival >= earliest[ahead]) return;
        earliest[ahead] = arrival;
        next.set(ahead, arrival);
      });
    }
    if (earliest[walk.to] < Infinity) return steps;
    front = next;
  }
  return null;
}

/**
 * For 0, 1, 2, … steps: the latest day at each node from which the end is in reach.
 * @param {Walk} walk
 * @param {number} length
 */
function limitsOf(walk, length) {
  const { first, last } = walk.ties;
  const limits = [new Float64Array(walk.shut.length).fill(-Infinity)];
  limits[0][walk.to] = FAR_OFF;
  let front = new Set([walk.to]);
  while (limits.length < length) {
    const before = limits[limits.length - 1];
    const latest = before.slice();
    const next = new Set(/** @type {number[]} */ ([]));
    for (const node of front) {
      eachStep(walk, node, (ahead, relation) => {
        const day = Math.min(before[node], last[relation]);
        if (day < first[relation] || day <= latest[ahead] || ahead === walk.from) return;
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
 * The nodes one step on from which the end stays in reach: the earliest day there, and the
 * relations that lead there.
 * @param {Walk} walk
 * @param {number} node
 * @param {number} day
 * @param {Float64Array} limit
 * @returns {Map<number, {day: number, relations: number[]}>}
 */
function arrivals(walk, node, day, limit) {
  const { first, last } = walk.ties;
  const found = new Map();
  eachStep(walk, node, (ahead, relation) => {
    const arrival = Math.max(first[relation], day);
    if (arrival > Math.min(last[relation], limit[ahead])) return;
    const known = found.get(ahead) ?? { day: arrival, relations: [] };
    known.day = Math.min(known.day, arrival);
    known.relations.push(relation);
    found.set(ahead, known);
  });
  return found;
}

/**
 * All paths at once: ways that are at the same node on the same day go on alike.
 * @param {Walk} walk
 * @param {Float64Array[]} limits
 */
function allPaths(walk, limits) {
  const nodes = walk.shut.length;
  const pairs = new Set(/** @type {number[]} */ ([]));
  const relations = new Set(/** @type {number[]} */ ([]));
  /** @type {Arrival[]} */
  let front = [{ node: walk.from, day: LONG_AGO, count: 1n }];
  for (const limit of [...limits].reverse()) {
    /** @type {Map<number, Arrival>} */
    const next = new Map();
    for (const { node, day, count } of front) {
      for (const [ahead, step] of arrivals(walk, node, day, limit)) {
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
 * The first paths by rows; whatever is begun leads to the end, so nothing is tried in vain.
 * @param {Walk} walk
 * @param {Float64Array[]} limits
 * @param {number} most
 */
function firstPaths(walk, limits, most) {
  const paths = [];
  const waiting = [{ way: [walk.from], day: LONG_AGO }];
  for (let next = waiting.pop(); next && paths.length < most; next = waiting.pop()) {
    const { way, day } = next;
    if (way.length > limits.length) {
      paths.push(way);
      continue;
    }
    const ahead = [...arrivals(walk, way[way.length - 1], day, limits[limits.length - way.length])];
    ahead.sort(([one], [other]) => other - one);
    waiting.push(...ahead.map(([node, step]) => ({ way: [...way, node], day: step.day })));
  }
  return paths;
}

/**
 * For each step of a path, the relations that some choice of days can use.
 * @param {Walk} walk
 * @param {number[]} path
 */
export function timedSteps(walk, path) {
  const { first, last } = walk.ties;
  const steps = path.slice(1).map((other, place) => relationsBetween(walk, path[place], other));
  const until = [FAR_OFF];
  for (const relations of [...steps].reverse()) {
    const days = relations
      .map((relation) => ({ relation, day: Math.min(last[relation], until[0]) }))
      .filter(({ relation, day }) => day >= first[relation]);
    until.unshift(Math.max(...days.map(({ day }) => day)));
  }
  let day = LONG_AGO;
  return steps.map((relations, place) => {
    const start = (/** @type {number} */ relation) => Math.max(first[relation], day);
    const fitting = relations.filter((each) => start(each) <= Math.min(last[each], until[place + 1]));
    day = Math.min(...fitting.map(start));
    return fitting;
  });
}
