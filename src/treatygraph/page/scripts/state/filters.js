/**
 * What the filters let through.
 *
 * A relation passes when nothing hides it: neither its type, its status, all of its topics, all of
 * its sources, the period, nor the nodes at its ends (their kinds, nodes hidden one by one, or a
 * neighbourhood that they lie outside of). A line passes when a relation of it does, and both its
 * ends; a node when a line at it does. A node without any relation passes while nothing but kinds
 * is filtered.
 *
 * What passes is marked by rows: there may be hundreds of thousands of relations.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {"kind" | "status" | "relation" | "topic" | "source"} Group
 * @typedef {Record<Group, Set<string>>} Off keys that are switched off, by group
 * @typedef {{first: number | null, last: number | null, mode: "during" | "started",
 *   undated: boolean}} Period days from 1970-01-01, null where it is open
 * @typedef {{node: NodeRecord, steps: number} | null} Neighbourhood
 * @typedef {{off: Off, period: Period, hidden: Set<NodeRecord>, around: Neighbourhood}} Criteria
 * @typedef {{nodes: Marks<NodeRecord>, relations: Marks<Relation>, whenever: Marks<Relation>,
 *   counts: Record<Group, Map<string, number>>,
 *   hides: Record<string, number>}} Passed `whenever`: what passes but for the period; `counts`: for
 *   each switch, how much there is of it as far as the other filters let it; `hides`: for each
 *   filter, how many relations it hides
 */

import { listAt } from "../data/csr.js";
import { Marks } from "../data/row-set.js";
import { sourceLabels } from "../panel/source-labels.js";

/** @type {Group[]} */
export const GROUPS = ["kind", "status", "relation", "topic", "source"];
/** The key of relations without a topic or source. */
const NONE = "";

const BITS = { kind: 1, status: 2, relation: 4, topic: 8, source: 16, period: 32, nodes: 64 };
/** @typedef {{data: Data, masks: Uint8Array, shut: Uint8Array}} Sieve `masks` are the filters that
 *   hide a relation, as bits; `shut` the nodes that are out whatever relations they have: OPEN,
 *   BY_KIND or BY_HAND */
const OPEN = 0;
const BY_KIND = 1;
const BY_HAND = 2;

/** Criteria that let everything through. @returns {Criteria} */
export function everything() {
  const off = /** @type {Off} */ (Object.fromEntries(GROUPS.map((group) => [group, new Set()])));
  const period = /** @type {Period} */ ({ first: null, last: null, mode: "during", undated: true });
  return { off, period, hidden: new Set(), around: null };
}

/** Whether criteria let everything through. @param {Criteria} criteria */
function isEverything({ off, period, hidden, around }) {
  const open = period.first === null && period.last === null && period.undated;
  return open && !hidden.size && !around && GROUPS.every((group) => !off[group].size);
}

/**
 * The entries that a group switches, as far as the data use them.
 * @param {Data} data
 * @returns {Record<Group, {key: string, label: string}[]>}
 */
export function switchable(data) {
  const found = offered.get(data) ?? entriesOf(data);
  offered.set(data, found);
  return found;
}

/** @type {WeakMap<Data, Record<Group, {key: string, label: string}[]>>} */
const offered = new WeakMap();

/** @param {Data} data @returns {Record<Group, {key: string, label: string}[]>} */
function entriesOf(data) {
  const used = countAll(sieveOf(data, everything()));
  for (const node of data.nodes) if (node.drawn || node.degree) used.kind.set(node.kind.key, 1);
  const labels = sourceLabels(data);
  const topics = Object.entries(data.topics).map(([key, label]) => ({ key, label }));
  const sources = data.sources.map((source) => ({ key: source.id, label: labels.get(source) ?? "" }));
  const among = (/** @type {Group} */ group, /** @type {any[]} */ entries) =>
    entries.filter(({ key }) => used[group].has(key));
  return {
    kind: among("kind", data.kinds),
    status: among("status", data.statuses),
    relation: among("relation", data.types),
    topic: among("topic", [...topics, { key: NONE, label: NONE }]),
    source: among("source", [...sources, { key: NONE, label: NONE }]),
  };
}

