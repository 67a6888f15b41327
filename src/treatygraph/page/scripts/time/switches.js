/**
 * The switches of the period: what counts as being in it, whether only what is certain, and whether undated
 * relations are included.
 *
 * @import { Period } from "../state/filters.js"
 * @import { State, Store } from "../state/store.js"
 */

import { isDated } from "../data/days.js";
import { make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

/**
 * The choice between relations in effect during the period and relations that started in it.
 * @param {Store} store
 */
export function createMode(store) {
  const options = Object.entries(texts.time.modes).map(([value, label]) => make("option", { value }, label));
  const select = /** @type {HTMLSelectElement} */ (
    make(
      "select",
      {
        "aria-label": texts.time.mode,
        onchange: () =>
          store.set({
            period: { ...store.get().period, mode: /** @type {Period["mode"]} */ (select.value) },
          }),
      },
      ...options,
    )
  );
  return make("span", {}, select);
}

/** The switch that includes undated relations. @param {Store} store */
export function createUndated(store) {
  const { first, last } = store.get().data.by;
  const number = first.reduce((count, day, row) => count + Number(!isDated(day, last[row])), 0);
  const box = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "checkbox",
      onchange: () => store.set({ period: { ...store.get().period, undated: box.checked } }),
    })
  );
  const element = make(
    "label",
    { hidden: !number },
    box,
    ` ${texts.time.undated} `,
    make("span", { class: "count" }, texts.inFigures(number)),
  );
  return {
    element,
    update: (/** @type {State} */ { period }) => {
      // what is undated is certain in no period
      box.disabled = period.certain;
      box.checked = period.undated && !period.certain;
    },
    /** The number of undated relations that the period leaves out. @param {State} state */
    left: ({ period }) => (period.undated && !period.certain ? 0 : number),
  };
}

/** The switch that leaves out what is only possible in the period. @param {Store} store */
export function createCertain(store) {
  const box = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "checkbox",
      onchange: () => store.set({ period: { ...store.get().period, certain: box.checked } }),
    })
  );
  return {
    element: make("label", {}, box, ` ${texts.time.certain}`),
    update: (/** @type {State} */ { period, passed }) => {
      box.disabled = !passed.certainty.applies;
      box.checked = period.certain && !box.disabled;
    },
  };
}
