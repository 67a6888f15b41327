/**
 * Asking for a path or a comparison, and leaving them.
 *
 * @import { NodeRecord } from "../data/records.js"
 * @import { RouteOptions, State, Store } from "./store.js"
 */

import { FIRST_OPTIONS } from "../paths/answer.js";

/**
 * Asks for the paths between two nodes; without the second, for the second.
 * @param {Store} store
 * @param {NodeRecord} from
 * @param {NodeRecord | null} to
 * @param {RouteOptions} [options]
 */
export function askPath(store, from, to, options = store.get().route?.options ?? FIRST_OPTIONS) {
  const avoid = options.avoid.filter((node) => node !== from && node !== to);
  store.set({ selected: null, pair: null, route: { from, to, options: { ...options, avoid } } });
}

/** Changes how the paths are looked for. @param {Store} store @param {Partial<RouteOptions>} changes */
export function changePath(store, changes) {
  const { route } = store.get();
  if (route) askPath(store, route.from, route.to, { ...route.options, ...changes });
}

/** @param {Store} store @param {NodeRecord} one @param {NodeRecord} other */
export function askComparison(store, one, other) {
  if (one !== other) store.set({ selected: null, route: null, pair: { one, other } });
}

/** Whether the next node that is chosen is the end of a path. @param {State} state */
export function awaitsEnd({ route }) {
  return Boolean(route && !route.to);
}

/**
 * A node that was pointed out: the end of a path where one is awaited, its beginning or end with
 * the shift key. False where it is neither.
 * @param {Store} store
 * @param {NodeRecord | undefined} node
 * @param {boolean} shift
 */
export function takeEnd(store, node, shift) {
  const { route } = store.get();
  const awaited = awaitsEnd(store.get());
  if (!node || (!awaited && !shift)) return false;
  if (route && awaited && node !== route.from) askPath(store, route.from, node);
  else askPath(store, node, null);
  return true;
}

/**
 * Goes back from what is open in the panel to what was open before: from a node to the path that
 * led to it, from a path to the beginning. False where nothing is open.
 * @param {Store} store
 */
export function leave(store) {
  const { selected, route, pair } = store.get();
  if (!selected && !route && !pair) return false;
  store.set(selected ? { selected: null } : { route: null, pair: null });
  return true;
}
