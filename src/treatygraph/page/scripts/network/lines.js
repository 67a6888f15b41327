/**
 * Group relations into the lines drawn between two nodes.
 *
 * Relations of one type and status between the same two nodes, in the same direction, form one line; lines
 * that differ are curved apart, so that none hides another. Lines of a pair are computed at their first use
 * and cached.
 *
 * @import { MergedLine } from "./merged-lines.js"
 * @import { Data, Status, Type } from "../data/data.js"
 * @import { Passed } from "../state/filters.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {{number: number, from: NodeRecord, to: NodeRecord, type: Type, status: Status,
 *   bend: number, rows: number[], merged?: MergedLine}} LineFields
 * @typedef {{ends: NodeRecord[], lines: Line[]}} NodePair lines between two nodes
 */

import { listAt } from "../data/csr.js";
import { rowMask } from "../data/row-set.js";

const WIDEST_STEP = 0.14; // share of the distance between the nodes, from one line to the next
const WIDEST_FAN = 0.7;

/** A line. A merged line represents several and has the type and status of the first. */
export class Line {
  /** @param {Data} data @param {LineFields} fields `rows` are those of its relations, ascending */
  constructor(data, { number, from, to, type, status, bend, rows, merged }) {
    this.data = data;
    this.number = number;
    this.from = from;
    this.to = to;
    this.type = type;
    this.status = status;
    this.bend = bend;
    this.rows = rows;
    this.merged = merged;
  }

  /** In time order. */
  get relations() {
    return this.rows.map((row) => this.data.relations.at(row));
  }

  /** True if both ends and at least one relation pass the filters. @param {Passed} passed */
  passes({ nodes, relations }) {
    return nodes.has(this.from) && nodes.has(this.to) && this.rows.some((row) => relations.marks[row]);
  }
}

/**
 * Cache: lower row → higher row → lines.
 * @type {WeakMap<Data, Map<number, Map<number, Line[]>>>}
 */
const folded = new WeakMap();

/**
 * The lines between two nodes, in the order of the vocabulary.
 * @param {Data} data
 * @param {NodeRecord} one
 * @param {NodeRecord} other
 * @returns {Line[]}
 */
export function linesBetween(data, one, other) {
  const [low, high] = one.row < other.row ? [one, other] : [other, one];
  const known = linesFrom(data, low.row);
  let lines = known.get(high.row);
  if (!lines) known.set(high.row, (lines = fold(data, low, high)));
  return lines;
}

/** @param {Data} data @param {number} low */
function linesFrom(data, low) {
  const known = folded.get(data) ?? new Map();
  folded.set(data, known);
  let own = known.get(low);
  if (!own) known.set(low, (own = new Map()));
  return own;
}

/**
 * Pairs among some nodes with their filtered lines. The order depends on rows and the vocabulary only.
 * @param {Data} data
 * @param {Passed} passed
 * @param {Set<NodeRecord>} nodes
 * @returns {NodePair[]}
 */
export function pairsAmong(data, passed, nodes) {
  const among = rowMask(
    data.nodes.length,
    Array.from(nodes, ({ row }) => row),
  );
  const isIn = (/** @type {NodePair} */ { ends: [one, other] }) => among[one.row] && among[other.row];
  const beside = [...nodes].filter(({ position }) => !position).sort((one, other) => one.row - other.row);
  const found = [...overviewBonds(data).filter(isIn), ...pairsBetween(data, beside, among)];
  return found.map((pair) => passing(pair, passed)).filter(({ lines }) => lines.length);
}

/** @param {NodePair} pair @param {Passed} passed @returns {NodePair} */
function passing(pair, passed) {
  const lines = pair.lines.filter((line) => line.passes(passed));
  return lines.length === pair.lines.length ? pair : { ends: pair.ends, lines };
}

/** @type {WeakMap<Data, NodePair[]>} */
const known = new WeakMap();

/** Pairs of the overview, cached because they are nearly always drawn. @param {Data} data */
function overviewBonds(data) {
  let pairs = known.get(data);
  if (!pairs) {
    const placed = data.nodes.filter(({ position }) => position);
    pairs = pairsBetween(
      data,
      placed,
      rowMask(
        data.nodes.length,
        placed.map(({ row }) => row),
      ),
    );
    known.set(data, pairs);
  }
  return pairs;
}

