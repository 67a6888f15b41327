/** Small worlds for the unit tests, and a search that tries everything. */

import { readData } from "../../src/treatygraph/page/scripts/data/data.js";
import { dayOf } from "../../src/treatygraph/page/scripts/data/days.js";
import { decode } from "../../src/treatygraph/page/scripts/data/decode.js";
import { possibleOrder } from "../../src/treatygraph/page/scripts/paths/day-order.js";

/** A generator of numbers below 1 that repeats for a seed (mulberry32). @param {number} seed */
export function random(seed) {
  let state = seed + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The search space of a graph in which each edge is a relation of its own.
 * @param {number} nodes
 * @param {number[][]} edges [one, other, first day, last day]
 * @param {number} from
 * @param {number} to
 */
export function searchSpaceOf(nodes, edges, from, to) {
  const lists = Array.from({ length: nodes }, () => /** @type {number[][]} */ ([]));
  edges.forEach(([one, other], relation) => {
    lists[one].push([other, relation]);
    lists[other].push([one, relation]);
  });
  const offsets = Int32Array.from([0, ...lists.map((_, node) => lists.slice(0, node + 1).flat().length)]);
  const adjacency = {
    offsets,
    neighbours: Int32Array.from(lists.flat().map(([other]) => other)),
    relations: Int32Array.from(lists.flat().map(([, relation]) => relation)),
  };
  const days = {
    first: Int32Array.from(edges.map(([, , first]) => first)),
    last: Int32Array.from(edges.map(([, , , last]) => last)),
  };
  const allowed = new Uint8Array(edges.length).fill(1);
  return { adjacency, order: possibleOrder(days), allowed, blocked: new Uint8Array(nodes), from, to };
}

/**
 * All shortest node sequences between two nodes, by trying every walk; with `inTime`, those for
 * which days can be chosen that do not decrease.
 * @param {number[][]} edges
 * @param {number} from
 * @param {number} to
 * @param {number} longest
 * @param {boolean} inTime
 */
export function walks(edges, from, to, longest, inTime) {
  let front = [{ path: [from], day: -Infinity }];
  for (let length = 1; length <= longest; length += 1) {
    const next = new Map();
    for (const { path, day } of front) {
      for (const [one, other, first, last] of [
        ...edges,
        ...edges.map(([a, b, ...days]) => [b, a, ...days]),
      ]) {
        if (one !== path.at(-1)) continue;
        const arrival = inTime ? Math.max(first, day) : 0;
        if (inTime && arrival > last) continue;
        const longer = [...path, other];
        const known = next.get(String(longer));
        next.set(String(longer), { path: longer, day: Math.min(arrival, known?.day ?? Infinity) });
      }
    }
    front = [...next.values()];
    const arrived = front.filter(({ path }) => path.at(-1) === to);
    if (arrived.length) return arrived.map(({ path }) => path);
  }
  return [];
}

const VOCABULARY = {
  kinds: [
    { key: "country", label: "country", plural: "countries", colour: "#2f6db3", joint: false },
    { key: "document", label: "document", plural: "documents", colour: "#8a6d1f", joint: true },
  ],
  types: [
    { key: "visited", label: "visited", inverse: "was visited by", symmetric: false, tie: true },
    { key: "met", label: "met", inverse: "", symmetric: true, tie: true },
  ],
  statuses: [
    { key: "happened", label: "happened", line: "solid", established: true },
    { key: "planned", label: "planned", line: "dashed", established: false },
  ],
  codes: {},
  attributes: {
    during: { label: "during", type: "reference" },
    value: { label: "value", type: "number", role: "number" },
    unit: { label: "unit", type: "text", role: "unit" },
    topics: { label: "topics", type: "topic" },
  },
  topics: { trade: "trade", water: "water" },
  sources: [{ id: "gazette", title: "Two presidents meet", publisher: "The Gazette", date: "2021-05-20" }],
  fields: { nodes: ["note"], relations: ["inferred", "note"] },
  fold: { blocks: {}, others: {} },
  budget: 600,
  starts: null,
};

/**
 * The data of a page, encoded as the page receives them.
 * @param {[string, string][]} nodes id and kind
 * @param {Record<string, any>[]} relations id, type, from, to, and what else they have
 */
export async function dataOf(nodes, relations) {
  const rowOf = new Map(nodes.map(([id], row) => [id, row]));
  const ends = (/** @type {string} */ end) =>
    relations.map((each) => [each[end]].flat().map((id) => rowOf.get(id)));
  const codeOf = (/** @type {any[]} */ list, /** @type {string} */ key) =>
    list.findIndex((each) => each.key === key);
  /** @type {Record<string, any[]>} */
  const numbers = {
    "nodes.kind": nodes.map(([, kind]) => codeOf(VOCABULARY.kinds, kind)),
    "relations.type": relations.map(({ type }) => codeOf(VOCABULARY.types, type)),
    "relations.status": relations.map(({ status = "happened" }) => codeOf(VOCABULARY.statuses, status)),
    "relations.pointers": relations.map(() => 1),
    "pointers.source": relations.map(() => 0),
  };
  for (const end of ["from", "to"]) {
    numbers[`relations.${end}.count`] = ends(end).map(({ length }) => length);
    numbers[`relations.${end}`] = ends(end).flat();
  }
  const values = { "nodes.id": nodes.map(([id]) => id), "nodes.name": nodes.map(([id]) => id.toUpperCase()) };
  values["relations.id"] = relations.map(({ id }) => id);
  const pools = {
    "relations.date": relations.map(({ date }) => date),
    "relations.inferred": relations.map(({ inferred }) => inferred),
    "relations.note": relations.map(({ note }) => note),
    "pointers.at": relations.map(({ at }) => at),
  };
  for (const key of Object.keys(VOCABULARY.attributes))
    pools[`relations.attributes.${key}`] = relations.map((each) => each[key]);
  for (const [name, column] of Object.entries(pools)) {
    const pool = /** @type {any[]} */ ([]);
    numbers[name] = column.map((value) => {
      if (value === undefined) return 0;
      const index = pool.findIndex((each) => JSON.stringify(each) === JSON.stringify(value));
      if (index < 0) pool.push(value);
      return index < 0 ? 1 : index + 2;
    });
    values[name] = pool;
  }
  const bounds = values["relations.date"].map((date) => date.split("/"));
  // dates are days and intervals of days, which are as certain as they are possible
  numbers["dates.first"] = numbers["dates.certain_first"] = bounds.map(([first]) => dayOf(first));
  numbers["dates.last"] = numbers["dates.certain_last"] = bounds.map((ends) => dayOf(ends.at(-1)));
  const plain = { ...VOCABULARY, drawn: nodes.length };
  const columns = await decode("application/json", JSON.stringify({ plain, numbers, values }));
  return readData(columns, { id: nodes.map((_, row) => row), x: nodes.map(() => 0), y: nodes.map(() => 0) });
}
