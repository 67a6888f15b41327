/** Long lists that show their beginning first. */

import { button, make } from "./elements.js";
import { texts } from "./texts.js";

/** Entries rendered at a time: thousands at once would be slow. */
const AT_ONCE = 200;

/**
 * A list of items; the rest is rendered on demand.
 * @template T
 * @param {ArrayLike<T>} items
 * @param {(item: T) => HTMLElement} entry
 * @param {number} most
 * @param {string} className the class of the list
 */
export function longList(items, entry, most, className = "relations") {
  return filled(make("ul", { class: className }), items, entry, most);
}

/**
 * A list or table to which items are appended; the rest is rendered on demand.
 * @template T
 * @param {HTMLElement} list
 * @param {ArrayLike<T>} items
 * @param {(item: T) => HTMLElement} entry
 * @param {number} most
 */
export function filled(list, items, entry, most) {
  /** @type {HTMLElement[]} */
  const rendered = [];
  const add = (/** @type {number} */ count) => {
    const start = rendered.length;
    const added = Array.from({ length: count }, (_, index) => entry(items[start + index]));
    rendered.push(...added);
    list.append(...added);
  };
  // a single remaining item takes no more room than the button
  add(items.length <= most + 1 ? items.length : most);
  return items.length > rendered.length ? [list, moreButton(rendered, items.length, add)] : [list];
}

/** @param {HTMLElement[]} rendered @param {number} all @param {(count: number) => void} add */
function moreButton(rendered, all, add) {
  const next = () => Math.min(AT_ONCE, all - rendered.length);
  const title = () => texts.showMore(next(), all - rendered.length);
  const more = button(
    title(),
    () => {
      const start = rendered.length;
      add(next());
      const first = rendered[start];
      if (next()) more.textContent = title();
      else more.remove();
      first.setAttribute("tabindex", "-1");
      first.focus();
    },
    { class: "plain more" },
  );
  return more;
}
