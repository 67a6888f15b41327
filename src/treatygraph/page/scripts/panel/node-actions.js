/**
 * Buttons of a node: show only its neighbourhood, or hide it.
 *
 * @import { NodeRecord } from "../data/records.js"
 * @import { State, Store } from "../state/store.js"
 */

import { button, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

/** @param {NodeRecord} node @param {State} state @param {Store} store */
export function nodeActions(node, state, store) {
  const { around, hide, show, steps } = texts.actions;
  const near = [1, 2].map((number) => {
    const pressed = state.around?.node === node && state.around.steps === number;
    const choose = () => store.set({ around: pressed ? null : { node, steps: number } });
    return button(steps(number), choose, { class: "plain", "aria-pressed": String(pressed) });
  });
  const group = make("div", { role: "group", "aria-label": around }, make("span", {}, around), ...near);
  const hidden = state.hidden.has(node);
  const turn = () => store.set({ hidden: changed(state.hidden, node) });
  return make("div", { class: "actions" }, group, button(hidden ? show : hide, turn, { class: "plain" }));
}

/** @param {Set<NodeRecord>} nodes @param {NodeRecord} node */
function changed(nodes, node) {
  const others = new Set(nodes);
  if (!others.delete(node)) others.add(node);
  return others;
}
