/**
 * The address after # holds the whole view: it can be sent to somebody, and back and forward work.
 *
 * Each part of the state has a codec of its own, where that part is at home.
 *
 * @import { Data } from "../data/data.js"
 * @import { State, Store } from "./store.js"
 * @typedef {{key: string, write: (state: State) => string,
 *   read: (text: string, data: Data) => Partial<State>, glides?: boolean}} Codec `write` returns "" for the
 *   default value, and `read("")` returns the default. A part that `glides` changes continuously while
 *   dragging, so the whole movement is one history entry.
 */

const PAUSE = 700; // a pause that ends a movement

/**
 * @param {Store} store
 * @param {Codec[]} codecs
 * @param {() => void} arrived what to do after the address has changed the state
 */
export function followAddress(store, codecs, arrived) {
  const read = () => {
    if (addressOf(store.get(), codecs) === (location.hash || "#")) return;
    store.set(stateAt(location.hash, codecs, store.get().data));
    arrived();
  };
  window.addEventListener("popstate", read);
  window.addEventListener("hashchange", read);
  let moved = -Infinity;
  store.subscribe((state, before) => {
    const changed = codecs.filter((codec) => codec.write(state) !== codec.write(before));
    const glides = changed.length > 0 && changed.every((codec) => codec.glides);
    write(addressOf(state, codecs), glides && performance.now() - moved < PAUSE);
    if (changed.length) moved = glides ? performance.now() : -Infinity;
  });
  read();
}

/** The address of a state. @param {State} state @param {Codec[]} codecs */
export function addressOf(state, codecs) {
  const told = codecs.map(({ key, write }) => [key, write(state)]).filter(([, text]) => text);
  return `#${new URLSearchParams(told)}`;
}

/** @param {string} hash @param {Codec[]} codecs @param {Data} data @returns {Partial<State>} */
function stateAt(hash, codecs, data) {
  const told = new URLSearchParams(hash.slice(1));
  return Object.assign({}, ...codecs.map(({ key, read }) => read(told.get(key) ?? "", data)));
}

/** @param {string} address @param {boolean} instead whether it replaces the current entry */
function write(address, instead) {
  if (address === (location.hash || "#")) return;
  try {
    history[instead ? "replaceState" : "pushState"](null, "", address);
  } catch {
    // in a notebook frame, location.hash is not the reader's address
  }
}
