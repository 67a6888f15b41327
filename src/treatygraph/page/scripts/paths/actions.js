/**
 * What can be asked about a node: a path from it, a comparison with another.
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

/** Opens a form and goes into it, or closes it. @param {HTMLElement} opener @param {HTMLElement} place @param {() => HTMLElement} form */
function toggle(opener, place, form) {
  place.hidden = !place.hidden;
  opener.setAttribute("aria-expanded", String(!place.hidden));
  if (!place.firstChild) place.append(form());
  if (!place.hidden) place.querySelector("input")?.focus();
}
