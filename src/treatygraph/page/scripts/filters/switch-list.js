/**
 * The switches of a group. Long groups show a part: first those switched off, then those with the most
 * relations, or those that match the text typed above them.
 *
 * @import { Group } from "../state/filters.js"
 * @import { State, Store } from "../state/store.js"
 * @typedef {{key: string, label: string}} Entry
 * @typedef {{element: HTMLElement, update: (state: State) => void}} Switch
 */

import { descending } from "../data/data.js";
import { createFold } from "../search/fold.js";
import { make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

const MANY = 60;
const SHOWN = 40;

/**
 * @param {Store} store
 * @param {Group} group
 * @param {Entry[]} entries
 * @param {(entry: Entry) => Switch} create
 */
export function switchList(store, group, entries, create) {
  const list = make("ul");
  if (entries.length > MANY) return narrowedList(store, group, entries, create, list);
  /** @type {Switch[]} */
  let switches = [];
  const update = (/** @type {State} */ state) => {
    if (!switches.length) list.append(...(switches = entries.map(create)).map(({ element }) => element));
    switches.forEach((each) => each.update(state));
  };
  return { elements: [list], update };
}

/**
 * @param {Store} store
 * @param {Group} group
 * @param {Entry[]} entries
 * @param {(entry: Entry) => Switch} create
 * @param {HTMLElement} list
 */
function narrowedList(store, group, entries, create, list) {
  const fold = createFold(store.get().data.fold);
  const folded = new Map(entries.map((entry) => [entry, fold(entry.label)]));
  const input = /** @type {HTMLInputElement} */ (narrowing(group, () => update(store.get())));
  const rest = make("p", { class: "muted rest", role: "status" });
  /** @type {Map<Entry, Switch>} */
  const made = new Map();
  const switchOf = (/** @type {Entry} */ entry) => {
    const known = made.get(entry) ?? create(entry);
    made.set(entry, known);
    return known;
  };

  function update(/** @type {State} */ state) {
    const typed = fold(input.value);
    const counts = state.passed.counts[group];
    const ranked = descending(entries, ({ key }) => counts.get(key) ?? 0);
    const fitting = ranked.filter((entry) => folded.get(entry)?.includes(typed));
    const off = (/** @type {Entry} */ { key }) => state.off[group].has(key);
    // switched-off entries come first so that they can be found again, unless nearly all are off
    const first = state.off[group].size < SHOWN ? fitting.filter(off) : [];
    const shown = [...new Set([...first, ...fitting])].slice(0, SHOWN).map(switchOf);
    shown.forEach((each) => each.update(state));
    index(
      list,
      shown.map(({ element }) => element),
    );
    rest.textContent = fitting.length > shown.length ? texts.legend.rest(fitting.length - shown.length) : "";
    if (!fitting.length) rest.textContent = texts.legend.nothing;
  }
  return { elements: [input, list, rest], update };
}

/** @param {Group} group @param {() => void} oninput */
function narrowing(group, oninput) {
  const label = texts.legend.narrow(texts.legend[group]);
  return make("input", { type: "search", class: "narrow", placeholder: label, "aria-label": label, oninput });
}

/**
 * Reorder children; elements already in position are not moved, so they keep the focus.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} children
 */
function index(list, children) {
  const wanted = new Set(children);
  for (const child of [...list.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
  children.forEach((child, at) => {
    if (list.children[at] !== child) list.insertBefore(child, list.children[at] ?? null);
  });
}
