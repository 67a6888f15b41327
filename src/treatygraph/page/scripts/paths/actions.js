/**
 * Actions of a node: find a path from it, compare it with another node.
 *
 * @import { NodeRecord } from "../data/records.js"
 * @import { Store } from "../state/store.js"
 */

import { askPath } from "../state/queries.js";
import { button, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { comparisonForm } from "./form.js";

/** @param {NodeRecord} node @param {Store} store */
export function askActions(node, store) {
  const form = make("div", { hidden: true });
  const compare = button(texts.compare.ask, () => toggle(compare, form, () => comparisonForm(store, node)), {
    class: "plain",
    "aria-label": texts.compare.askFor(node.name),
    "aria-expanded": "false",
  });
  const path = button(texts.path.fromHere, () => askPath(store, node, null), {
    class: "plain",
    "aria-label": texts.path.fromHereTo(node.name),
  });
  return [make("p", { class: "asks" }, path, compare), form];
}

/**
 * Toggle a form; on opening, focus its first field.
 * @param {HTMLElement} opener
 * @param {HTMLElement} container
 * @param {() => HTMLElement} form
 */
function toggle(opener, container, form) {
  container.hidden = !container.hidden;
  opener.setAttribute("aria-expanded", String(!container.hidden));
  if (!container.firstChild) container.append(form());
  if (!container.hidden) container.querySelector("input")?.focus();
}