/**
 * Pairs of these nodes with nodes of a mask, without repetition.
 * @param {Data} data
 * @param {NodeRecord[]} nodes by rows
 * @param {Uint8Array} among
 * @returns {NodePair[]}
 */
function pairsBetween(data, nodes, among) {
  const { at, ends } = data.edges;
  const done = new Uint8Array(data.nodes.length);
  const latest = new Int32Array(data.nodes.length).fill(-1);
  const found = [];
  for (const node of nodes) {
    const others = [];
    for (let index = at.offsets[node.row]; index < at.offsets[node.row + 1]; index += 1) {
      const other = ends[index];
      if (!among[other] || done[other] || latest[other] === node.row) continue;
      latest[other] = node.row;
      others.push(other);
    }
    for (const row of others.sort((one, other) => one - other)) {
      const other = data.nodes[row];
      found.push({ ends: [node, other], lines: linesBetween(data, node, other) });
    }
    done[node.row] = 1;
  }
  return found;
}

/** The lines that contain a relation. @param {Relation} relation @param {Data} data */
export function linesOf(relation, data) {
  const lines = relation.from.flatMap((one) =>
    relation.to.flatMap((other) => linesBetween(data, one, other)),
  );
  return [...new Set(lines)].filter(({ rows }) => rows.includes(relation.row));
}

/**
 * Neighbours of a node over filtered relations.
 * @param {Data} data
 * @param {Passed} passed
 * @param {NodeRecord} node
 * @returns {Set<NodeRecord>}
 */
export function passingNeighbours({ edges, nodes }, passed, node) {
  const found = new Set();
  if (!passed.nodes.has(node)) return found;
  listAt(edges.at, node.row).forEach((edge, index) => {
    const other = edges.ends[edges.at.offsets[node.row] + index];
    if (passed.relations.marks[edges.relation[edge]] && passed.nodes.marks[other]) found.add(nodes[other]);
  });
  return found;
}

/**
 * Group the relations between two nodes (lower row first) into lines.
 * @param {Data} data
 * @param {NodeRecord} low
 * @param {NodeRecord} high
 */
function fold(data, low, high) {
  if (!low.drawn || !high.drawn) return [];
  /** @type {Map<number, Line>} */
  const found = new Map();
  for (const edge of edgesBetween(data, low.row, high.row)) {
    const row = data.edges.relation[edge];
    const type = data.by.type[row];
    const turned = !data.types[type].symmetric && data.edges.source[edge] !== low.row;
    const key = (Number(turned) * data.types.length + type) * data.statuses.length + data.by.status[row];
    const line = found.get(key);
    if (!line) found.set(key, lineOf(data, turned ? [high, low] : [low, high], row));
    else if (line.rows.at(-1) !== row) line.rows.push(row);
  }
  const keys = [...found.keys()].sort((one, other) => one - other);
  return bentApart(keys.map((key) => /** @type {Line} */ (found.get(key))));
}

/** @param {Data} data @param {number} low @param {number} high rows of two nodes */
function edgesBetween({ edges: { source, target, at } }, low, high) {
  const [own, others] = [listAt(at, low), listAt(at, high)];
  const [fewer, end] = own.length <= others.length ? [own, high] : [others, low];
  const loop = low === high;
  return fewer.filter((edge) =>
    loop ? source[edge] === target[edge] : source[edge] === end || target[edge] === end,
  );
}

let made = 0;

/** @param {Data} data @param {NodeRecord[]} ends @param {number} row */
function lineOf(data, [from, to], row) {
  const { type, status } = data.relations.at(row);
  return new Line(data, { number: made++, from, to, type, status, bend: 0, rows: [row] });
}

/** Set the curvature of parallel lines, evenly around the straight line. @param {Line[]} lines */
function bentApart(lines) {
  const step = Math.min(WIDEST_STEP, WIDEST_FAN / lines.length);
  lines.forEach((line, index) => {
    line.bend = Math.round((index - (lines.length - 1) / 2) * step * 1000) / 1000;
  });
  return lines;
}
