/**
 * The line below the title: counts of nodes and relations, and how many the filters hide.
 *
 * @import { State, Store } from "../state/store.js"
 */

import { countsInPeriod } from "../state/certainty.js";
import { button, byId } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

/** @param {State} state */
export function countsOf({ data, passed }) {
  return {
    nodes: { shown: passed.nodes.size, total: data.drawn },
    relations: { shown: passed.relations.size, total: data.relations.length, ...countsInPeriod(passed) },
  };
}

/** @param {Store} store */
export function createSummary(store) {
  const update = (/** @type {State} */ state) => byId("summary").replaceChildren(...told(state, store));
  store.subscribe((state, before) => state.passed !== before.passed && update(state));
  update(store.get());
}

/** @param {State} state @param {Store} store */
function told(state, store) {
  const { nodes, relations } = countsOf(state);
  const hidden = relations.total - relations.shown;
  if (!hidden && nodes.shown === nodes.total) return [texts.summary.all(nodes.total, relations.total)];
  const showAll = button(texts.summary.showAll, () => store.showAll(), {
    class: "plain",
  });
  const counts = countsInPeriod(state.passed);
  const sentences = [
    `${texts.summary.some(nodes, relations, counts)}.`,
    hidden && texts.summary.hidden(hidden),
  ];
  return [`${sentences.filter(Boolean).join(" ")} `, showAll];
}
