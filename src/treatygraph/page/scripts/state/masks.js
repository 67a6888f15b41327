/**
 * Hide and count relations by masks: for each relation, the bits of the filters that hide it.
 *
 * @import { Lists } from "../data/csr.js"
 */

/**
 * Hide relations by a code that each of them has.
 * @param {Uint8Array} masks
 * @param {Int32Array} codes of relations
 * @param {boolean[]} off by code
 * @param {number} bit
 */
export function hideByCode(masks, codes, off, bit) {
  if (!off.includes(true)) return;
  for (let row = 0; row < masks.length; row += 1) if (off[codes[row]]) masks[row] |= bit;
}

/**
 * Hide relations if all of their items, such as sources, are off, or if they have none and that is off.
 * @param {Uint8Array} masks
 * @param {Lists} lists by relation
 * @param {string[]} keys the last for none
 * @param {Set<string>} off
 * @param {number} bit
 */
export function hideByList(masks, { offsets, items }, keys, off, bit) {
  const gone = keys.map((key) => off.has(key));
  for (let row = 0; row < masks.length; row += 1) {
    let hides = offsets[row] < offsets[row + 1] || gone[keys.length - 1];
    for (let at = offsets[row]; hides && at < offsets[row + 1]; at += 1) hides = gone[items[at]];
    if (hides) masks[row] |= bit;
  }
}

/**
 * Number of relations by a code that each of them has, under the filters of the other groups.
 * @param {Uint8Array} masks
 * @param {Int32Array} codes
 * @param {string[][]} keys by code
 * @param {number} bit of the group, which does not count
 */
export function countByCode(masks, codes, keys, bit) {
  const alike = new Int32Array(keys.length);
  for (let row = 0; row < masks.length; row += 1) if (!(masks[row] & ~bit)) alike[codes[row]] += 1;
  const counts = new Map();
  alike.forEach((count, code) => count && keys[code].forEach((key) => add(counts, key, count)));
  return counts;
}

/**
 * Number of relations by their items, under the filters of the other groups.
 * @param {Uint8Array} masks
 * @param {Lists} lists by relation
 * @param {string[]} keys the last for none
 * @param {number} bit of the group, which does not count
 */
export function countByList(masks, { offsets, items }, keys, bit) {
  const alike = new Int32Array(keys.length);
  const latest = new Int32Array(keys.length).fill(-1);
  const count = (/** @type {number} */ item, /** @type {number} */ row) => {
    if (latest[item] !== row) alike[item] += 1;
    latest[item] = row;
  };
  for (let row = 0; row < masks.length; row += 1) {
    if (masks[row] & ~bit) continue;
    for (let at = offsets[row]; at < offsets[row + 1]; at += 1) count(items[at], row);
    if (offsets[row] === offsets[row + 1]) count(keys.length - 1, row);
  }
  const counts = new Map();
  alike.forEach((number, code) => number && counts.set(keys[code], number));
  return counts;
}

/** @param {Map<string, number>} counts @param {string} key @param {number} number */
function add(counts, key, number) {
  counts.set(key, (counts.get(key) ?? 0) + number);
}