/**
 * What passes, and what is counted beside the switches.
 * @param {Data} data
 * @param {Criteria} criteria
 * @returns {Passed}
 */
export function pass(data, criteria) {
  const sieve = sieveOf(data, criteria);
  const { masks } = sieve;
  const near = neighbourhood(sieve, criteria);
  if (near) leaveOut(sieve, near);
  const nodes = passingNodes(sieve, near, criteria);
  return {
    nodes,
    relations: new Marks(masks.map((mask) => (mask ? 0 : 1))),
    whenever: new Marks(masks.map((mask) => (mask & ~BITS.period ? 0 : 1))),
    counts: { ...countAll(sieve), kind: countKinds(data, nodesBut(sieve, nodes, criteria)) },
    hides: hidings(masks),
  };
}

/** @param {Data} data @param {Criteria} criteria @returns {Sieve} */
function sieveOf(data, criteria) {
  const sieve = { data, masks: new Uint8Array(data.relations.length), shut: shutNodes(data, criteria) };
  hideByCode(
    sieve,
    data.by.type,
    data.types.map(({ key }) => criteria.off.relation.has(key)),
    BITS.relation,
  );
  hideByCode(
    sieve,
    data.by.status,
    data.statuses.map(({ key }) => criteria.off.status.has(key)),
    BITS.status,
  );
  hideByCode(sieve, data.by.topics, topicsOff(data, criteria.off.topic), BITS.topic);
  hideBySource(sieve, criteria.off.source);
  hideByCode(sieve, data.by.date, datesOff(data, criteria.period), BITS.period);
  hideByEnds(sieve);
  return sieve;
}

/** @param {Data} data @param {Criteria} criteria */
function shutNodes({ nodes }, { off, hidden }) {
  const shut = new Uint8Array(nodes.length);
  if (off.kind.size) for (const { row, kind } of nodes) shut[row] = off.kind.has(kind.key) ? BY_KIND : OPEN;
  for (const { row } of hidden) shut[row] = BY_HAND;
  return shut;
}

/**
 * @param {Sieve} sieve
 * @param {Int32Array} codes of relations
 * @param {boolean[]} off by code
 * @param {number} bit
 */
function hideByCode({ masks }, codes, off, bit) {
  if (!off.includes(true)) return;
  for (let row = 0; row < masks.length; row += 1) if (off[codes[row]]) masks[row] |= bit;
}

/** For each list of topics, the empty one first, whether all of it is off. @param {Data} data @param {Set<string>} off */
function topicsOff(data, off) {
  return off.size ? topicLists(data).map((list) => list.every((topic) => off.has(topic))) : [];
}

/** @type {WeakMap<Data, string[][]>} */
const listed = new WeakMap();

/** The topics by the code of their list, each once; 0 is the code of none. @param {Data} data @returns {string[][]} */
function topicLists(data) {
  let lists = listed.get(data);
  if (!lists) {
    const told = data.columns.values("relations.attributes.topics");
    lists = [[], ...told].map((list) => (list.length ? [...new Set(list)] : [NONE]));
    listed.set(data, lists);
  }
  return lists;
}

/** @param {Sieve} sieve @param {Set<string>} off */
function hideBySource({ data, masks }, off) {
  if (!off.size) return;
  const gone = data.sources.map(({ id }) => off.has(id));
  const { offsets, items } = data.by.pointers;
  for (let row = 0; row < masks.length; row += 1) {
    let hides = offsets[row] < offsets[row + 1] || off.has(NONE);
    for (let at = offsets[row]; hides && at < offsets[row + 1]; at += 1) hides = gone[items[at]];
    if (hides) masks[row] |= BITS.source;
  }
}

