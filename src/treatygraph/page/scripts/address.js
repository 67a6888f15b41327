/**
 * The address after # names what is chosen: it can be sent to somebody, and back and forward work.
 *
 * @import { Selection } from "./selection.js"
 * @import { Store } from "./state.js"
 */

import { idOf, selectionOf } from "./selection.js";

const KEY = "select";

/** @param {Store} store @param {(selection: Selection) => void} goTo */
export function followAddress(store, goTo) {
  const read = () => {
    const id = new URLSearchParams(location.hash.slice(1)).get(KEY);
    if (id !== idOf(store.get().selected))
      goTo(id === null ? null : selectionOf(store.get().data, id));
  };
  window.addEventListener("popstate", read);
  store.subscribe(({ selected }, before) => {
    if (selected !== before.selected) write(addressOf(selected));
  });
  read();
}

/** What leads to a selection. @param {Selection} selection */
export function addressOf(selection) {
  const id = idOf(selection);
  return id === null ? "#" : `#${new URLSearchParams({ [KEY]: id })}`;
}

/** @param {string} address */
function write(address) {
  if (address === (location.hash || "#")) return;
  try {
    history.pushState(null, "", address);
  } catch {
    // a page inside a notebook has no address of its own
  }
}
