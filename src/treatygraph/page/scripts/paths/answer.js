/**
 * The answer to a path query.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { PathQuery, PathOptions, State } from "../state/store.js"
 * @typedef {"certain" | "possible" | null} Order whether something surely, or only possibly, does not precede
 *   the step before; null for the first step, and if the order does not matter
 * @typedef {{from: NodeRecord, to: NodeRecord, relations: Relation[], order: Order, orders: Order[]}} Step
 *   `orders`: those of its relations; `order`: the best of them
 * @typedef {{nodes: NodeRecord[], steps: Step[]}} Path
 * @typedef {{length: number, count: bigint, paths: Path[], pairs: Set<number>,
 *   relations: Set<Relation>, rows: Set<number>, nodes: Set<NodeRecord>}} Answer `rows` are those of
 *   `relations`
 */

import { mostConnected } from "../data/data.js";
import { searchSpace } from "./adjacency.js";
import { certainlyOrdered, certainOrder } from "./day-order.js";
import { pairOf, shortestPaths, stepsOf } from "./shortest.js";
import { temporalPaths, temporalSteps } from "./temporal.js";

/** Number of paths that are listed; all of them are highlighted. */
export const MOST_LISTED = 20;
const FEWEST_HUBS = 3;
const SHARE_OF_HUBS = 0.01;

/** @type {PathOptions} */
export const DEFAULT_OPTIONS = { planned: false, inTime: false, certain: false, hubs: true, avoid: [] };

/** @type {{pathQuery: PathQuery | null, passed: any, answer: Answer | null}} */
let latest = { pathQuery: null, passed: null, answer: null };

/**
 * The shortest paths of the current query, null if there are none; cached for the state.
 * @param {State} state
 * @returns {Answer | null}
 */
export function answerOf(state) {
  const { pathQuery, passed } = state;
  if (!pathQuery?.to) return null;
  if (latest.pathQuery !== pathQuery || latest.passed !== passed)
    latest = { pathQuery, passed, answer: answer(state, pathQuery.from, pathQuery.to, pathQuery.options) };
  return latest.answer;
}

/** @param {State} state @param {NodeRecord} from @param {NodeRecord} to @param {PathOptions} options */
function answer(state, from, to, options) {
  const { data } = state;
  const avoid = [...options.avoid, ...(options.hubs ? [] : hubsOf(data))];
  const space = searchSpace(state, { from, to }, options, avoid);
  if (!space) return null;
  if (from === to) return alone(from);
  const found = (options.inTime ? temporalPaths : shortestPaths)(space, MOST_LISTED);
  if (!found) return null;
  const steps = options.inTime ? temporalSteps : stepsOf;
  const relations = new Set(Array.from(found.relations, (row) => data.relations.at(row)));
  return {
    ...found,
    paths: found.paths.map((path) => inRecords(data, path, steps(space, path), options.inTime)),
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

/**
 * @param {Data} data
 * @param {number[]} path
 * @param {number[][]} steps
 * @param {boolean} inTime
 * @returns {Path}
 */
function inRecords({ nodes, relations, by }, path, steps, inTime) {
  const [, ...later] = inTime ? certainlyOrdered(certainOrder(by), steps) : [];
  const certain = [[], ...later];
  return {
    nodes: path.map((row) => nodes[row]),
    steps: steps.map((rows, index) => ({
      from: nodes[path[index]],
      to: nodes[path[index + 1]],
      relations: rows.map((row) => relations.at(row)),
      order: certain[index]?.length ? orderOf(certain[index].includes(true)) : null,
      orders: (certain[index] ?? []).map(orderOf),
    })),
  };
}

/** @param {boolean} certain @returns {Order} */
function orderOf(certain) {
  return certain ? "certain" : "possible";
}

/** @param {Data} data @param {Set<number>} pairs */
function nodesOfPairs({ nodes }, pairs) {
  const rows = [...pairs].flatMap((pair) => [Math.floor(pair / nodes.length), pair % nodes.length]);
  return new Set(rows.map((row) => nodes[row]));
}

/**
 * True if two nodes are adjacent on a path of the answer.
 * @param {Answer} answer
 * @param {Data} data
 * @param {NodeRecord} one
 * @param {NodeRecord} other
 */
export function isStep({ pairs }, { nodes }, one, other) {
  return pairs.has(pairOf(one.row, other.row, nodes.length));
}

/** The hubs: the top 1 % of nodes by degree, at least three. @param {Data} data */
export function hubsOf(data) {
  const nodes = mostConnected(data);
  return nodes.slice(0, Math.max(FEWEST_HUBS, Math.floor(nodes.length * SHARE_OF_HUBS)));
}
