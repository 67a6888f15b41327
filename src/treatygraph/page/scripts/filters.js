/**
 * What the filters let through.
 *
 * A relation passes when nothing hides it: neither its type, its status, all of its topics, all of
 * its sources, the period, nor the nodes at its ends (their kinds, nodes hidden one by one, or a
 * neighbourhood that they lie outside of). A line passes when a relation of it does, and both its
 * ends; a node when a line at it does. A node without any relation passes while nothing but kinds
 * is filtered.
 *
 * @import { Data, Line, NodeRecord, Relation } from "./data.js"
 * @typedef {"kind" | "status" | "relation" | "topic" | "source"} Group
 * @typedef {Record<Group, Set<string>>} Off keys that are switched off, by group
 * @typedef {{first: number | null, last: number | null, mode: "during" | "started",
 *   undated: boolean}} Period days from 1970-01-01, null where it is open
 * @typedef {{node: NodeRecord, steps: number} | null} Neighbourhood
 * @typedef {{off: Off, period: Period, hidden: Set<NodeRecord>, around: Neighbourhood}} Criteria
 * @typedef {{nodes: Set<NodeRecord>, relations: Set<Relation>, lines: Set<Line>,
 *   whenever: Relation[], counts: Record<Group, Map<string, number>>,
 *   hides: Record<string, number>}} Passed `whenever`: what passes but for the period; `counts`: for
 *   each switch, how much there is of it as far as the other filters let it; `hides`: for each
 *   filter, how many relations it hides
 */

/** @type {Group[]} */
export const GROUPS = ["kind", "status", "relation", "topic", "source"];
/** The key of relations without a topic or source. */
const NONE = "";

const BITS = { kind: 1, status: 2, relation: 4, topic: 8, source: 16, period: 32, nodes: 64 };
/** @typedef {keyof typeof BITS} Filter */
const FILTERS = /** @type {Filter[]} */ (Object.keys(BITS));

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

/** The keys of a relation in a group. @param {Relation} relation @param {Group} group @returns {string[]} */
function keysOf(relation, group) {
  if (group === "status") return [relation.status.key];
  if (group === "relation") return [relation.type.key];
  if (group === "kind") return [...relation.from, ...relation.to].map((node) => node.kind.key);
  const keys = group === "topic" ? relation.attributes.topics : relation.sources.map(({ id }) => id);
  return keys?.length ? keys : [NONE];
}

/**
 * The entries that a group switches, as far as the data use them.
 * @param {Data} data
 * @returns {Record<Group, {key: string, label: string}[]>}
 */
export function switchable(data) {
  const used = /** @type {Record<Group, Set<string>>} */ ({});
  for (const group of GROUPS)
    used[group] = new Set(data.relations.flatMap((relation) => keysOf(relation, group)));
  data.nodes.forEach((node) => node.drawn && used.kind.add(node.kind.key));
  const topics = Object.entries(data.topics).map(([key, label]) => ({ key, label }));
  const sources = data.sources.map(({ id, title, publisher }) => ({ key: id, label: publisher ?? title }));
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
  const shut = shutNodes(data, criteria);
  const masks = data.relations.map((relation) => maskOf(relation, criteria, shut));
  const near = neighbourhood(data, masks, shut, criteria);
  if (near) leaveOut(data, masks, near);
  const relations = new Set(data.relations.filter((_, row) => !masks[row]));
  const open = (/** @type {NodeRecord} */ node) => !shut.has(node) && (!near || near.has(node));
  const lines = new Set(
    data.lines.filter((line) => open(line.from) && open(line.to) && line.relations.some((each) => relations.has(each))),
  );
  const tied = new Set([...lines].flatMap((line) => [line.from, line.to]));
  const alone = isEverything({ ...criteria, off: { ...criteria.off, kind: new Set() }, hidden: new Set() });
  const nodes = new Set(
    data.nodes.filter((node) => node.drawn && open(node) && (tied.has(node) || (alone && !node.relations.length))),
  );
  const whenever = data.relations.filter((_, row) => !(masks[row] & ~BITS.period));
  const counts = countAll(data, masks, nodes, criteria);
  return { nodes, relations, lines, whenever, counts, hides: hidings(masks) };
}

/** Nodes that are out whatever relations they have. @param {Data} data @param {Criteria} criteria */
function shutNodes(data, { off, hidden }) {
  return new Set(data.nodes.filter((node) => hidden.has(node) || off.kind.has(node.kind.key)));
}

