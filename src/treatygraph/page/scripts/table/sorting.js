/**
 * Relations in the order of a column.
 *
 * Texts are compared once and become ranks, so that sorting again only sorts numbers.
 *
 * @import { Column } from "./cells.js"
 * @import { Data } from "../data/data.js"
 */

import { texts } from "../ui/texts.js";
import { COLUMNS, cell } from "./cells.js";

/** Ranks of all relations by column; the data of a page never change. @type {Map<Column, Float64Array>} */
const known = new Map();

/** A wish as it stands in the address: a column, after a minus the other way round. @param {string} wish */
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

/** Undated relations have no time and stay at the end. @param {Data} data */
function byTime({ by }) {
  return Float64Array.from(by.date, (date, row) => (date ? row : -1));
}

/** By the text; what is empty comes last. @param {Data} data @param {Column} column */
function byText(data, column) {
  const words = Array.from(data.by.date, (_, row) => cell(data, data.relations.at(row), column));
  const { compare } = new Intl.Collator(texts.language, { numeric: true });
  const order = [...new Set(words)].sort(
    (one, other) => Number(!one) - Number(!other) || compare(one, other),
  );
  const rank = new Map(order.map((word, place) => [word, place]));
  return Float64Array.from(words, (word) => rank.get(word) ?? 0);
}
