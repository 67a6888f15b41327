/**
 * The ends of the period as typed dates: a year, a month or a day.
 *
 * @import { State, Store } from "../state/store.js"
 */

import { dayOf, isoOf } from "../data/days.js";
import { withEnds } from "../state/filters.js";
import { make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

const FORM = /^(\d{4}|[+-]\d{6})(?:-(\d\d)(?:-(\d\d))?)?$/;

/**
 * The first or last day of a typed date; null if it is none.
 * @param {string} text
 * @param {"first" | "last"} end
 * @returns {number | null}
 */
export function typedDay(text, end) {
  const [, year, month, day] = FORM.exec(text.trim()) ?? [];
  if (!year) return null;
  const first = dayOf(`${year}-${month ?? "01"}-${day ?? "01"}`);
  if (first === null || day || end === "first") return first;
  return lastDay(first, month ? 31 : 366);
}

/** The last day of the month or year that begins on a day. @param {number} first @param {number} most */
function lastDay(first, most) {
  const unit = isoOf(first).slice(0, most > 31 ? -6 : -3);
  let last = first + most - 1;
  while (!isoOf(last).startsWith(`${unit}-`)) last -= 1;
  return last;
}

/** Two boxes for dates. @param {Store} store */
export function createTypedDates(store) {
  const boxes = /** @type {const} */ (["first", "last"]).map((end) => typedDate(store, end));
  return {
    element: make("span", { class: "typed" }, boxes[0].element, "–", boxes[1].element),
    update: (/** @type {State} */ state) => boxes.forEach((box) => box.update(state)),
  };
}

/** @param {Store} store @param {"first" | "last"} end */
function typedDate(store, end) {
  const element = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "text",
      size: 10,
      placeholder: texts.time.typed.form[end],
      "aria-label": texts.time.typed[end],
      onchange: () => take(element, store, end),
    })
  );
  const update = (/** @type {State} */ { period }) => {
    const day = period[end];
    element.value = day === null ? "" : isoOf(day);
    element.removeAttribute("aria-invalid");
    element.title = "";
  };
  return { element, update };
}

/** @param {HTMLInputElement} box @param {Store} store @param {"first" | "last"} end */
function take(box, store, end) {
  const { period } = store.get();
  const day = typedDay(box.value, end);
  const ends = { first: period.first, last: period.last, [end]: day };
  const isTurned = ends.first !== null && ends.last !== null && ends.first > ends.last;
  if ((box.value.trim() && day === null) || isTurned) {
    box.setAttribute("aria-invalid", "true");
    box.title = isTurned ? texts.time.typed.turned : texts.time.typed.wrong;
    return;
  }
  store.set({ period: withEnds(period, ends) });
}