/** For each date, none first, whether it is out of the period. @param {Data} data @param {Period} period */
function datesOff({ columns }, period) {
  if (period.first === null && period.last === null && period.undated) return [];
  const [first, last] = [columns.numbers("dates.first"), columns.numbers("dates.last")];
  const off = [!period.undated];
  first.forEach((day, place) => off.push(!isInPeriod(day, last[place], period)));
  return off;
}

/**
 * Whether a relation was active during a period, or started in it, by the earliest and latest day
 * that its date allows. An undated one is in it when undated ones are wanted.
 * @param {number} first
 * @param {number} last
 * @param {Period} period
 */
function isInPeriod(first, last, { first: from, last: to, mode, undated }) {
  if (first > last) return undated;
  if (mode === "started") return (from === null || first >= from) && (to === null || first <= to);
  return (to === null || first <= to) && (from === null || last >= from);
}

/** A relation goes with all nodes at one of its ends. @param {Sieve} sieve */
function hideByEnds({ data: { by }, masks, shut }) {
  if (!shut.some(Boolean)) return;
  for (let row = 0; row < masks.length; row += 1) {
    const least = Math.max(leastShut(shut, by.from, row), leastShut(shut, by.to, row));
    if (least) masks[row] |= least === BY_HAND ? BITS.nodes : BITS.kind;
  }
}

/** How the nodes at an end are shut that are shut the least. @param {Uint8Array} shut @param {import("../data/csr.js").Lists} ends @param {number} row */
function leastShut(shut, { offsets, items }, row) {
  let least = offsets[row] < offsets[row + 1] ? BY_HAND : OPEN;
  for (let at = offsets[row]; least && at < offsets[row + 1]; at += 1)
    least = Math.min(least, shut[items[at]]);
  return least;
}

/**
 * The nodes within some steps of the one in the middle, over relations that pass; null for all.
 * @param {Sieve} sieve
 * @param {Criteria} criteria
 */
function neighbourhood({ data, masks, shut }, { around }) {
  if (!around) return null;
  const near = new Uint8Array(shut.length);
  let reached = [around.node.row];
  near[around.node.row] = 1;
  for (let step = 0; step < around.steps; step += 1) {
    const next = [];
    for (const node of reached) {
      for (const row of listAt(data.touching, node)) {
        if (masks[row]) continue;
        const from = listAt(data.by.from, row);
        for (const other of from.includes(node) ? listAt(data.by.to, row) : from) {
          if (shut[other] || near[other]) continue;
          near[other] = 1;
          next.push(other);
        }
      }
    }
    reached = next;
  }
  return near;
}

/** @param {Sieve} sieve @param {Uint8Array} near */
function leaveOut({ data: { by }, masks }, near) {
  const outside = (/** @type {Int32Array} */ ends) => !ends.some((node) => near[node]);
  for (let row = 0; row < masks.length; row += 1) {
    if (outside(listAt(by.from, row)) || outside(listAt(by.to, row))) masks[row] |= BITS.nodes;
  }
}

/** @param {Sieve} sieve @param {Uint8Array | null} near @param {Criteria} criteria */
function passingNodes({ data, masks, shut }, near, criteria) {
  const { source, target, relation } = data.edges;
  const open = shut.map((how, row) => Number(!how && row < data.drawn && (!near || near[row])));
  const marks = new Uint8Array(open.length);
  for (let edge = 0; edge < relation.length; edge += 1) {
    const [one, other] = [source[edge], target[edge]];
    if (!masks[relation[edge]] && open[one] && open[other]) marks[one] = marks[other] = 1;
  }
  const alone = isEverything({ ...criteria, off: { ...criteria.off, kind: new Set() }, hidden: new Set() });
  for (let row = 0; alone && row < open.length; row += 1)
    if (open[row] && !data.nodes[row].degree) marks[row] = 1;
  return new Marks(marks);
}

