/**
 * What the reader has chosen, in one place; who shows it subscribes.
 *
 * Everything here can stand in the address, so that a view can be sent to somebody. `passed` is
 * worked out from the rest.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Criteria, Passed } from "./filters.js"
 * @import { Selection } from "./selection.js"
 * @typedef {"drawing" | "table" | "list"} Tab
 * @typedef {{size: string, colour: "kind" | "community", lines: "apart" | "together", tab: Tab,
 *   scope: "all" | "chosen", sort: string}} View `scope` and `sort`: which relations are read, and in
 *   which order (a column of the table, after a minus the other way round)
 * @typedef {{from: NodeRecord, to: NodeRecord | null, options: RouteOptions}} Route a path that is
 *   asked for; without `to`, the reader is about to choose the other end
 * @typedef {{planned: boolean, inTime: boolean, hubs: boolean, avoid: NodeRecord[]}} RouteOptions
 * @typedef {{one: NodeRecord, other: NodeRecord}} Pair two actors that are compared
 * @typedef {Criteria & {data: Data, selected: Selection, view: View, route: Route | null,
 *   pair: Pair | null, passed: Passed, all: Passed}} State `all` is what passes without filters
 */

import { everything, pass } from "./filters.js";

/** @type {View} */
export const FIRST_VIEW = {
  ...{ size: "relations", colour: "kind", lines: "apart" },
  ...{ tab: "drawing", scope: "all", sort: "date" },
};

/**
 * @param {Data} data
 */
export function createStore(data) {
  const criteria = everything();
  const nothing = { selected: null, route: null, pair: null };
  const all = pass(data, criteria);
  /** @type {State} */
  let state = { data, ...nothing, ...criteria, view: FIRST_VIEW, passed: all, all };
  /** @type {((state: State, before: State) => void)[]} */
  const listeners = [];

  /** @param {Partial<State>} changes */
  function set(changes) {
    const before = state;
    state = { ...state, ...changes };
    const filtered = Object.keys(criteria).some((key) => key in changes);
    if (filtered) state.passed = pass(data, state);
    listeners.forEach((listener) => listener(state, before));
  }

  return {
    get: () => state,
    set,
    /** @param {(state: State, before: State) => void} listener */
    subscribe: (listener) => void listeners.push(listener),
    /** @param {Selection} selected */
    select: (selected) => set({ selected }),
    /** Lets everything through again. */
    showAll: () => set(everything()),
    /** @param {Partial<View>} changes */
    look: (changes) => set({ view: { ...state.view, ...changes } }),
    /** @param {import("./filters.js").Group} group @param {string[]} keys @param {boolean} on */
    toggle(group, keys, on) {
      const off = new Set(state.off[group]);
      keys.forEach((key) => (on ? off.delete(key) : off.add(key)));
      set({ off: { ...state.off, [group]: off } });
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
