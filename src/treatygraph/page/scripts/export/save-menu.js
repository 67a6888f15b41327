/**
 * Save or print the relations of the current scope.
 *
 * @import { Scope } from "../table/scope.js"
 * @import { Store } from "../state/store.js"
 */

import { announce } from "../ui/announce.js";
import { button, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { csv } from "./csv.js";
import { nodeLink } from "./node-link.js";

/** Offer content as a download. @param {Blob} content @param {string} file */
export function download(content, file) {
  const url = URL.createObjectURL(content);
  const link = /** @type {HTMLAnchorElement} */ (make("a", { href: url, download: file }));
  link.click();
  // the object URL must stay valid until the browser has started the download
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {Store} store @param {Scope} scope */
function saveCsv(store, scope) {
  const relations = scope.relations();
  const content = csv(store.get(), relations);
  download(new Blob([content], { type: "text/csv" }), texts.save.csvFile);
  announce(texts.save.done(relations.length, texts.save.csvFile));
}

/** Without filters, nodes without relations are saved too. @param {Store} store @param {Scope} scope */
function saveNodeLink(store, scope) {
  const relations = scope.relations();
  const content = nodeLink(scope.narrowedTo() ? [] : shownNodes(store), relations);
  download(new Blob([content], { type: "application/json" }), texts.save.nodeLinkFile);
  announce(texts.save.done(relations.length, texts.save.nodeLinkFile));
}

/** @param {Store} store */
function shownNodes(store) {
  const { data, passed } = store.get();
  return Array.from(passed.nodes.rows(), (row) => data.nodes[row]);
}

/**
 * A button that opens the save menu; callers may append entries.
 * @param {Store} store
 * @param {Scope} scope
 */
export function saveMenu(store, scope) {
  const entries = make(
    "div",
    { id: "save", class: "menu", role: "group", "aria-label": texts.save.label, hidden: true },
    button(texts.save.csv, () => saveCsv(store, scope)),
    button(texts.save.nodeLink, () => saveNodeLink(store, scope)),
    button(texts.save.print, () => window.print()),
  );
  const turn = (/** @type {boolean} */ open) => {
    entries.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const opener = button(texts.save.open, () => turn(entries.hidden), {
    class: "opener",
    "aria-expanded": "false",
    "aria-controls": "save",
  });
  const element = make("div", { class: "saving" }, opener, entries);
  entries.addEventListener("click", () => turn(false));
  closeOnLeaving(element, turn, opener);
  return element;
}

/** @param {HTMLElement} element @param {(open: boolean) => void} turn @param {HTMLElement} opener */
function closeOnLeaving(element, turn, opener) {
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || opener.getAttribute("aria-expanded") !== "true") return;
    event.stopPropagation();
    turn(false);
    opener.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!element.contains(/** @type {Node} */ (target))) turn(false);
  });
}
