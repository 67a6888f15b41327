/**
 * The relations that are read and saved: those that pass the filters, or of them only what is
 * chosen.
 *
 * @import { Relation } from "../data/records.js"
 * @import { State, Store } from "../state/store.js"
 * @typedef {ReturnType<typeof createScope>} Scope
 */

import { chosenRelations } from "../state/selected-relations.js";

/** @param {Store} store */
export function createScope(store) {
  let chosen = chosenRelations(store.get());
  store.subscribe((state, before) => {
    if (!changed(state, before)) return;
    // to open a row of what is chosen must not take the other rows away
    if (!isRowOf(chosen, state)) chosen = chosenRelations(state);
  });

  /** Whether there is anything that the relations can be narrowed to. */
  const isOffered = () => chosen !== null;
  /** What they are narrowed to, null for nothing. */
  const narrowedTo = () => (store.get().view.scope === "chosen" ? chosen : null);

  /** The rows of the relations, in time order. @returns {Int32Array} */
  function rows() {
    const { passed } = store.get();
    const among = narrowedTo();
    if (!among) return passed.relations.rows();
    const chosen = [...among].filter((relation) => passed.relations.has(relation));
    return Int32Array.from(chosen, ({ row }) => row).sort();
  }

  /** The relations in time order. @returns {Relation[]} */
  const relations = () => Array.from(rows(), (row) => store.get().data.relations.at(row));

  return { isOffered, narrowedTo, rows, relations };
}

/** @param {State} state @param {State} before */
function changed(state, before) {
  const keys = /** @type {const} */ (["selected", "route", "pair", "passed"]);
  return keys.some((key) => state[key] !== before[key]);
}

/** @param {Set<Relation> | null} chosen @param {State} state */
function isRowOf(chosen, { selected, view }) {
  if (view.scope !== "chosen" || !chosen || !selected || !("relation" in selected)) return false;
  return chosen.has(selected.relation);
}
