/**
 * The "Copy citation" menu of a source, with one entry per format.
 *
 * @import { Source } from "../data/data.js"
 */

import { copy } from "../ui/clipboard.js";
import { button, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { bibTex, cslJson, plainText } from "./citation-formats.js";

const FORMS = [
  { name: texts.cite.plain, write: plainText },
  { name: "BibTeX", write: bibTex },
  { name: "CSL-JSON", write: cslJson },
];

/** @param {Source} source @param {string} [at] the paragraph or row, where it stands at a claim */
export function citeMenu(source, at) {
  const forms = make("span", { role: "group", "aria-label": texts.cite.forms, hidden: true });
  const toggle = () => {
    forms.hidden = !forms.hidden;
    opener.setAttribute("aria-expanded", String(!forms.hidden));
    if (!forms.hidden && !forms.childElementCount) forms.append(...buttons(source, at));
  };
  const opener = button(texts.cite.copy, toggle, {
    class: "plain",
    "aria-expanded": "false",
    "aria-label": texts.cite.copyOf(source.title, at),
  });
  return make("span", { class: "cite" }, opener, forms);
}

/** @param {Source} source @param {string} [at] */
function buttons(source, at) {
  return FORMS.map(({ name, write }) => {
    const own = button(name, () => copy(write(source, at), texts.cite.as(name), own));
    return own;
  });
}
