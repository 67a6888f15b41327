/**
 * The parts of the page on small screens: time and details open over or beside the drawing, one at a time.
 *
 * The style sheet decides what a small screen is; on large ones both parts are always shown.
 *
 * @import { State, Store } from "../state/store.js"
 * @typedef {"time" | "panel"} Part
 */

import { button, byId, make } from "./elements.js";
import { texts } from "./texts.js";

/** @type {Part[]} */
const PARTS = ["time", "panel"];

/** @param {Store} store */
export function createShell(store) {
  const open = (/** @type {Part | ""} */ part) => {
    document.body.dataset.open = part;
    openers.forEach((opener, index) => opener.setAttribute("aria-expanded", String(PARTS[index] === part)));
  };
  const openers = PARTS.map((part) => openerOf(part, open));
  openers[0].hidden = byId("time").hidden;
  byId("open-legend").after(...openers);
  open("");
  document.body.prepend(skipLink());
  store.subscribe((state, before) => {
    if (asked(state) === asked(before)) return;
    open(asked(state) ? "panel" : "");
  });
}

/** @param {Part} part @param {(part: Part | "") => void} open */
function openerOf(part, open) {
  return button(texts.shell[part], () => open(document.body.dataset.open === part ? "" : part), {
    id: `open-${part}`,
    class: "plain opens",
    "aria-controls": part,
  });
}

/** The first stop of the Tab key, past the head and the filters; the address must stay as it is. */
function skipLink() {
  const stage = byId("stage");
  stage.tabIndex = -1;
  return make(
    "a",
    {
      href: "#stage",
      class: "skip",
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        stage.focus();
      },
    },
    texts.shell.skip,
  );
}

/** What the panel is about, if the reader has asked for something. @param {State} state */
function asked({ selected, pathQuery, pair }) {
  return selected ?? pathQuery ?? pair;
}

/** The box of the buttons that open parts of the page. @param {...Node} buttons */
export function openersBox(...buttons) {
  return make("div", { class: "openers" }, ...buttons);
}
