/**
 * What the reader has chosen, in one place; who shows it subscribes.
 *
 * @import { Data } from "./data.js"
 * @import { Group, Off, Passed } from "./filters.js"
 * @import { Selection } from "./selection.js"
 * @typedef {{data: Data, selected: Selection, off: Off, passed: Passed}} State
 */

import { nothingOff, pass } from "./filters.js";

/**
 * @param {Data} data
 */
export function createStore(data) {
  /** @type {State} */
  let state = { data, selected: null, off: nothingOff(), passed: pass(data, nothingOff()) };
  /** @type {((state: State, before: State) => void)[]} */
  const listeners = [];

  /** @param {Partial<State>} changes */
  function change(changes) {
    const before = state;
    state = { ...state, ...changes };
    listeners.forEach((listener) => listener(state, before));
  }

  return {
    get: () => state,
    /** @param {(state: State, before: State) => void} listener */
    subscribe: (listener) => void listeners.push(listener),
    /** @param {Selection} selected */
    select: (selected) => change({ selected }),
    /** @param {Off} off */
    filter: (off) => change({ off, passed: pass(data, off) }),
    /** @param {Group} group @param {string[]} keys @param {boolean} on */
    toggle(group, keys, on) {
      const off = new Set(state.off[group]);
      keys.forEach((key) => (on ? off.delete(key) : off.add(key)));
      this.filter({ ...state.off, [group]: off });
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
