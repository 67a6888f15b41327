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
  const list = make("ul", { class: className });
  const add = (/** @type {number} */ count) => {
    const start = list.childElementCount;
    list.append(...Array.from({ length: count }, (_, index) => entry(items[start + index])));
  };
  // a single remaining item takes no more room than the button
  add(items.length <= most + 1 ? items.length : most);
  return items.length > list.childElementCount ? [list, moreButton(list, items.length, add)] : [list];
}

/** @param {HTMLElement} list @param {number} all @param {(count: number) => void} add */
function moreButton(list, all, add) {
  const next = () => Math.min(AT_ONCE, all - list.childElementCount);
  const title = () => texts.showMore(next(), all - list.childElementCount);
  const more = button(
    title(),
    () => {
      const start = list.childElementCount;
      add(next());
      const first = /** @type {HTMLElement} */ (list.children[start]);
      if (next()) more.textContent = title();
      else more.remove();
      first.setAttribute("tabindex", "-1");
      first.focus();
    },
    { class: "plain more" },
  );
  return more;
}
