/** A button that opens a box of controls; Escape or a click elsewhere closes it. */

import { make } from "./elements.js";

/** @param {string} title @param {...import("./elements.js").Child} content */
export function foldout(title, ...content) {
  const summary = make("summary", {}, title);
  const box = make("div", { class: "foldbox", role: "group", "aria-label": title }, ...content);
  const element = /** @type {HTMLDetailsElement} */ (make("details", { class: "foldout" }, summary, box));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    event.stopPropagation();
    element.open = false;
    summary.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!element.contains(/** @type {Node} */ (target))) element.open = false;
  });
  return element;
}
