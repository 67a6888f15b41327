/**
 * Finding nodes by name: the whole name, its beginning, any of its words, or nearly so.
 *
 * Names share their words, and a query has few: it is compared with each different word once.
 *
 * @import { Data } from "../data/data.js"
 * @import { Lists } from "../data/csr.js"
 * @import { NodeRecord } from "../data/records.js"
 * @typedef {{node: NodeRecord, name: string, score: number}} Hit
 * @typedef {{hits: Hit[], count: number}} Found `hits` are the best of so many
 * @typedef {{nodes: Int32Array, place: Int32Array, folded: string[], words: string[], of: Lists}} Names
 *   for each name the row of its node, which of its names it is (the first is 0), and its words;
 *   rows do not descend
 */

import { offsetsOf } from "../data/csr.js";
import { slips } from "./edit-distance.js";
import { folder } from "./fold.js";

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
 * Made once for all boxes in which one searches.
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
  const fold = folder(data.fold);
  const names = namesOf(data, fold);
  return (query, most) => {
    const folded = fold(query);
    return folded ? best(data, names, scores(names, folded), most) : { hits: [], count: 0 };
  };
}

/** @param {Data} data @param {(text: string) => string} fold @returns {Names} */
function namesOf({ nodes, drawn }, fold) {
  const [owner, place, folded, counts, items] =
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
      place.push(at);
      folded.push(plain);
      counts.push(own.length);
      own.forEach((word) => items.push(numberOf(word)));
    });
  }
  const of = { offsets: offsetsOf(Int32Array.from(counts)), items: Int32Array.from(items) };
  return {
    nodes: Int32Array.from(owner),
    place: Int32Array.from(place),
    folded,
    words: [...words.keys()],
    of,
  };
}

/** How well a folded query fits each name, 0 for not at all. @param {Names} names @param {string} query */
function scores({ folded, words, of }, query) {
  const asked = query.split(" ");
  const near = asked.map((ask) => Uint8Array.from(words, (word) => slips(ask, word)));
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
 * The best nodes: by score, then by relations, then by rows.
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
    return { node, name: [node.name, ...node.aliases][names.place[row]], score: scored[row] };
  });
  return { hits, count: found.length };
}

/** For each node that was found, the name that fits best. @param {Names} names @param {Uint8Array} scored */
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

/** The first items in an order, without sorting the others. @template T @param {T[]} items @param {number} most @param {(one: T, other: T) => number} order */
function firstOf(items, most, order) {
  /** @type {T[]} */
  const first = [];
  for (const item of items) {
    if (first.length === most && order(item, first[most - 1]) >= 0) continue;
    let place = first.length;
    while (place > 0 && order(item, first[place - 1]) < 0) place -= 1;
    first.splice(place, 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