/** How many relations each filter hides. @param {Uint8Array} masks @returns {Record<string, number>} */
function hidings(masks) {
  const alike = new Int32Array(256);
  for (const mask of masks) alike[mask] += 1;
  const hidden = (/** @type {number} */ bit) =>
    alike.reduce((sum, count, mask) => sum + (mask & bit ? count : 0), 0);
  return Object.fromEntries(Object.entries(BITS).map(([filter, bit]) => [filter, hidden(bit)]));
}

/**
 * How many relations each key has, as far as the filters of other groups let them; no kinds yet.
 * @param {Sieve} sieve
 * @returns {Record<Group, Map<string, number>>}
 */
function countAll({ data, masks }) {
  const { types, statuses, sources, by } = data;
  const keys = (/** @type {{key: string}[]} */ entries) => entries.map(({ key }) => [key]);
  return {
    kind: new Map(),
    status: countByCode(masks, by.status, keys(statuses), BITS.status),
    relation: countByCode(masks, by.type, keys(types), BITS.relation),
    topic: countByCode(masks, by.topics, topicLists(data), BITS.topic),
    source: countBySource(masks, by.pointers, [...sources.map(({ id }) => id), NONE]),
  };
}

/**
 * @param {Uint8Array} masks
 * @param {Int32Array} codes
 * @param {string[][]} keys by code
 * @param {number} bit of the group, which does not count
 */
function countByCode(masks, codes, keys, bit) {
  const alike = new Int32Array(keys.length);
  for (let row = 0; row < masks.length; row += 1) if (!(masks[row] & ~bit)) alike[codes[row]] += 1;
  const counts = new Map();
  alike.forEach((count, code) => count && keys[code].forEach((key) => add(counts, key, count)));
  return counts;
}

/** @param {Uint8Array} masks @param {import("../data/csr.js").Lists} pointers @param {string[]} keys the last for none */
function countBySource(masks, { offsets, items }, keys) {
  const alike = new Int32Array(keys.length);
  const latest = new Int32Array(keys.length).fill(-1);
  const count = (/** @type {number} */ source, /** @type {number} */ row) => {
    if (latest[source] !== row) alike[source] += 1;
    latest[source] = row;
  };
  for (let row = 0; row < masks.length; row += 1) {
    if (masks[row] & ~BITS.source) continue;
    for (let at = offsets[row]; at < offsets[row + 1]; at += 1) count(items[at], row);
    if (offsets[row] === offsets[row + 1]) count(keys.length - 1, row);
  }
  return new Map(
    keys.map((key, code) => /** @type {const} */ ([key, alike[code]])).filter(([, number]) => number),
  );
}

/** @param {Data} data @param {Marks<NodeRecord>} nodes */
function countKinds({ kinds, columns }, { marks }) {
  const out = marks.map((mark) => Number(!mark));
  return countByCode(
    out,
    columns.numbers("nodes.kind"),
    kinds.map(({ key }) => [key]),
    0,
  );
}

/**
 * The nodes that would be there if no kind were switched off but those of their neighbours.
 * @param {Sieve} sieve
 * @param {Marks<NodeRecord>} nodes
 * @param {Criteria} criteria
 */
function nodesBut({ data, masks, shut }, nodes, { off, around }) {
  if (!off.kind.size || around) return nodes;
  const { source, target, relation } = data.edges;
  const marks = nodes.marks.slice();
  const alike = (/** @type {number} */ one, /** @type {number} */ other) =>
    data.nodes[one].kind === data.nodes[other].kind;
  for (let edge = 0; edge < relation.length; edge += 1) {
    const [one, other] = [source[edge], target[edge]];
    if (masks[relation[edge]] & ~BITS.kind || one >= data.drawn || other >= data.drawn) continue;
    if (shut[one] !== BY_HAND && (!shut[other] || alike(one, other))) marks[one] = 1;
    if (shut[other] !== BY_HAND && (!shut[one] || alike(one, other))) marks[other] = 1;
  }
  return new Marks(marks);
}

/** @param {Map<string, number>} counts @param {string} key @param {number} number */
function add(counts, key, number) {
  counts.set(key, (counts.get(key) ?? 0) + number);
}
