/**
 * The address after # holds the whole view: it can be sent to somebody, and back and forward work.
 *
 * Each part of the state has a codec of its own, where that part is at home.
 *
 * @import { Data } from "../data/data.js"
 * @import { State, Store } from "./store.js"
 * @typedef {(text: string) => void} Ignore called with each piece of text that cannot be used
 * @typedef {{key: string, write: (state: State) => string,
 *   read: (text: string, data: Data, ignore: Ignore) => Partial<State>, glides?: boolean}} Codec `write`
 *   returns "" for the default value, and `read("")` returns the default. A part that `glides` changes
 *   continuously while it is dragged or played, so the whole movement is one history entry.
 */

const PAUSE = 700; // a pause that ends a movement

/**
 * @param {Store} store
 * @param {Codec[]} codecs
 * @param {(ignored: string[]) => void} arrived what to do after the address has changed the state; it gets
 *   the parts of the address that could not be used
 */
export function followAddress(store, codecs, arrived) {
  let reading = false;
  const read = () => {
    if (addressOf(store.get(), codecs) === (location.hash || "#")) return;
    const { state, ignored } = readAddress(location.hash, codecs, store.get().data);
    // the corrected address replaces the one that was read: otherwise "back" would return to it for ever
    reading = true;
    store.set(state);
    reading = false;
    arrived(ignored);
  };
  window.addEventListener("popstate", read);
  window.addEventListener("hashchange", read);
  let moved = -Infinity;
  store.subscribe((state, before) => {
    const changed = codecs.filter((codec) => codec.write(state) !== codec.write(before));
    const glides = changed.length > 0 && changed.every((codec) => codec.glides);
    const instead = reading || (glides && (before.playing || performance.now() - moved < PAUSE));
    write(addressOf(state, codecs), instead);
    if (changed.length) moved = glides ? performance.now() : -Infinity;
  });
  read();
}

/** The address of a state. @param {State} state @param {Codec[]} codecs */
export function addressOf(state, codecs) {
  const told = codecs.map(({ key, write }) => [key, write(state)]).filter(([, text]) => text);
  return `#${new URLSearchParams(told)}`;
}

/**
 * Read an address; `ignored` are its parts that could not be used, as key=text.
 * @param {string} hash
 * @param {Codec[]} codecs
 * @param {Data} data
 * @returns {{state: Partial<State>, ignored: string[]}}
 */
export function readAddress(hash, codecs, data) {
  const texts = new Map(/** @type {[string, string][]} */ ([]));
  const ignored = /** @type {string[]} */ ([]);
  for (const [key, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (texts.has(key) || !codecs.some((codec) => codec.key === key)) ignored.push(pairOf(key, text));
    else texts.set(key, text);
  }
  const parts = codecs.map(({ key, read }) =>
    read(texts.get(key) ?? "", data, (text) => void ignored.push(pairOf(key, text))),
  );
  return { state: Object.assign({}, ...parts), ignored };
}

/** @param {string} key @param {string} text */
function pairOf(key, text) {
  return text ? `${key}=${text}` : key;
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
