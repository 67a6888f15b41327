/**
 * All shortest ways by number of steps: breadth-first search from both ends.
 *
 * @import { Walk } from "./adjacency.js"
 * @typedef {{length: number, count: bigint, paths: number[][], pairs: Set<number>,
 *   relations: Set<number>}} Found `count` is how many shortest paths there are, `paths` the first
 *   of them; `pairs` (see `pairOf`) and `relations` are those of all of them
 * @typedef {{reach: Int32Array, fronts: number[][]}} Side
 */

import { eachStep, relationsBetween } from "./adjacency.js";
import { Heap } from "./heap.js";

/** Two neighbouring rows as one number, whichever comes first. @param {number} one @param {number} other @param {number} nodes */
export function pairOf(one, other, nodes) {
  return Math.min(one, other) * nodes + Math.max(one, other);
}

/** @param {Walk} walk @param {number} most how many paths are told @returns {Found | null} */
export function shortestPaths(walk, most) {
  const layers = layersOf(walk);
  if (!layers) return null;
  const onward = onwardOf(walk, layers);
  const length = layers.length - 1;
  const paths = strongestFirst(walk, length, onward, most);
  return { length, count: countOf(layers, onward), paths, ...lit(walk, onward) };
}

/**
 * The nodes on any shortest path, by their distance from its beginning; null without a path.
 * @param {Walk} walk
 */
function layersOf(walk) {
  const sides = [walk.from, walk.to].map((end) => sideOf(walk, end));
  for (;;) {
    const [start, end] = sides;
    const meeting = newest(start).filter((node) => end.reach[node] >= 0 && start.reach[node] >= 0);
    const met = meeting.length ? meeting : newest(end).filter((node) => start.reach[node] >= 0);
    if (met.length) return [...back(walk, start, met), met, ...back(walk, end, met).reverse()];
    const smaller = newest(start).length <= newest(end).length ? start : end;
    if (!grow(walk, smaller)) return null;
  }
}

/** @param {Walk} walk @param {number} end @returns {Side} */
function sideOf({ shut }, end) {
  const reach = new Int32Array(shut.length).fill(-1);
  reach[end] = 0;
  return { reach, fronts: [[end]] };
}

/** @param {Side} side */
function newest({ fronts }) {
  return fronts[fronts.length - 1];
}

/** One step on; false where there is none. @param {Walk} walk @param {Side} side */
function grow(walk, { reach, fronts }) {
  /** @type {number[]} */
  const next = [];
  for (const node of fronts[fronts.length - 1]) {
    eachStep(walk, node, (ahead) => {
      if (reach[ahead] >= 0) return;
      reach[ahead] = fronts.length;
      next.push(ahead);
    });
  }
  return next.length > 0 && fronts.push(next) > 0;
}

/**
 * The layers between an end and those that were met, the end first: only nodes whose ways lead
 * through the meeting.
 * @param {Walk} walk
 * @param {Side} side
 * @param {number[]} met
 */
function back(walk, { reach }, met) {
  const layers = [met];
  while (reach[layers[0][0]] > 0) {
    const before = new Set(/** @type {number[]} */ ([]));
    for (const node of layers[0])
      eachStep(walk, node, (ahead) => reach[ahead] === reach[node] - 1 && before.add(ahead));
    layers.unshift([...before]);
  }
  return layers.slice(0, -1);
}

/**
 * For each node on a path: the nodes one step on, and the number of relations that lead there.
 * @param {Walk} walk
 * @param {number[][]} layers
 * @returns {Map<number, Map<number, number>>}
 */
function onwardOf(walk, layers) {
  const onward = new Map();
  layers.slice(0, -1).forEach((layer, place) => {
    const next = new Set(layers[place + 1]);
    for (const node of layer) {
      const counts = new Map();
      eachStep(walk, node, (ahead) => next.has(ahead) && counts.set(ahead, (counts.get(ahead) ?? 0) + 1));
      onward.set(node, counts);
    }
  });
  return onward;
}

/**
 * How many ways there are from the first layer to the last, by adding up from the end; there may
 * be more than a plain number can hold.
 * @param {number[][]} layers
 * @param {Map<number, Map<number, number>>} onward
 */
function countOf(layers, onward) {
  const ways = new Map(layers[layers.length - 1].map((node) => [node, 1n]));
  for (const layer of layers.slice(0, -1).reverse()) {
    for (const node of layer) {
      let sum = 0n;
      for (const ahead of onward.get(node)?.keys() ?? []) sum += ways.get(ahead) ?? 0n;
      ways.set(node, sum);
    }
  }
  return ways.get(layers[0][0]) ?? 0n;
}

/** @param {Walk} walk @param {Map<number, Map<number, number>>} onward */
function lit(walk, onward) {
  const pairs = new Set(/** @type {number[]} */ ([]));
  const relations = new Set(/** @type {number[]} */ ([]));
  for (const [node, counts] of onward) {
    for (const ahead of counts.keys()) pairs.add(pairOf(node, ahead, walk.shut.length));
    eachStep(walk, node, (ahead, relation) => counts.has(ahead) && relations.add(relation));
  }
  return { pairs, relations };
}

/**
 * The paths that rest on most relations in sum, equal ones by rows.
 *
 * They wait in the order of what is still to come in the best case, so nothing better can follow.
 * @param {Walk} walk
 * @param {number} length
 * @param {Map<number, Map<number, number>>} onward
 * @param {number} most
 */
function strongestFirst({ from }, length, onward, most) {
  const best = bestOf(onward);
  /** @type {Heap<{sum: number, gathered: number, way: number[]}>} */
  const waiting = new Heap(
    (one, other) => one.sum > other.sum || (one.sum === other.sum && isBefore(one.way, other.way)),
  );
  waiting.push({ sum: 0, gathered: 0, way: [from] });
  const paths = [];
  for (let next = waiting.pop(); next && paths.length < most; next = waiting.pop()) {
    const { way, gathered } = next;
    if (way.length > length) paths.push(way);
    else {
      for (const [ahead, count] of onward.get(way[way.length - 1]) ?? []) {
        const sum = gathered + count;
        waiting.push({ sum: sum + (best.get(ahead) ?? 0), gathered: sum, way: [...way, ahead] });
      }
    }
  }
  return paths;
}

/**
 * For each node, the most relations that a way from there to the end has in sum.
 * @param {Map<number, Map<number, number>>} onward
 */
function bestOf(onward) {
  const best = new Map();
  // nodes stand by their distance from the beginning, so those ahead are known in this order
  for (const [node, counts] of [...onward].reverse()) {
    let most = 0;
    for (const [ahead, count] of counts) most = Math.max(most, count + (best.get(ahead) ?? 0));
    best.set(node, most);
  }
  return best;
}

/** Whether a list of rows comes before another, the beginning of one before the whole. @param {number[]} one @param {number[]} other */
function isBefore(one, other) {
  const place = one.findIndex((row, at) => row !== other[at]);
  return place < 0 ? one.length < other.length : place < other.length && one[place] < other[place];
}

/** Every step of a path, with all of its relations. @param {Walk} walk @param {number[]} path */
export function stepsOf(walk, path) {
  return path.slice(1).map((other, place) => relationsBetween(walk, path[place], other));
}
