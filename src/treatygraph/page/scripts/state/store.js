/**
 * The state of the page in one place; views subscribe to it.
 *
 * It can be written to the address, so that a view can be shared; `passed` is derived from the rest.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Criteria, Passed } from "./filters.js"
 * @import { Selection } from "./selection.js"
 * @typedef {"drawing" | "table" | "list"} Tab
 * @typedef {{size: string, colour: "kind" | "community", lines: "apart" | "together", tab: Tab,
 *   scope: "all" | "chosen", sort: string}} View `scope`: which relations the table lists; `sort`: a
 *   column, with a leading minus for descending order
 * @typedef {{from: NodeRecord, to: NodeRecord | null, options: PathOptions}} PathQuery a path query; `to`
 *   is null until the reader chooses the second end
 * @typedef {{planned: boolean, inTime: boolean, certain: boolean, hubs: boolean,
 *   avoid: NodeRecord[]}} PathOptions `certain`: with `inTime`, only if the order is certain
 * @typedef {{one: NodeRecord, other: NodeRecord}} Pair two actors under comparison
 * @typedef {Criteria & {data: Data, selected: Selection, view: View, pathQuery: PathQuery | null,
 *   pair: Pair | null, playing: boolean, passed: Passed, all: Passed}} State `playing`: true while the
 *   period moves by itself; `all`: the result without filters
 */

import { applyFilters, noFilters } from "./filters.js";

/** @type {View} */
export const DEFAULT_VIEW = {
  ...{ size: "relations", colour: "kind", lines: "apart" },
  ...{ tab: "drawing", scope: "all", sort: "date" },
};

/**
 * @param {Data} data
 */
export function createStore(data) {
  const criteria = noFilters();
  const nothing = { selected: null, pathQuery: null, pair: null };
  const all = applyFilters(data, criteria);
  /** @type {State} */
  let state = { data, ...nothing, ...criteria, view: DEFAULT_VIEW, playing: false, passed: all, all };
  /** @type {((state: State, before: State) => void)[]} */
  const listeners = [];

  /** @param {Partial<State>} changes */
  function set(changes) {
    const before = state;
    state = { ...state, ...changes };
    const filtered = Object.keys(criteria).some((key) => key in changes);
    if (filtered) state.passed = applyFilters(data, state);
    listeners.forEach((listener) => listener(state, before));
  }

  return {
    get: () => state,
    set,
    /** @param {(state: State, before: State) => void} listener */
    subscribe: (listener) => void listeners.push(listener),
    /** @param {Selection} selected */
    select: (selected) => set({ selected }),
    /** Reset all filters. */
    showAll: () => set(noFilters()),
    /** @param {Partial<View>} changes */
    setView: (changes) => set({ view: { ...state.view, ...changes } }),
    /** @param {import("./filters.js").Group} group @param {string[]} keys @param {boolean} on */
    toggle(group, keys, on) {
      const off = new Set(state.off[group]);
      keys.forEach((key) => (on ? off.delete(key) : off.add(key)));
      set({ off: { ...state.off, [group]: off } });
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
