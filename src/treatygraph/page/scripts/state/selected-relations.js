/**
 * The relations of the selection.
 *
 * @import { Relation } from "../data/records.js"
 * @import { State } from "./store.js"
 */

import { connectionsOf } from "../compare/model.js";
import { answerOf } from "../paths/answer.js";

/**
 * Relations of the selection, comparison or path that is shown in the panel; null if none is.
 * @param {State} state
 * @returns {Set<Relation> | null}
 */
export function chosenRelations(state) {
  if (state.selected) return new Set(selectedRelations(state.selected));
  if (state.pathQuery?.to) return answerOf(state)?.relations ?? new Set();
  if (state.pair) return new Set(connectionsOf(state).map(({ relation }) => relation));
  return null;
}

/** @param {NonNullable<State["selected"]>} selected @returns {Relation[]} */
function selectedRelations(selected) {
  if ("node" in selected) return selected.node.relations;
  return "relation" in selected ? [selected.relation] : selected.line.relations;
}

/**
 * Rows of the selected node, relation or line.
 * @param {NonNullable<State["selected"]>} selected
 * @returns {Iterable<number>}
 */
export function selectedRows(selected) {
  if ("node" in selected) return selected.node.rows;
  return "relation" in selected ? [selected.relation.row] : selected.line.rows;
}
