/**
 * The legend on paper: kinds, statuses and types of what passes the filters.
 *
 * @import { State } from "../state/store.js"
 */

import { kindSample, statusSample, typeSample } from "../network/swatches.js";
import { make } from "../ui/elements.js";

/** @param {State} state @returns {HTMLElement[]} entries */
export function printedLegend({ data, passed, off }) {
  const shown = (/** @type {"kind" | "status" | "relation"} */ group, /** @type {any[]} */ entries) =>
    entries.filter(({ key }) => passed.counts[group].get(key) && !off[group].has(key));
  return [
    ...shown("kind", data.kinds).map((kind) => entry(kindSample(kind), kind.plural)),
    ...shown("status", data.statuses).map((status) => entry(statusSample(status), status.label)),
    ...shown("relation", data.types).map((type) => entry(typeSample(type), type.label)),
  ];
}

/** @param {SVGElement} sample @param {string} label */
function entry(sample, label) {
  return make("li", {}, sample, label);
}
