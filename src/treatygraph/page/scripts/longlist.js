/** Lists of which the beginning is enough at first. */

import { button, make } from "./elements.js";
import { texts } from "./texts.js";

/**
 * A list of relations; the rest is made when somebody asks for it.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} entry
 * @param {number} most
 */
export function longList(items, entry, most) {
  const list = make("ul", { class: "relations" }, ...items.slice(0, most).map(entry));
  // one more line costs as much room as the button that it would need
  if (items.length <= most + 1) {
    list.append(...items.slice(most).map(entry));
    return [list];
  }
  const more = button(
    texts.showMore(items.length - most),
    () => {
      const rest = items.slice(most).map(entry);
      list.append(...rest);
      more.remove();
      rest[0].setAttribute("tabindex", "-1");
      rest[0].focus();
    },
    { class: "plain more" },
  );
  return [list, more];
}
