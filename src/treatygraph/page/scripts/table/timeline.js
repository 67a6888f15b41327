/**
 * The timeline view: relations in time order by year, undated ones last.
 *
 * @import { Scope } from "./scope.js"
 * @import { Data } from "../data/data.js"
 * @import { Relation } from "../data/records.js"
 * @import { Store } from "../state/store.js"
 * @typedef {{title: string, start: number, count: number}} Year
 */

import { LONG_AGO, yearOf } from "../data/days.js";
import { isolate, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { dateText, details, names, sources } from "./cells.js";
import { Reader } from "./grid.js";
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
    const rows = scope.rows();
    const sections = yearsOf(store.get().data, rows).map((year) => section(reader, year));
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

/** @param {Reader} reader @param {Year} year */
function section(reader, { title, start, count }) {
  const host = make("ul", { role: "presentation" });
  const rows = new Rows(host, "li", count, (index) => listRow(reader, start + index));
  const section = make(
    "section",
    { role: "group", "aria-label": `${title}, ${texts.relations(count)}` },
    make(
      "p",
      { class: "year", "aria-hidden": "true" },
      title,
      " ",
      make("span", { class: "count" }, texts.inFigures(count)),
    ),
    host,
  );
  return { section, block: { rows, start, element: host } };
}

/** @param {Reader} reader @param {number} index */
function listRow(reader, index) {
  const { data } = reader.store.get();
  const relation = reader.at(index);
  const less = [details(data, relation), sources(data, relation)].filter(Boolean).join(" · ");
  return make(
    "li",
    {
      id: `entry-${relation.row}`,
      role: "option",
      "aria-setsize": reader.rows.length,
      "aria-posinset": index + 1,
      onclick: () => reader.choose(index),
    },
    make("span", { class: "date" }, isolate(dateText(relation))),
    make("span", { class: "said" }, ...sentence(relation)),
    badge(relation),
    make("span", { class: "less", title: less }, isolate(less)),
  );
}

/** @param {Relation} relation */
function sentence({ from, type, to }) {
  const strong = (/** @type {string} */ text) => make("strong", {}, isolate(text));
  return [strong(names(from)), ` ${type.label} `, strong(names(to))];
}
