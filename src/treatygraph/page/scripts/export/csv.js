/**
 * Write relations as CSV: the columns of `treatygraph list relations --format csv`, with names and titles
 * beside the ids, and `certain` if a period is chosen. Spreadsheets run a cell that begins like a formula, whatever its quotes; such cells get an
 * apostrophe, which spreadsheets hide.
 *
 * @import { Data } from "../data/data.js"
 * @import { Relation } from "../data/records.js"
 * @import { Passed } from "../state/filters.js"
 * @import { State } from "../state/store.js"
 */

import { attribution } from "../data/attribution.js";
import { pythonFloat } from "./values.js";

const FIRST = [
  ...["id", "type", "from", "from_names", "to", "to_names"],
  ...["date", "status", "sources", "source_titles"],
];
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * @param {State} state
 * @param {Relation[]} relations in time order, as they are written
 */
export function csv({ data, passed }, relations) {
  const rows = relations.map((relation) => ({ ...rowOf(relation), ...certaintyOf(relation, passed) }));
  const others = [...new Set(rows.flatMap(Object.keys))].filter((key) => !FIRST.includes(key));
  const columns = [...FIRST, ...others.sort()];
  const line = (/** @type {string[]} */ cells) => `${cells.map(inert).map(quoted).join(",")}\n`;
  const told = rows.map((row) => line(columns.map((key) => cell(data, key, row[key]))));
  return [line(columns), ...told].join("");
}

/** @param {Relation} relation @returns {Record<string, any>} */
function rowOf(relation) {
  const { id, type, from, to, date, status, sources, attributes, fields } = relation;
  const ids = (/** @type {{id: string}[]} */ records) => records.map((record) => record.id);
  const names = (/** @type {{name: string}[]} */ records) => records.map(({ name }) => name);
  return {
    ...{ from_names: names(from), to_names: names(to), source_titles: sources.map(({ title }) => title) },
    ...{ id, type: type.key, from: ids(from), to: ids(to), date, status: status.key },
    ...{ sources: ids(sources), ...attribution(relation), ...attributes, ...fields },
  };
}

/**
 * Whether a relation is certain in the chosen period.
 * @param {Relation} relation
 * @param {Passed} passed
 * @returns {Record<string, any>}
 */
function certaintyOf(relation, { certainty }) {
  const verdict = certainty.of(relation);
  return verdict ? { certain: verdict === "certain" } : {};
}

/** @param {Data} data @param {string} key @param {any} value @returns {string} */
function cell(data, key, value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((each) => cell(data, key, each)).join("; ");
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" && data.attributes[key]?.type === "number") return pythonFloat(value);
  return String(value);
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
function inert(text) {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** @param {string} text */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
