/**
 * What the filters let through. A line passes when its type, its status and the kinds of both its
 * ends are on; a relation when one of its lines does; a node when its kind is on and a relation
 * of it passes. A node without any relation passes as long as no relations are filtered out.
 *
 * @import { Data, Line, NodeRecord, Relation } from "./data.js"
 * @typedef {"kind" | "relation" | "status"} Group
 * @typedef {Record<Group, Set<string>>} Off keys that are switched off, by group
 * @typedef {{nodes: Set<NodeRecord>, relations: Set<Relation>, lines: Set<Line>,
 *   counts: Record<Group, Map<string, number>>}} Passed
 */

/** @type {Group[]} */
export const GROUPS = ["kind", "status", "relation"];

/** Nothing switched off. @returns {Off} */
export function nothingOff() {
  return { kind: new Set(), relation: new Set(), status: new Set() };
}

/**
 * The entries of the vocabulary that a group switches, as far as the data use them.
 * @param {Data} data
 * @returns {Record<Group, {key: string, label: string}[]>}
 */
export function switchable(data) {
  const kinds = new Set(data.nodes.filter((node) => node.drawn).map((node) => node.kind));
  const types = new Set(data.lines.map((line) => line.type));
  const statuses = new Set(data.lines.map((line) => line.status));
  return {
    kind: data.kinds.filter((kind) => kinds.has(kind)),
    relation: data.types.filter((type) => types.has(type)),
    status: data.statuses.filter((status) => statuses.has(status)),
  };
}

/**
 * What passes, and for each switch how much there is of it as far as the other groups let it.
 * @param {Data} data
 * @param {Off} off
 * @returns {Passed}
 */
export function pass(data, off) {
  const lines = new Set(data.lines.filter((line) => !hiddenBy(line, off).length));
  const relations = new Set([...lines].flatMap((line) => line.relations));
  const tied = new Set([...lines].flatMap((line) => [line.from, line.to]));
  const alone = off.relation.size + off.status.size === 0;
  const nodes = new Set(
    data.nodes.filter(
      (node) =>
        node.drawn &&
        !off.kind.has(node.kind.key) &&
        (tied.has(node) || (alone && !node.relations.length)),
    ),
  );
  return { nodes, relations, lines, counts: countAll(data, off) };
}

/** The groups that hide a line. @param {Line} line @param {Off} off @returns {Group[]} */
function hiddenBy(line, off) {
  const kinds = [line.from.kind.key, line.to.kind.key];
  return GROUPS.filter((group) =>
    group === "kind" ? kinds.some((key) => off.kind.has(key)) : off[group].has(keyOf(line, group)),
  );
}

/** @param {Line} line @param {Group} group */
function keyOf(line, group) {
  return group === "relation" ? line.type.key : line.status.key;
}

/** @param {Data} data @param {Off} off @returns {Record<Group, Map<string, number>>} */
function countAll(data, off) {
  const members = { kind: new Map(), relation: new Map(), status: new Map() };
  const add = (
    /** @type {Group} */ group,
    /** @type {string} */ key,
    /** @type {any[]} */ records,
  ) => {
    const known = members[group].get(key) ?? members[group].set(key, new Set()).get(key);
    records.forEach((record) => known.add(record));
  };
  for (const node of data.nodes) {
    if (node.drawn && !node.relations.length && off.relation.size + off.status.size === 0)
      add("kind", node.kind.key, [node]);
  }
  for (const line of data.lines) countLine(line, hiddenBy(line, off), off, add);
  const sizes = (/** @type {Map<string, Set<any>>} */ sets) =>
    new Map([...sets].map(([key, set]) => [key, set.size]));
  return {
    kind: sizes(members.kind),
    relation: sizes(members.relation),
    status: sizes(members.status),
  };
}

/**
 * A line counts for a group when no other group hides it.
 * @param {Line} line
 * @param {Group[]} hiding
 * @param {Off} off
 * @param {(group: Group, key: string, records: any[]) => void} add
 */
function countLine(line, hiding, off, add) {
  const only = (/** @type {Group} */ group) => hiding.every((each) => each === group);
  for (const group of /** @type {Group[]} */ (["relation", "status"])) {
    if (only(group)) add(group, keyOf(line, group), line.relations);
  }
  if (!only("kind")) return;
  for (const [node, other] of [
    [line.from, line.to],
    [line.to, line.from],
  ]) {
    const reachable = other.kind === node.kind || !off.kind.has(other.kind.key);
    if (reachable) add("kind", node.kind.key, [node]);
  }
}
