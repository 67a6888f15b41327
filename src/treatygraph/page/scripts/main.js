/**
 * Puts the page together, and offers a small interface to scripts: `window.treatygraph`.
 *
 *   ready              a promise, kept once the drawing is on the screen
 *   select(id)         chooses the node or relation with this id and shows it; null chooses nothing
 *   filter({kind, relation, status})
 *                      shows only these keys of the vocabulary, "any" for all; a group that is
 *                      left out stays as it is
 *   state()            {selected: id or null, filter: {kind: [key, …], relation: …, status: …}}
 *   counts()           {nodes: {shown, total}, relations: {shown, total}}
 *   drawing()          what is drawn: {nodes: […], lines: […]}, as the renderer was told
 */

import { followAddress } from "./address.js";
import { embedded, readData } from "./data.js";
import { byId } from "./elements.js";
import { GROUPS, switchable } from "./filters.js";
import { createLegend } from "./legend.js";
import { createPanel } from "./panel.js";
import { SearchBox } from "./searchbox.js";
import { idOf, selectionOf } from "./selection.js";
import { bringIntoView, createStage } from "./stage.js";
import { createStore } from "./state.js";
import { countsOf, createSummary } from "./summary.js";

const network = embedded("network");
const store = createStore(readData(embedded("data"), network));

new SearchBox(store, ({ node }) => {
  goTo({ node });
  panel.focus();
});
createLegend(store);
createSummary(store);
const panel = createPanel(store, goTo);
const renderer = createStage(store, network.options);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !store.get().selected) return;
  store.select(null);
  byId("search").querySelector("input")?.focus();
});

/**
 * Chooses something and brings it into view.
 * @param {import("./selection.js").Selection} selection
 */
function goTo(selection) {
  store.select(selection);
  bringIntoView(renderer, store.get());
}

/** @param {string | null} id */
function select(id) {
  const selection = id === null ? null : selectionOf(store.get().data, id);
  if (id !== null && !selection) throw new Error(`nothing has the id ${id}`);
  goTo(selection);
}

/** @param {Partial<Record<import("./filters.js").Group, string[] | "any">>} wanted */
function filter(wanted) {
  const { data, off } = store.get();
  const known = switchable(data);
  const next = { ...off };
  for (const group of GROUPS) {
    const keys = wanted[group];
    if (!keys) continue;
    const hidden = known[group].filter(({ key }) => keys !== "any" && !keys.includes(key));
    next[group] = new Set(hidden.map(({ key }) => key));
  }
  store.filter(next);
}

function state() {
  const { data, selected, off } = store.get();
  const known = switchable(data);
  const shown = GROUPS.map((group) => [
    group,
    known[group].map(({ key }) => key).filter((key) => !off[group].has(key)),
  ]);
  return { selected: idOf(selected), filter: Object.fromEntries(shown) };
}

renderer.drawn.then(() => followAddress(store, goTo));

/** @type {any} */ (window).treatygraph = Object.freeze({
  ready: renderer.drawn,
  select,
  filter,
  state,
  counts: () => countsOf(store.get()),
  drawing: () => renderer.items(),
});
