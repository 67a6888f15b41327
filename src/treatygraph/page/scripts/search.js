/**
 * Finding nodes by name: the whole name, its beginning, any of its words, or nearly so.
 *
 * @import { Data, NodeRecord } from "./data.js"
 * @typedef {{node: NodeRecord, name: string, score: number}} Hit
 */

import { folder } from "./folding.js";

const WHOLE = 100,
  START = 90,
  WORDS = 80,
  INSIDE = 60,
  NEARLY = 50;
const PER_SLIP = 5;

/** @type {WeakMap<Data, (query: string) => Hit[]>} */
const made = new WeakMap();

/**
 * Made once for all boxes in which one searches.
 * @param {Data} data
 * @returns {(query: string) => Hit[]} best first; each node once, with its best name
 */
export function searcher(data) {
  const search = made.get(data) ?? createSearch(data);
  made.set(data, search);
  return search;
}

/** @param {Data} data @returns {(query: string) => Hit[]} */
function createSearch(data) {
  const fold = folder(data.fold);
  const entries = data.nodes
    .filter((node) => node.drawn)
    .flatMap((node) =>
      [node.name, ...node.aliases].map((name) => ({ node, name, folded: fold(name) })),
    );
  return (query) => {
    const folded = fold(query);
    if (!folded) return [];
    const hits = entries.map(({ node, name, folded: known }) => ({
      node,
      name,
      score: likeness(folded, known),
    }));
    return best(hits.filter((hit) => hit.score > 0));
  };
}

/** @param {Hit[]} hits */
function best(hits) {
  const kept = new Map();
  for (const hit of hits) {
    if (!(kept.get(hit.node)?.score >= hit.score)) kept.set(hit.node, hit);
  }
  const rank = (/** @type {Hit} */ a, /** @type {Hit} */ b) =>
    b.score - a.score ||
    b.node.relations.length - a.node.relations.length ||
    a.node.row - b.node.row;
  return [...kept.values()].sort(rank);
}

/**
 * How well a folded query fits a folded name, 0 for not at all.
 * @param {string} query
 * @param {string} known
 */
function likeness(query, known) {
  if (known === query) return WHOLE;
  if (known.startsWith(query)) return START;
  const words = known.split(" ");
  const asked = query.split(" ");
  if (asked.every((ask) => words.some((word) => word.startsWith(ask)))) return WORDS;
  if (query.length > 2 && known.includes(query)) return INSIDE;
  return nearness(asked, words);
}

/** @param {string[]} asked @param {string[]} words */
function nearness(asked, words) {
  let slips = 0;
  for (const ask of asked) {
    const allowed = ask.length < 4 ? 0 : ask.length < 8 ? 1 : 2;
    const fewest = Math.min(...words.map((word) => distance(ask, word, allowed)));
    if (fewest > allowed) return 0;
    slips += fewest;
  }
  return Math.max(1, NEARLY - PER_SLIP * slips);
}

/**
 * Slips of the finger (a letter left out, added, changed, or two swapped) between what was typed
 * and the beginning of a word; more than `allowed` are not counted to the end.
 * @param {string} typed
 * @param {string} word
 * @param {number} allowed
 */
function distance(typed, word, allowed) {
  if (typed.length - word.length > allowed) return Infinity;
  let before = /** @type {number[]} */ ([]);
  let above = Array.from({ length: word.length + 1 }, (_, place) => place);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = nextRow(typed, word, row, above, before);
    if (Math.min(...current) > allowed) return Infinity;
    [before, above] = [above, current];
  }
  return Math.min(...above.slice(Math.max(0, typed.length - allowed)));
}

/**
 * One row of the table of distances (Damerau and Levenshtein, optimal string alignment).
 * @param {string} typed
 * @param {string} word
 * @param {number} row
 * @param {number[]} above
 * @param {number[]} before
 */
function nextRow(typed, word, row, above, before) {
  const current = [row];
  for (let place = 1; place <= word.length; place += 1) {
    const same = typed[row - 1] === word[place - 1];
    const swapped =
      row > 1 && typed[row - 1] === word[place - 2] && typed[row - 2] === word[place - 1];
    current[place] = Math.min(
      above[place] + 1,
      current[place - 1] + 1,
      above[place - 1] + (same ? 0 : 1),
      swapped ? before[place - 2] + 1 : Infinity,
    );
  }
  return current;
}
