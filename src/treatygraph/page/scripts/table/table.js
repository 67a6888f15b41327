/**
 * The table view, sortable by any column.
 *
 * @import { Column } from "./cells.js"
 * @import { Scope } from "./scope.js"
 * @import { Relation } from "../data/records.js"
 * @import { Store } from "../state/store.js"
 */

import { button, isolate, make } from "../ui/elements.js";
import { possibleMark } from "../ui/possible.js";
import { texts } from "../ui/texts.js";
import { COLUMNS, cell } from "./cells.js";
import { Reader } from "./grid.js";
import { sorted, sortingOf } from "./sorting.js";
import { Rows } from "./virtual-rows.js";

/**
 * @param {Store} store
 * @param {Scope} scope
 * @param {(relation: Relation) => void} open
 */
export function createTable(store, scope, open) {
  const heads = COLUMNS.map((column) => columnHead(column, () => sortBy(column)));
  const body = make("tbody");
  const table = make(
    "table",
    { role: "presentation" },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row", "aria-rowindex": 1 }, ...heads)),
    body,
  );
  body.setAttribute("role", "rowgroup");
  const element = make(
    "div",
    {
      class: "table rows",
      role: "grid",
      tabindex: 0,
      "aria-label": texts.table.label,
      "aria-colcount": COLUMNS.length,
    },
    table,
  );
  const reader = new Reader(store, element, open);

  /** @param {Column} column */
  function sortBy(column) {
    const now = sortingOf(store.get().view.sort);
    reader.rewind();
    store.setView({ sort: now.column === column && !now.down ? `-${column}` : column });
  }

  function fill() {
    const { data, view } = store.get();
    const rows = sorted(data, scope.rows(), view.sort);
    const make = (/** @type {number} */ index) => tableRow(reader, index);
    element.setAttribute("aria-rowcount", String(rows.length + 1));
    heads.forEach((head, index) => tellSorting(head, COLUMNS[index], view.sort));
    const shown = new Rows(body, "tr", rows.length, make);
    reader.show(rows, [{ rows: shown, start: 0, element: body }]);
  }
  return { element, fill, reader };
}

/** @param {Column} column @param {() => void} sort */
function columnHead(column, sort) {
  return make(
    "th",
    { role: "columnheader", scope: "col", class: column },
    button(texts.table.columns[column], sort),
  );
}

/** @param {HTMLElement} head @param {Column} column @param {string} wish */
function tellSorting(head, column, wish) {
  const now = sortingOf(wish);
  if (now.column !== column) head.removeAttribute("aria-sort");
  else head.setAttribute("aria-sort", now.down ? "descending" : "ascending");
}

/** @param {Reader} reader @param {number} index */
function tableRow(reader, index) {
  const { data, passed } = reader.store.get();
  const relation = reader.at(index);
  const isPossible = passed.certainty.isPossible(relation.row);
  const cells = COLUMNS.map((column) => {
    const text = cell(data, relation, column);
    const content = column === "status" ? badge(relation) : isolate(text);
    const mark = column === "date" && isPossible && possibleMark();
    return make("td", { role: "gridcell", class: column, title: text }, mark, content);
  });
  return make(
    "tr",
    {
      id: `row-${relation.row}`,
      role: "row",
      class: isPossible ? "possible" : null,
      "aria-rowindex": index + 2,
      onclick: () => reader.choose(index),
    },
    ...cells,
  );
}

/** @param {Relation} relation */
export function badge({ status }) {
  const setView = `badge ${status.line} ${status.established ? "established" : ""}`;
  return make("span", { class: setView }, status.label);
}
