/**
 * The search box in the page header.
 *
 * @import { Hit } from "./search.js"
 * @import { Store } from "../state/store.js"
 */

import { legendButton } from "../filters/legend.js";
import { byId } from "../ui/elements.js";
import { openersBox } from "../ui/shell.js";
import { texts } from "../ui/texts.js";
import { Combobox } from "./combobox.js";
import { searcher } from "./search.js";

export class SearchBox extends Combobox {
  /**
   * @param {Store} store
   * @param {(hit: Hit) => void} onChosen
   */
  constructor(store, onChosen) {
    const { data } = store.get();
    const { label, placeholder } = texts.search;
    super(data, { id: "hits", label, placeholder }, (hit) => {
      onChosen(hit);
      return "";
    });
    searcher(data); // build the index on focus, so that the first key press is fast
    byId("search").append(...this.elements, openersBox(legendButton()));
  }
}
