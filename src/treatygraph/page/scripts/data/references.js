/**
 * Relations that name a node or relation in an attribute, as a signing names the visit during which it was.
 *
 * @import { Data } from "./data.js"
 * @import { Relation } from "./records.js"
 * @typedef {Map<string, Relation[]>} Referring by the key of the attribute, in time order
 */

/** @type {WeakMap<Data, Map<string, Referring>>} */
const indexes = new WeakMap();

/** The relations that name this id. @param {Data} data @param {string} id @returns {Referring} */
export function referringTo(data, id) {
  let index = indexes.get(data);
  if (!index) indexes.set(data, (index = indexOf(data)));
  return index.get(id) ?? new Map();
}

/** @param {Data} data @returns {Map<string, Referring>} */
function indexOf(data) {
  const index = new Map();
  const keys = Object.keys(data.attributes).filter((key) => data.attributes[key].type === "reference");
  for (const key of keys) {
    const codes = data.columns.codes(`relations.attributes.${key}`);
    const values = data.columns.values(`relations.attributes.${key}`);
    codes.forEach((code, row) => {
      if (code) [values[code - 1]].flat().forEach((id) => void add(index, id, key, data.relations.at(row)));
    });
  }
  return index;
}

/** @param {Map<string, Referring>} index @param {string} id @param {string} key @param {Relation} relation */
function add(index, id, key, relation) {
  const own = index.get(id) ?? new Map();
  index.set(id, own);
  own.set(key, [...(own.get(key) ?? []), relation]);
}
