/**
 * Apply the filters.
 *
 * A relation passes unless something hides it: its type, its status, all of its topics, all of its sources,
 * all of its speakers, the period, or the nodes at one end (their kinds, nodes hidden one by one, or a neighbourhood that
 * excludes them). A line passes if one of its relations and both ends do; a node passes if a line at it
 * does. A node without relations passes as long as only kinds are filtered. A node of a joint kind that is
 * switched off does not hide its relations if it links two nodes that are not (see `linking.js`).
 *
 * Results are byte masks by row: there may be hundreds of thousands of relations.
 *
 * @import { Lists } from "../data/csr.js"
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {"kind" | "status" | "relation" | "topic" | "source" | "speaker"} Group
 * @typedef {Record<Group, Set<string>>} Off switched-off keys by group
 * @typedef {{first: number | null, last: number | null, mode: "during" | "started",
 *   undated: boolean, certain: boolean}} Period days from 1970-01-01, null for an open end; `certain`: only
 *   what certainly was in the period, where one is chosen
 * @typedef {{node: NodeRecord, steps: number} | null} Neighbourhood
 * @typedef {{off: Off, period: Period, hidden: Set<NodeRecord>, around: Neighbourhood}} Criteria
 * @typedef {{nodes: RowSet<NodeRecord>, relations: RowSet<Relation>, whenever: RowSet<Relation>,
 *   certainty: Certainty, linking: Uint8Array, counts: SwitchCounts,
 *   inPeriod: {possible: SwitchCounts, undated: SwitchCounts} | null,
 *   hides: Record<string, number>}} Passed `whenever`: relations that pass all filters but the period;
 *   `counts`: for each switch, its count under the filters of all other groups; `inPeriod`: how many of
 *   these relations are only possible in the period, and how many undated; null without a period; `hides`:
 *   number of relations that each filter hides; `linking`: by row, nodes that are switched off and link
 *   others
 * @typedef {Record<Group, Map<string, number>>} SwitchCounts
 */

import { listAt } from "../data/csr.js";
import { topicKey } from "../data/figure.js";
import { RowSet } from "../data/row-set.js";
import { speakersOf } from "../data/speakers.js";
import { sourceLabels } from "../panel/source-labels.js";
import { Certainty, isBounded } from "./certainty.js";
import { linkingNodes } from "./linking.js";
import { countByCode, countByList, hideByCode, hideByList } from "./masks.js";

/** @type {Group[]} */
export const GROUPS = ["kind", "status", "relation", "topic", "source", "speaker"];
/** The key of relations without a topic, source or speaker. */
const NONE = "";

const BITS = { kind: 1, status: 2, relation: 4, topic: 8, source: 16, period: 32, nodes: 64, speaker: 128 };
/** Hides a relation from the counts of every group. */
const EVERY_BIT = 255;
/** @typedef {{data: Data, certainty: Certainty, masks: Uint8Array, excluded: Uint8Array, linking: Uint8Array}} Exclusions `masks`: bits of the filters that hide each relation; `excluded`: for each node INCLUDED, BY_KIND or BY_HAND */
const INCLUDED = 0;
const BY_KIND = 1;
const BY_HAND = 2;

/** Criteria that let everything through. @returns {Criteria} */
export function noFilters() {
  const off = /** @type {Off} */ (Object.fromEntries(GROUPS.map((group) => [group, new Set()])));
  const open = { first: null, last: null, undated: true, certain: false };
  const period = /** @type {Period} */ ({ ...open, mode: "during" });
  return { off, period, hidden: new Set(), around: null };
}

/**
 * A period with these ends. A period leaves undated relations out until they are switched on, because there
 * may be many times more of them than of those that match; all dates include them again.
 * @param {Period} period
 * @param {{first: number | null, last: number | null}} ends
 * @returns {Period}
 */
export function withEnds(period, { first, last }) {
  const [was, is] = [isBounded(period), isBounded({ first, last })];
  const undated = was === is ? period.undated : !is;
  return { ...period, first, last, undated, certain: period.certain && is };
}

/** True if the criteria let everything through. @param {Criteria} criteria */
function isUnfiltered({ off, period, hidden, around }) {
  const open = !isBounded(period) && period.undated;
  return open && !hidden.size && !around && GROUPS.every((group) => !off[group].size);
}

/**
 * The switches of each group: only entries that occur in the data.
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
  const used = countAll(exclusionsOf(data, noFilters()));
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
    speaker: speakerEntries(data, used.speaker),
  };
}

/**
 * Apply criteria to all relations and nodes, and count for the switches.
 * @param {Data} data
 * @param {Criteria} criteria
 * @returns {Passed}
 */
export function applyFilters(data, criteria) {
  const exclusions = exclusionsOf(data, criteria);
  const { masks } = exclusions;
  const near = neighbourhood(exclusions, criteria);
  if (near) leaveOut(exclusions, near);
  const nodes = passingNodes(exclusions, near, criteria);
  return {
    nodes,
    relations: new RowSet(masks.map((mask) => (mask ? 0 : 1))),
    whenever: new RowSet(masks.map((mask) => (mask & ~BITS.period ? 0 : 1))),
    certainty: exclusions.certainty,
    linking: exclusions.linking,
    counts: { ...countAll(exclusions), kind: countKinds(data, nodesBut(exclusions, nodes, criteria)) },
    inPeriod: exclusions.certainty.applies ? countInPeriod(exclusions) : null,
    hides: hidings(masks),
  };
}

