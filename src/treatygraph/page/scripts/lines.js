/**
 * Relations as the lines that are drawn between two nodes.
 *
 * Relations of one type and status between the same two nodes, in the same direction, are one line;
 * lines of different type, status or direction are bent apart, so that none hides another.
 *
 * @import { Line, NodeRecord, Relation } from "./data.js"
 */

const WIDEST_STEP = 0.14; // of the distance between the two nodes, from one line to the next
const WIDEST_FAN = 0.7;

/**
 * All lines, in an order that depends on the rows of nodes and the vocabulary alone.
 * @param {{nodes: NodeRecord[], relations: Relation[], types: any[], statuses: any[]}} data
 * @returns {Line[]}
 */
export function foldLines({ nodes, relations, types, statuses }) {
  const codes = new Map([...types, ...statuses].map((each) => [each, 0]));
  types.forEach((type, code) => codes.set(type, code));
  statuses.forEach((status, code) => codes.set(status, code));
  const keyOf = (/** @type {NodeRecord} */ from, /** @type {NodeRecord} */ to, /** @type {Relation} */ { type, status }) => {
    const [low, high] = from.row < to.row ? [from.row, to.row] : [to.row, from.row];
    const pair = (low * nodes.length + high) * 2 + Number(from.row > to.row);
    return (pair * types.length + (codes.get(type) ?? 0)) * statuses.length + (codes.get(status) ?? 0);
  };
  /** @type {Map<number, Line>} */
  const folded = new Map();
  for (const relation of relations) {
    for (const [from, to] of endsOf(relation)) {
      const key = keyOf(from, to, relation);
      const line = folded.get(key);
      if (!line) folded.set(key, lineOf(from, to, relation));
      else if (line.relations.at(-1) !== relation) line.relations.push(relation);
    }
  }
  const ordered = Float64Array.from(folded.keys()).sort();
  const lines = Array.from(ordered, (key) => /** @type {Line} */ (folded.get(key)));
  lines.forEach((line, number) => (line.number = number));
  bendApart(lines);
  return lines;
}

/** Pairs of drawn nodes; what is symmetric runs from the lower row. @param {Relation} relation */
function endsOf({ from, to, type }) {
  /** @type {[NodeRecord, NodeRecord][]} */
  const pairs = [];
  for (const one of from) {
    for (const other of to) {
      if (!one.drawn || !other.drawn) continue;
      pairs.push(type.symmetric && one.row > other.row ? [other, one] : [one, other]);
    }
  }
  return pairs;
}

/** @param {NodeRecord} from @param {NodeRecord} to @param {Relation} relation @returns {Line} */
function lineOf(from, to, relation) {
  const { type, status } = relation;
  return { number: 0, from, to, type, status, bend: 0, relations: [relation] };
}

/** Lines between the same two nodes, spread evenly around the straight way. @param {Line[]} lines */
function bendApart(lines) {
  let start = 0;
  while (start < lines.length) {
    let end = start + 1;
    while (end < lines.length && samePair(lines[start], lines[end])) end += 1;
    const step = Math.min(WIDEST_STEP, WIDEST_FAN / (end - start));
    for (let place = start; place < end; place += 1) {
      const offset = place - start - (end - start - 1) / 2;
      lines[place].bend = Math.round(offset * step * 1000) / 1000;
    }
    start = end;
  }
}

/** @param {Line} one @param {Line} other */
function samePair(one, other) {
  return (
    (one.from === other.from && one.to === other.to) ||
    (one.from === other.to && one.to === other.from)
  );
}
