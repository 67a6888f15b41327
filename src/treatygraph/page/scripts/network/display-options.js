/**
 * Display options: meaning of size and colour, and parallel lines separate or merged.
 *
 * @import { State, Store, View } from "../state/store.js"
 */

import { make } from "../ui/elements.js";
import { foldout } from "../ui/foldout.js";
import { texts } from "../ui/texts.js";
import { SIZES } from "./sizes.js";

/** @param {Store} store */
export function viewOptions(store) {
  const choices = /** @type {[keyof View, string[]][]} */ ([
    ["size", SIZES],
    ["colour", ["kind", "community"]],
    ["lines", ["apart", "together"]],
  ]);
  const selects = choices.map(([key, values]) => selectFor(store, key, values));
  const { starts } = store.get().data;
  const note = starts !== null && make("p", { class: "muted" }, texts.view.estimated(starts));
  return foldout(texts.view.title, ...selects, note);
}

/** @param {Store} store @param {keyof View} key @param {string[]} values */
function selectFor(store, key, values) {
  const { label, options } = /** @type {any} */ (texts.view)[key];
  const select = /** @type {HTMLSelectElement} */ (
    make(
      "select",
      { onchange: () => store.setView({ [key]: select.value }) },
      ...values.map((value) => make("option", { value }, options[value])),
    )
  );
  const update = (/** @type {State} */ state) => (select.value = state.view[key]);
  store.subscribe(update);
  update(store.get());
  return make("label", {}, make("span", {}, label), select);
}
