/**
 * Search nodes by name: whole name, prefix, words, part of a word, or near miss.
 *
 * Names share words and a query has few, so each distinct word is compared once.
 *
 * @import { Data } from "../data/data.js"
 * @import { Lists } from "../data/csr.js"
 * @import { NodeRecord } from "../data/records.js"
 * @typedef {{node: NodeRecord, name: string, score: number}} Hit
 * @typedef {{hits: Hit[], count: number}} Found `hits`: the best of `count`
 * @typedef {{nodes: Int32Array, nameIndex: Int32Array, folded: string[], words: string[], of: Lists}} Names
 *   for each name: the row of its node, its index among the names of the node, and its words; rows ascend
 */

import { offsetsOf } from "../data/csr.js";
import { editDistance } from "./edit-distance.js";
import { createFold } from "./fold.js";

const WHOLE = 100,
  START = 90,
  WORDS = 80,
  INSIDE = 60,
  NEARLY = 50;
const PER_SLIP = 5;
const NEVER = 255;

/** @type {WeakMap<Data, (query: string, most: number) => Found>} */
const made = new WeakMap();

/**
 * Cached: all search boxes share one index.
 * @param {Data} data
 * @returns {(query: string, most: number) => Found} best first; each node once, with its best name
 */
export function searcher(data) {
  const search = made.get(data) ?? createSearch(data);
  made.set(data, search);
  return search;
}

/** @param {Data} data @returns {(query: string, most: number) => Found} */
function createSearch(data) {
  const fold = createFold(data.fold);
  const names = namesOf(data, fold);
  return (query, most) => {
    const folded = fold(query);
    return folded ? best(data, names, scores(names, folded), most) : { hits: [], count: 0 };
  };
}

/** @param {Data} data @param {(text: string) => string} fold @returns {Names} */
function namesOf({ nodes, drawn }, fold) {
  const [owner, nameIndex, folded, counts, items] =
    /** @type {[number[], number[], string[], number[], number[]]} */ ([[], [], [], [], []]);
  /** @type {Map<string, number>} */
  const words = new Map();
  const numberOf = (/** @type {string} */ word) => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  for (const node of nodes.slice(0, drawn)) {
    [node.name, ...node.aliases].forEach((name, at) => {
      const plain = fold(name);
      const own = plain.split(" ");
      owner.push(node.row);
      nameIndex.push(at);
      folded.push(plain);
      counts.push(own.length);
      own.forEach((word) => items.push(numberOf(word)));
    });
  }
  const of = { offsets: offsetsOf(Int32Array.from(counts)), items: Int32Array.from(items) };
  return {
    nodes: Int32Array.from(owner),
    nameIndex: Int32Array.from(nameIndex),
    folded,
    words: [...words.keys()],
    of,
  };
}

/** The score of a folded query for each name, 0 for no match. @param {Names} names @param {string} query */
function scores({ folded, words, of }, query) {
  const asked = query.split(" ");
  const near = asked.map((ask) => Uint8Array.from(words, (word) => editDistance(ask, word)));
  return Uint8Array.from(folded, (known, row) => {
    if (known.startsWith(query)) return known.length === query.length ? WHOLE : START;
    let sum = 0;
    for (const slipsOf of near) sum += fewest(slipsOf, of, row);
    if (sum === 0) return WORDS;
    if (query.length > 2 && known.includes(query)) return INSIDE;
    return sum < NEVER ? Math.max(1, NEARLY - PER_SLIP * sum) : 0;
  });
}

/** @param {Uint8Array} slipsOf by word @param {Lists} of @param {number} row */
function fewest(slipsOf, { offsets, items }, row) {
  let least = NEVER;
  for (let at = offsets[row]; at < offsets[row + 1]; at += 1) least = Math.min(least, slipsOf[items[at]]);
  return least;
}

/**
 * The best nodes by score, then degree, then row.
 * @param {Data} data
 * @param {Names} names
 * @param {Uint8Array} scored
 * @param {number} most
 * @returns {Found}
 */
function best({ nodes }, names, scored, most) {
  const found = bestNames(names, scored);
  const order = (/** @type {number} */ one, /** @type {number} */ other) =>
    scored[other] - scored[one] ||
    nodes[names.nodes[other]].degree - nodes[names.nodes[one]].degree ||
    names.nodes[one] - names.nodes[other];
  const hits = firstOf(found, most, order).map((row) => {
    const node = nodes[names.nodes[row]];
    return { node, name: [node.name, ...node.aliases][names.nameIndex[row]], score: scored[row] };
  });
  return { hits, count: found.length };
}

/** The best matching name of each node found. @param {Names} names @param {Uint8Array} scored */
function bestNames({ nodes }, scored) {
  /** @type {number[]} */
  const found = [];
  scored.forEach((score, row) => {
    if (!score) return;
    const last = found.length - 1;
    if (last < 0 || nodes[found[last]] !== nodes[row]) found.push(row);
    else if (score > scored[found[last]]) found[last] = row;
  });
  return found;
}

/**
 * The first items in an order, without sorting the rest (partial insertion sort).
 * @template T
 * @param {T[]} items
 * @param {number} most
 * @param {(one: T, other: T) => number} order
 */
function firstOf(items, most, order) {
  /** @type {T[]} */
  const first = [];
  for (const item of items) {
    if (first.length === most && order(item, first[most - 1]) >= 0) continue;
    let nameIndex = first.length;
    while (nameIndex > 0 && order(item, first[nameIndex - 1]) < 0) nameIndex -= 1;
    first.splice(nameIndex, 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
