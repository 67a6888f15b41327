/**
 * Actions that start or leave a path query or a comparison.
 *
 * @import { NodeRecord } from "../data/records.js"
 * @import { PathOptions, State, Store } from "./store.js"
 */

import { DEFAULT_OPTIONS } from "../paths/answer.js";

/**
 * Query the paths between two nodes; without `to`, wait for the second node.
 * @param {Store} store
 * @param {NodeRecord} from
 * @param {NodeRecord | null} to
 * @param {PathOptions} [options]
 */
export function askPath(store, from, to, options = store.get().pathQuery?.options ?? DEFAULT_OPTIONS) {
  const avoid = options.avoid.filter((node) => node !== from && node !== to);
  store.set({ selected: null, pair: null, pathQuery: { from, to, options: { ...options, avoid } } });
}

/** Change the options of the path query. @param {Store} store @param {Partial<PathOptions>} changes */
export function changePath(store, changes) {
  const { pathQuery } = store.get();
  if (pathQuery) askPath(store, pathQuery.from, pathQuery.to, { ...pathQuery.options, ...changes });
}

/** @param {Store} store @param {NodeRecord} one @param {NodeRecord} other */
export function askComparison(store, one, other) {
  if (one !== other) store.set({ selected: null, pathQuery: null, pair: { one, other } });
}

/** True if the next selected node becomes the end of a path. @param {State} state */
export function awaitsEnd({ pathQuery }) {
  return Boolean(pathQuery && !pathQuery.to);
}

/**
 * Take a clicked node as an end of a path: the awaited one, or either with the shift key. Returns false if
 * it is neither.
 * @param {Store} store
 * @param {NodeRecord | undefined} node
 * @param {boolean} shift
 */
export function takeEnd(store, node, shift) {
  const { pathQuery } = store.get();
  const awaited = awaitsEnd(store.get());
  if (!node || (!awaited && !shift)) return false;
  if (pathQuery && awaited && node !== pathQuery.from) askPath(store, pathQuery.from, node);
  else askPath(store, node, null);
  return true;
}

/**
 * Close the top view of the panel: from a node back to its path or comparison, from those back to the
 * start. Returns false if nothing is open.
 * @param {Store} store
 */
export function leave(store) {
  const { selected, pathQuery, pair } = store.get();
  if (!selected && !pathQuery && !pair) return false;
  store.set(selected ? { selected: null } : { pathQuery: null, pair: null });
  return true;
}
