/**
 * Sort relations by a column.
 *
 * Texts are compared once and become ranks; sorting then compares numbers only.
 *
 * @import { Column } from "./cells.js"
 * @import { Data } from "../data/data.js"
 */

import { texts } from "../ui/texts.js";
import { COLUMNS, cell } from "./cells.js";

/** Cached ranks by column: the data of a page never change. @type {Map<Column, Float64Array>} */
const known = new Map();

/**
 * Parse a sort order of the address: a column, with a leading minus for descending order.
 * @param {string} wish
 */
export function sortingOf(wish) {
  const down = wish.startsWith("-");
  const column = COLUMNS.find((each) => each === wish.slice(Number(down))) ?? "date";
  return { column, down };
}

/**
 * @param {Data} data
 * @param {Int32Array} rows in time order, which decides between equals
 * @param {string} wish
 */
export function sorted(data, rows, wish) {
  const { column, down } = sortingOf(wish);
  if (column === "date" && !down) return rows;
  const ranks = ranksOf(data, column);
  const size = data.relations.length;
  const keys = Float64Array.from(rows, (row) => (down ? size - ranks[row] : ranks[row]) * size + row);
  return Int32Array.from(keys.sort(), (key) => key % size);
}

/** @param {Data} data @param {Column} column */
function ranksOf(data, column) {
  let ranks = known.get(column);
  if (!ranks) known.set(column, (ranks = column === "date" ? byTime(data) : byText(data, column)));
  return ranks;
}

/** Ranks by time; undated relations stay last in both directions. @param {Data} data */
function byTime({ by }) {
  return Float64Array.from(by.date, (date, row) => (date ? row : -1));
}

/** Ranks by text; empty cells last. @param {Data} data @param {Column} column */
function byText(data, column) {
  const words = Array.from(data.by.date, (_, row) => cell(data, data.relations.at(row), column));
  const { compare } = new Intl.Collator(texts.language, { numeric: true });
  const order = [...new Set(words)].sort(
    (one, other) => Number(!one) - Number(!other) || compare(one, other),
  );
  const rank = new Map(order.map((word, index) => [word, index]));
  return Float64Array.from(words, (word) => rank.get(word) ?? 0);
}