/** @param {Exclusions} exclusions */
function countInPeriod(exclusions) {
  const { masks, certainty, data } = exclusions;
  const of = (/** @type {(row: number) => boolean} */ counts) =>
    countAll({ ...exclusions, masks: masks.map((mask, row) => (counts(row) ? mask : EVERY_BIT)) });
  return {
    possible: of((row) => certainty.isPossible(row)),
    undated: of((row) => !data.by.date[row]),
  };
}

/** @param {Data} data @param {Criteria} criteria @returns {Exclusions} */
function exclusionsOf(data, criteria) {
  const certainty = new Certainty(data, criteria.period);
  const exclusions = {
    data,
    certainty,
    masks: new Uint8Array(data.relations.length),
    excluded: excludedNodes(data, criteria),
    linking: new Uint8Array(data.nodes.length),
  };
  const { masks, excluded } = exclusions;
  hideByCode(
    masks,
    data.by.type,
    data.types.map(({ key }) => criteria.off.relation.has(key)),
    BITS.relation,
  );
  hideByCode(
    masks,
    data.by.status,
    data.statuses.map(({ key }) => criteria.off.status.has(key)),
    BITS.status,
  );
  hideByCode(masks, data.by.topics, topicsOff(data, criteria.off.topic), BITS.topic);
  const { source, speaker } = criteria.off;
  if (source.size) hideByList(masks, data.by.pointers, sourceKeys(data), source, BITS.source);
  if (speaker.size) hideByList(masks, speakersOf(data).ofRelations, speakerKeys(data), speaker, BITS.speaker);
  hideByCode(masks, data.by.date, certainty.hides(criteria.period), BITS.period);
  const [isOff, isOpen] = [BY_KIND, INCLUDED].map(
    (how) => (/** @type {number} */ row) => excluded[row] === how,
  );
  if (criteria.off.kind.size) exclusions.linking = linkingNodes(data, masks, isOff, isOpen);
  hideByEnds(exclusions);
  return exclusions;
}

/** @param {Data} data @param {Criteria} criteria */
function excludedNodes({ nodes }, { off, hidden }) {
  const excluded = new Uint8Array(nodes.length);
  if (off.kind.size)
    for (const { row, kind } of nodes) excluded[row] = off.kind.has(kind.key) ? BY_KIND : INCLUDED;
  for (const { row } of hidden) excluded[row] = BY_HAND;
  return excluded;
}

/**
 * For each list of topics (index 0: none), whether all of its topics are off.
 * @param {Data} data
 * @param {Set<string>} off
 */
function topicsOff(data, off) {
  return off.size ? topicLists(data).map((list) => list.every((topic) => off.has(topic))) : [];
}

/** @type {WeakMap<Data, string[][]>} */
const listed = new WeakMap();

/**
 * Topics by the code of their list, without repetition; code 0 means none.
 * @param {Data} data
 * @returns {string[][]}
 */
function topicLists(data) {
  let lists = listed.get(data);
  if (!lists) {
    const told = data.columns.values(`relations.attributes.${topicKey(data)}`);
    lists = [[], ...told].map((list) => (list.length ? [...new Set(list)] : [NONE]));
    listed.set(data, lists);
  }
  return lists;
}

/** @param {Data} data */
function sourceKeys({ sources }) {
  return [...sources.map(({ id }) => id), NONE];
}

/** @type {WeakMap<Data, string[]>} */
const voiced = new WeakMap();

/** The ids of all nodes, each of which may speak. @param {Data} data */
function speakerKeys(data) {
  const keys = voiced.get(data) ?? [...data.columns.values("nodes.id"), NONE];
  voiced.set(data, keys);
  return keys;
}

/**
 * Those who are quoted; nobody if no source quotes anybody.
 * @param {Data} data
 * @param {Map<string, number>} used
 */
function speakerEntries({ nodes }, used) {
  const quoted = nodes.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ key: id, label: name }));
  return quoted.length && used.has(NONE) ? [...quoted, { key: NONE, label: NONE }] : quoted;
}

/** Hide relations if all nodes at one of their ends are excluded. @param {Exclusions} exclusions */
function hideByEnds({ data: { by }, masks, excluded: hidden, linking }) {
  if (!hidden.some(Boolean)) return;
  const excluded = hidden.map((how, row) => (linking[row] ? INCLUDED : how));
  for (let row = 0; row < masks.length; row += 1) {
    const least = Math.max(weakestExclusion(excluded, by.from, row), weakestExclusion(excluded, by.to, row));
    if (least) masks[row] |= least === BY_HAND ? BITS.nodes : BITS.kind;
  }
}

/**
 * The weakest exclusion reason among the nodes at one end.
 * @param {Uint8Array} excluded
 * @param {Lists} ends
 * @param {number} row
 */
