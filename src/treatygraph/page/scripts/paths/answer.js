/**
 * The answer to the path that is asked for, and to what a comparison finds.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Route, RouteOptions, State } from "../state/store.js"
 * @typedef {{from: NodeRecord, to: NodeRecord, relations: Relation[]}} Step
 * @typedef {{nodes: NodeRecord[], steps: Step[]}} Path
 * @typedef {{length: number, count: bigint, paths: Path[], pairs: Set<number>,
 *   relations: Set<Relation>, rows: Set<number>, nodes: Set<NodeRecord>}} Answer `rows` are those of
 *   `relations`
 */

import { mostConnected } from "../data/data.js";
import { walkOf } from "./adjacency.js";
import { pairOf, shortestPaths, stepsOf } from "./shortest.js";
import { timedPaths, timedSteps } from "./temporal.js";

/** So many paths are told in words; all of them light up. */
export const TOLD = 20;
const FEWEST_HUBS = 3;
const SHARE_OF_HUBS = 0.01;

/** @type {RouteOptions} */
export const FIRST_OPTIONS = { planned: false, inTime: false, hubs: true, avoid: [] };

/** @type {{route: Route | null, passed: any, answer: Answer | null}} */
let latest = { route: null, passed: null, answer: null };

/**
 * The shortest paths of the route in a state, null where there are none; worked out once.
 * @param {State} state
 * @returns {Answer | null}
 */
export function answerOf(state) {
  const { route, passed } = state;
  if (!route?.to) return null;
  if (latest.route !== route || latest.passed !== passed)
    latest = { route, passed, answer: answer(state, route.from, route.to, route.options) };
  return latest.answer;
}

/** @param {State} state @param {NodeRecord} from @param {NodeRecord} to @param {RouteOptions} options */
function answer(state, from, to, options) {
  const { data } = state;
  const avoid = [...options.avoid, ...(options.hubs ? [] : hubsOf(data))];
  const walk = walkOf(state, { from, to }, options, avoid);
  if (!walk) return null;
  if (from === to) return alone(from);
  const found = (options.inTime ? timedPaths : shortestPaths)(walk, TOLD);
  if (!found) return null;
  const steps = options.inTime ? timedSteps : stepsOf;
  const relations = new Set(Array.from(found.relations, (row) => data.relations.at(row)));
  return {
    ...found,
    paths: found.paths.map((path) => inRecords(data, path, steps(walk, path))),
    relations,
    rows: found.relations,
    nodes: nodesOfPairs(data, found.pairs),
  };
}

/** @param {NodeRecord} node @returns {Answer} */
function alone(node) {
  const paths = [{ nodes: [node], steps: [] }];
  return {
    length: 0,
    count: 1n,
    paths,
    pairs: new Set(),
    relations: new Set(),
    rows: new Set(),
    nodes: new Set([node]),
  };
}

/** @param {Data} data @param {number[]} path @param {number[][]} steps @returns {Path} */
function inRecords({ nodes, relations }, path, steps) {
  return {
    nodes: path.map((row) => nodes[row]),
    steps: steps.map((rows, place) => ({
      from: nodes[path[place]],
      to: nodes[path[place + 1]],
      relations: rows.map((row) => relations.at(row)),
    })),
  };
}

/** @param {Data} data @param {Set<number>} pairs */
function nodesOfPairs({ nodes }, pairs) {
  const rows = [...pairs].flatMap((pair) => [Math.floor(pair / nodes.length), pair % nodes.length]);
  return new Set(rows.map((row) => nodes[row]));
}

/** Whether two nodes are neighbours on a path. @param {Answer} answer @param {Data} data @param {NodeRecord} one @param {NodeRecord} other */
export function isStep({ pairs }, { nodes }, one, other) {
  return pairs.has(pairOf(one.row, other.row, nodes.length));
}

/** The best connected nodes: the upper hundredth, three at least. @param {Data} data */
export function hubsOf(data) {
  const nodes = mostConnected(data);
  return nodes.slice(0, Math.max(FEWEST_HUBS, Math.floor(nodes.length * SHARE_OF_HUBS)));
}