/**
 * The filters that hide a relation, as bits.
 * @param {Relation} relation
 * @param {Criteria} criteria
 * @param {Set<NodeRecord>} shut
 */
function maskOf(relation, { off, period, hidden }, shut) {
  let mask = 0;
  for (const group of /** @type {Group[]} */ (["status", "relation", "topic", "source"])) {
    if (off[group].size && keysOf(relation, group).every((key) => off[group].has(key))) mask |= BITS[group];
  }
  if (!isInPeriod(relation, period)) mask |= BITS.period;
  const gone = (/** @type {NodeRecord[]} */ ends) => ends.every((node) => shut.has(node));
  if (shut.size && (gone(relation.from) || gone(relation.to))) {
    const byHand = relation.from.every((node) => hidden.has(node)) || relation.to.every((node) => hidden.has(node));
    mask |= byHand ? BITS.nodes : BITS.kind;
  }
  return mask;
}

/**
 * Whether a relation was active during a period, or started in it, by the earliest and latest day
 * that its date allows. An undated one is in it when undated ones are wanted.
 * @param {{first: number, last: number}} relation
 * @param {Period} period
 */
function isInPeriod({ first, last }, { first: from, last: to, mode, undated }) {
  if (first > last) return undated;
  const started = (from === null || first >= from) && (to === null || first <= to);
  if (mode === "started") return started;
  return (to === null || first <= to) && (from === null || last >= from);
}

/**
 * The nodes within some steps of the one in the middle, over relations that pass; null for all.
 * @param {Data} data
 * @param {number[]} masks
 * @param {Set<NodeRecord>} shut
 * @param {Criteria} criteria
 */
function neighbourhood(data, masks, shut, { around }) {
  if (!around) return null;
  const near = new Set([around.node]);
  for (let step = 0; step < around.steps; step += 1) {
    for (const node of [...near]) {
      for (const relation of node.relations) {
        if (masks[relation.row]) continue;
        const others = relation.from.includes(node) ? relation.to : relation.from;
        others.forEach((other) => !shut.has(other) && near.add(other));
      }
    }
  }
  return near;
}

/** @param {Data} data @param {number[]} masks @param {Set<NodeRecord>} near */
function leaveOut(data, masks, near) {
  const outside = (/** @type {NodeRecord[]} */ ends) => !ends.some((node) => near.has(node));
  data.relations.forEach(({ from, to }, row) => {
    if (outside(from) || outside(to)) masks[row] |= BITS.nodes;
  });
}

/** @param {number[]} masks @returns {Record<string, number>} */
function hidings(masks) {
  const count = (/** @type {number} */ bit) => masks.filter((mask) => mask & bit).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, count(BITS[filter])]));
}

/**
 * @param {Data} data
 * @param {number[]} masks
 * @param {Set<NodeRecord>} nodes
 * @param {Criteria} criteria
 * @returns {Record<Group, Map<string, number>>}
 */
function countAll(data, masks, nodes, criteria) {
  const counts = /** @type {Record<Group, Map<string, number>>} */ ({});
  for (const group of GROUPS) counts[group] = new Map();
  for (const group of /** @type {Group[]} */ (["status", "relation", "topic", "source"])) {
    data.relations.forEach((relation, row) => {
      if (masks[row] & ~BITS[group]) return;
      for (const key of new Set(keysOf(relation, group))) add(counts[group], key);
    });
  }
  for (const node of nodesBut(data, masks, nodes, criteria)) add(counts.kind, node.kind.key);
  return counts;
}

/**
 * The nodes that would be there if no kind were switched off but those of their neighbours.
 * @param {Data} data
 * @param {number[]} masks
 * @param {Set<NodeRecord>} nodes
 * @param {Criteria} criteria
 */
function nodesBut(data, masks, nodes, { off, hidden, around }) {
  if (!off.kind.size || around) return nodes;
  const found = new Set(nodes);
  const open = (/** @type {NodeRecord} */ node) => !off.kind.has(node.kind.key) && !hidden.has(node);
  for (const line of data.lines) {
    if (!line.relations.some(({ row }) => !(masks[row] & ~BITS.kind))) continue;
    for (const [node, other] of [[line.from, line.to], [line.to, line.from]]) {
      if (!hidden.has(node) && (open(other) || other.kind === node.kind)) found.add(node);
    }
  }
  return found;
}

/** @param {Map<string, number>} counts @param {string} key */
function add(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