function weakestExclusion(excluded, { offsets, items }, row) {
  let least = offsets[row] < offsets[row + 1] ? BY_HAND : INCLUDED;
  for (let at = offsets[row]; least && at < offsets[row + 1]; at += 1)
    least = Math.min(least, excluded[items[at]]);
  return least;
}

/**
 * Nodes within some steps of the central node over passing relations; null for all nodes.
 * @param {Exclusions} exclusions
 * @param {Criteria} criteria
 */
function neighbourhood({ data, masks, excluded, linking }, { around }) {
  if (!around) return null;
  const near = new Uint8Array(excluded.length);
  let reached = [around.node.row];
  near[around.node.row] = 1;
  for (let step = 0; step < around.steps; step += 1) {
    const next = /** @type {number[]} */ ([]);
    for (const node of reached) {
      for (const row of listAt(data.touching, node)) {
        if (masks[row]) continue;
        const from = listAt(data.by.from, row);
        for (const other of from.includes(node) ? listAt(data.by.to, row) : from) {
          if ((excluded[other] && !linking[other]) || near[other]) continue;
          near[other] = 1;
          // nothing is drawn for a linking node, so the step goes on to what it links
          (linking[other] ? reached : next).push(other);
        }
      }
    }
    reached = next;
  }
  return near;
}

/** @param {Exclusions} exclusions @param {Uint8Array} near */
function leaveOut({ data: { by }, masks }, near) {
  const outside = (/** @type {Int32Array} */ ends) => !ends.some((node) => near[node]);
  for (let row = 0; row < masks.length; row += 1) {
    if (outside(listAt(by.from, row)) || outside(listAt(by.to, row))) masks[row] |= BITS.nodes;
  }
}

/** @param {Exclusions} exclusions @param {Uint8Array | null} near @param {Criteria} criteria */
function passingNodes({ data, masks, excluded, linking }, near, criteria) {
  const { source, target, relation } = data.edges;
  const open = excluded.map((how, row) => Number(!how && row < data.drawn && (!near || near[row])));
  const marks = new Uint8Array(open.length);
  for (let edge = 0; edge < relation.length; edge += 1) {
    const [one, other] = [source[edge], target[edge]];
    if (masks[relation[edge]]) continue;
    if (open[one] && (open[other] || linking[other])) marks[one] = 1;
    if (open[other] && (open[one] || linking[one])) marks[other] = 1;
  }
  const alone = isUnfiltered({ ...criteria, off: { ...criteria.off, kind: new Set() }, hidden: new Set() });
  for (let row = 0; alone && row < open.length; row += 1)
    if (open[row] && !data.nodes[row].degree) marks[row] = 1;
  return new RowSet(marks);
}

/** Number of relations that each filter hides. @param {Uint8Array} masks @returns {Record<string, number>} */
function hidings(masks) {
  const alike = new Int32Array(256);
  for (const mask of masks) alike[mask] += 1;
  const hidden = (/** @type {number} */ bit) =>
    alike.reduce((sum, count, mask) => sum + (mask & bit ? count : 0), 0);
  return Object.fromEntries(Object.entries(BITS).map(([filter, bit]) => [filter, hidden(bit)]));
}

/**
 * Number of relations per key under the filters of the other groups; kinds are counted separately.
 * @param {Exclusions} exclusions
 * @returns {SwitchCounts}
 */
function countAll({ data, masks }) {
  const { types, statuses, by } = data;
  const keys = (/** @type {{key: string}[]} */ entries) => entries.map(({ key }) => [key]);
  return {
    kind: new Map(),
    status: countByCode(masks, by.status, keys(statuses), BITS.status),
    relation: countByCode(masks, by.type, keys(types), BITS.relation),
    topic: countByCode(masks, by.topics, topicLists(data), BITS.topic),
    source: countByList(masks, by.pointers, sourceKeys(data), BITS.source),
    speaker: data.quotes
      ? countByList(masks, speakersOf(data).ofRelations, speakerKeys(data), BITS.speaker)
      : new Map(),
  };
}

/** @param {Data} data @param {RowSet<NodeRecord>} nodes */
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
 * Nodes that would pass if their own kind were switched on (for the counts beside kind switches).
 * @param {Exclusions} exclusions
 * @param {RowSet<NodeRecord>} nodes
 * @param {Criteria} criteria
 */
function nodesBut({ data, masks, excluded }, nodes, { off, around }) {
  if (!off.kind.size || around) return nodes;
  const { source, target, relation } = data.edges;
  const marks = nodes.marks.slice();
  const alike = (/** @type {number} */ one, /** @type {number} */ other) =>
    data.nodes[one].kind === data.nodes[other].kind;
  for (let edge = 0; edge < relation.length; edge += 1) {
    const [one, other] = [source[edge], target[edge]];
    if (masks[relation[edge]] & ~BITS.kind || one >= data.drawn || other >= data.drawn) continue;
    if (excluded[one] !== BY_HAND && (!excluded[other] || alike(one, other))) marks[one] = 1;
    if (excluded[other] !== BY_HAND && (!excluded[one] || alike(one, other))) marks[other] = 1;
  }
  return new RowSet(marks);
}
