/**
 * Prepare the page for print: a summary of the view, the network or the rows, and the whole panel.
 *
 * @import { Scope } from "../table/scope.js"
 * @import { Store } from "../state/store.js"
 * @import { Reader } from "../table/grid.js"
 */

import { MOST_PRINTED } from "../table/grid.js";
import { tabOf } from "../table/tabs.js";
import { byId, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { printedLegend } from "./print-legend.js";
import { statement } from "./print-summary.js";

/**
 * @param {Store} store
 * @param {Scope} scope
 * @param {Record<"table" | "list", {reader: Reader}>} readers
 */
export function preparePrinting(store, scope, readers) {
  const words = make("ul", { id: "printed" });
  const legend = make("ul", { id: "printed-legend" });
  byId("head").append(words);
  byId("stage").after(legend);
  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  function before() {
    const count = scope.rows().length;
    const told = statement(store.get(), scope.narrowedTo() ? count : null);
    const tab = tabOf(store.get());
    if (tab !== "drawing" && count > MOST_PRINTED) told.push(texts.print.cut(MOST_PRINTED));
    words.replaceChildren(...told.map((each) => make("li", {}, each)));
    legend.replaceChildren(...printedLegend(store.get()));
    opened.push(...closedDetails());
    opened.forEach((each) => (each.open = true));
    if (tab !== "drawing") readers[tab].reader.print();
  }

  function after() {
    opened.forEach((each) => (each.open = false));
    opened = [];
    Object.values(readers).forEach(({ reader }) => reader.printing && reader.stopPrinting());
  }
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? before() : after()));
  // some browsers report the change of the print media query after printing
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
}

/** @returns {HTMLDetailsElement[]} */
function closedDetails() {
  return [...byId("panel").querySelectorAll("details")].filter((each) => !each.open);
}
