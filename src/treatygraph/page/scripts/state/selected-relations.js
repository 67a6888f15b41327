/**
 * The relations of what is chosen.
 *
 * @import { Relation } from "../data/records.js"
 * @import { State } from "./store.js"
 */

import { bondsOf } from "../compare/model.js";
import { answerOf } from "../paths/answer.js";

/**
 * Of the selection, the compared pair or the path, whichever the reader looks at; null for nothing.
 * @param {State} state
 * @returns {Set<Relation> | null}
 */
export function chosenRelations(state) {
  if (state.selected) return new Set(selectedRelations(state.selected));
  if (state.route?.to) return answerOf(state)?.relations ?? new Set();
  if (state.pair) return new Set(bondsOf(state).map(({ relation }) => relation));
  return null;
}

/** @param {NonNullable<State["selected"]>} selected @returns {Relation[]} */
function selectedRelations(selected) {
  if ("node" in selected) return selected.node.relations;
  return "relation" in selected ? [selected.relation] : selected.line.relations;
}

/** The rows of what is selected. @param {NonNullable<State["selected"]>} selected @returns {Iterable<number>} */
export function selectedRows(selected) {
  if ("node" in selected) return selected.node.rows;
  return "relation" in selected ? [selected.relation.row] : selected.line.rows;
}
