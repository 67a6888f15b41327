/**
 * The timeline view: relations in time order by year, undated ones last.
 *
 * @import { Scope } from "./scope.js"
 * @import { Data } from "../data/data.js"
 * @import { Relation } from "../data/records.js"
 * @import { Range } from "./span-bar.js"
 * @import { Store } from "../state/store.js"
 * @typedef {{title: string, start: number, count: number}} Year
 */

import { saidBy } from "../data/attribution.js";
import { LONG_AGO, yearOf } from "../data/days.js";
import { countsInPeriod } from "../state/certainty.js";
import { isolate, make } from "../ui/elements.js";
import { possibleMark } from "../ui/possible.js";
import { texts } from "../ui/texts.js";
import { dateText, details, names, sources } from "./cells.js";
import { Reader } from "./grid.js";
import { rangeOf, spanBar } from "./span-bar.js";
import { badge } from "./table.js";
import { Rows } from "./virtual-rows.js";

/**
 * @param {Store} store
 * @param {Scope} scope
 * @param {(relation: Relation) => void} open
 */
export function createList(store, scope, open) {
  const element = make("div", {
    class: "list rows",
    role: "listbox",
    tabindex: 0,
    "aria-label": texts.list.label,
  });
  const reader = new Reader(store, element, open);

  function fill() {
    const state = store.get();
    const rows = scope.rows();
    const range = rangeOf(state, rows);
    const sections = yearsOf(state.data, rows).map((year) => section(reader, year, range, rows));
    element.replaceChildren(...sections.map((each) => each.section));
    reader.show(
      rows,
      sections.map((each) => each.block),
    );
  }
  return { element, fill, reader };
}

/** @param {Data} data @param {Int32Array} rows in time order @returns {Year[]} */
function yearsOf(data, rows) {
  /** @type {Year[]} */
  const years = [];
  let date = -1;
  rows.forEach((row, start) => {
    if (data.by.date[row] !== date) {
      const title = titleOf(data.relations.at(row));
      if (years.at(-1)?.title !== title) years.push({ title, start, count: 0 });
      date = data.by.date[row];
    }
    years[years.length - 1].count += 1;
  });
  return years;
}

/** The earliest year in which it may have begun. @param {Relation} relation */
function titleOf({ date, first }) {
  if (!date) return texts.list.undated;
  return first <= LONG_AGO ? texts.list.open : String(yearOf(first));
}

/** @param {Reader} reader @param {Year} year @param {Range} range @param {Int32Array} all rows of all years */
function section(reader, { title, start, count }, range, all) {
  const host = make("ul", { role: "presentation" });
  const rows = new Rows(host, "li", count, (index) => listRow(reader, start + index, range));
  const counts = countsInPeriod(reader.store.get().passed, all.subarray(start, start + count));
  const size = counts ? texts.certainty(counts) : texts.inFigures(count);
  const section = make(
    "section",
    { role: "group", "aria-label": `${title}, ${texts.relations(count)}` },
    make("p", { class: "year", "aria-hidden": "true" }, title, " ", make("span", { class: "count" }, size)),
    host,
  );
  return { section, block: { rows, start, element: host } };
}

/** @param {Reader} reader @param {number} index @param {Range} range */
function listRow(reader, index, range) {
  const { data, passed } = reader.store.get();
  const relation = reader.at(index);
  const isPossible = passed.certainty.isPossible(relation.row);
  const parts = [details(data, relation), saidBy(relation), sources(data, relation)];
  const less = parts.filter(Boolean).join(" · ");
  return make(
    "li",
    {
      id: `entry-${relation.row}`,
      role: "option",
      class: isPossible ? "possible" : null,
      "aria-setsize": reader.rows.length,
      "aria-posinset": index + 1,
      onclick: () => reader.choose(index),
    },
    make("span", { class: "date", title: dateText(relation) }, isolate(dateText(relation))),
    spanBar(relation, range),
    make("span", { class: "said" }, ...sentence(relation)),
    make("span", { class: "marks" }, isPossible && possibleMark(), badge(relation)),
    make("span", { class: "less", title: less }, isolate(less)),
  );
}

/** @param {Relation} relation */
function sentence({ from, type, to }) {
  const strong = (/** @type {string} */ text) => make("strong", {}, isolate(text));
  return [strong(names(from)), ` ${type.label} `, strong(names(to))];
}
