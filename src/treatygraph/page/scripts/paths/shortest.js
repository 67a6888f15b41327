/**
 * All shortest paths by number of steps: bidirectional breadth-first search.
 *
 * @import { SearchSpace } from "./adjacency.js"
 * @typedef {{length: number, count: bigint, paths: number[][], pairs: Set<number>,
 *   relations: Set<number>}} Found `count`: number of shortest paths; `paths`: the first of them; `pairs`
 *   (see `pairOf`) and `relations`: of all of them
 * @typedef {{reach: Int32Array, fronts: number[][]}} Side
 */

import { eachStep, relationsBetween } from "./adjacency.js";
import { Heap } from "./heap.js";

/**
 * One number for an unordered pair of rows.
 * @param {number} one
 * @param {number} other
 * @param {number} nodes
 */
export function pairOf(one, other, nodes) {
  return Math.min(one, other) * nodes + Math.max(one, other);
}

/** @param {SearchSpace} space @param {number} most how many paths are told @returns {Found | null} */
export function shortestPaths(space, most) {
  const layers = layersOf(space);
  if (!layers) return null;
  const steps = stepCounts(space, layers);
  const length = layers.length - 1;
  const paths = strongestFirst(space, length, steps, most);
  return { length, count: countOf(layers, steps), paths, ...highlighted(space, steps) };
}

/**
 * The nodes on shortest paths by distance from the start; null if there is no path.
 * @param {SearchSpace} space
 */
function layersOf(space) {
  const sides = [space.from, space.to].map((end) => sideOf(space, end));
  for (;;) {
    const [start, end] = sides;
    const meeting = newest(start).filter((node) => end.reach[node] >= 0 && start.reach[node] >= 0);
    const met = meeting.length ? meeting : newest(end).filter((node) => start.reach[node] >= 0);
    if (met.length) return [...back(space, start, met), met, ...back(space, end, met).reverse()];
    const smaller = newest(start).length <= newest(end).length ? start : end;
    if (!grow(space, smaller)) return null;
  }
}

/** @param {SearchSpace} space @param {number} end @returns {Side} */
function sideOf({ blocked }, end) {
  const reach = new Int32Array(blocked.length).fill(-1);
  reach[end] = 0;
  return { reach, fronts: [[end]] };
}

/** @param {Side} side */
function newest({ fronts }) {
  return fronts[fronts.length - 1];
}

/**
 * Expand the frontier by one step; false if it is exhausted.
 * @param {SearchSpace} space
 * @param {Side} side
 */
function grow(space, { reach, fronts }) {
  /** @type {number[]} */
  const next = [];
  for (const node of fronts[fronts.length - 1]) {
    eachStep(space, node, (ahead) => {
      if (reach[ahead] >= 0) return;
      reach[ahead] = fronts.length;
      next.push(ahead);
    });
  }
  return next.length > 0 && fronts.push(next) > 0;
}

/**
 * Layers from an end to the meeting layer, the end first; only nodes on paths through the meeting layer.
 * @param {SearchSpace} space
 * @param {Side} side
 * @param {number[]} met
 */
function back(space, { reach }, met) {
  const layers = [met];
  while (reach[layers[0][0]] > 0) {
    const before = new Set(/** @type {number[]} */ ([]));
    for (const node of layers[0])
      eachStep(space, node, (ahead) => reach[ahead] === reach[node] - 1 && before.add(ahead));
    layers.unshift([...before]);
  }
  return layers.slice(0, -1);
}

/**
 * For each node on a shortest path: its successors, with the number of relations to each.
 * @param {SearchSpace} space
 * @param {number[][]} layers
 * @returns {Map<number, Map<number, number>>}
 */
function stepCounts(space, layers) {
  const steps = new Map();
  layers.slice(0, -1).forEach((layer, index) => {
    const next = new Set(layers[index + 1]);
    for (const node of layer) {
      const counts = new Map();
      eachStep(space, node, (ahead) => next.has(ahead) && counts.set(ahead, (counts.get(ahead) ?? 0) + 1));
      steps.set(node, counts);
    }
  });
  return steps;
}

/**
 * The number of shortest paths, summed from the end. A bigint: the count may exceed 2^53.
 * @param {number[][]} layers
 * @param {Map<number, Map<number, number>>} steps
 */
function countOf(layers, steps) {
  const ways = new Map(layers[layers.length - 1].map((node) => [node, 1n]));
  for (const layer of layers.slice(0, -1).reverse()) {
    for (const node of layer) {
      let sum = 0n;
      for (const ahead of steps.get(node)?.keys() ?? []) sum += ways.get(ahead) ?? 0n;
      ways.set(node, sum);
    }
  }
  return ways.get(layers[0][0]) ?? 0n;
}

/** @param {SearchSpace} space @param {Map<number, Map<number, number>>} steps */
function highlighted(space, steps) {
  const pairs = new Set(/** @type {number[]} */ ([]));
  const relations = new Set(/** @type {number[]} */ ([]));
  for (const [node, counts] of steps) {
    for (const ahead of counts.keys()) pairs.add(pairOf(node, ahead, space.blocked.length));
    eachStep(space, node, (ahead, relation) => counts.has(ahead) && relations.add(relation));
  }
  return { pairs, relations };
}

/**
 * The paths with the largest total number of relations, ties by rows.
 *
 * The heap is ordered by an upper bound of that total, so the first complete path is the best (A*).
 * @param {SearchSpace} space
 * @param {number} length
 * @param {Map<number, Map<number, number>>} steps
 * @param {number} most
 */
function strongestFirst({ from }, length, steps, most) {
  const best = bestOf(steps);
  /** @type {Heap<{sum: number, buildCsr: number, path: number[]}>} */
  const waiting = new Heap(
    (one, other) => one.sum > other.sum || (one.sum === other.sum && isBefore(one.path, other.path)),
  );
  waiting.push({ sum: 0, buildCsr: 0, path: [from] });
  const paths = [];
  for (let next = waiting.pop(); next && paths.length < most; next = waiting.pop()) {
    const { path, buildCsr } = next;
    if (path.length > length) paths.push(path);
    else {
      for (const [ahead, count] of steps.get(path[path.length - 1]) ?? []) {
        const sum = buildCsr + count;
        waiting.push({ sum: sum + (best.get(ahead) ?? 0), buildCsr: sum, path: [...path, ahead] });
      }
    }
  }
  return paths;
}

/**
 * For each node, the largest total number of relations on a path from it to the end.
 * @param {Map<number, Map<number, number>>} steps
 */
function bestOf(steps) {
  const best = new Map();
  // nodes are in order of distance from the start, so successors are done first in reverse
  for (const [node, counts] of [...steps].reverse()) {
    let most = 0;
    for (const [ahead, count] of counts) most = Math.max(most, count + (best.get(ahead) ?? 0));
    best.set(node, most);
  }
  return best;
}

/**
 * Lexicographic order of two lists of rows; a prefix comes first.
 * @param {number[]} one
 * @param {number[]} other
 */
function isBefore(one, other) {
  const index = one.findIndex((row, at) => row !== other[at]);
  return index < 0 ? one.length < other.length : index < other.length && one[index] < other[index];
}

/** The relations of each step of a path. @param {SearchSpace} space @param {number[]} path */
export function stepsOf(space, path) {
  return path.slice(1).map((other, index) => relationsBetween(space, path[index], other));
}
