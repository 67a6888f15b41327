/**
 * The scope of table, timeline and export: all relations that pass the filters, or only the selection.
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
    // selecting a row inside the scope must not shrink the scope
    if (!isRowOf(chosen, state)) chosen = chosenRelations(state);
  });

  /** True if there is a selection to narrow to. */
  const isOffered = () => chosen !== null;
  /** The selection that the scope is narrowed to, or null. */
  const narrowedTo = () => (store.get().view.scope === "chosen" ? chosen : null);

  /** Rows in scope, in time order. @returns {Int32Array} */
  function rows() {
    const { passed } = store.get();
    const among = narrowedTo();
    if (!among) return passed.relations.rows();
    const chosen = [...among].filter((relation) => passed.relations.has(relation));
    return Int32Array.from(chosen, ({ row }) => row).sort();
  }

  /** Relations in scope, in time order. @returns {Relation[]} */
  const relations = () => Array.from(rows(), (row) => store.get().data.relations.at(row));

  return { isOffered, narrowedTo, rows, relations };
}

/** @param {State} state @param {State} before */
function changed(state, before) {
  const keys = /** @type {const} */ (["selected", "pathQuery", "pair", "passed"]);
  return keys.some((key) => state[key] !== before[key]);
}

/** @param {Set<Relation> | null} chosen @param {State} state */
function isRowOf(chosen, { selected, view }) {
  if (view.scope !== "chosen" || !chosen || !selected || !("relation" in selected)) return false;
  return chosen.has(selected.relation);
}
