/**
 * Write relations as CSV, identical to `treatygraph list relations --format csv`.
 *
 * @import { Data } from "../data/data.js"
 * @import { Relation } from "../data/records.js"
 */

import { pythonFloat } from "./values.js";

const FIRST = ["id", "type", "from", "to", "date", "status", "sources"];

/** @param {Data} data @param {Relation[]} relations in time order, as they are written */
export function csv(data, relations) {
  const rows = relations.map(rowOf);
  const others = [...new Set(rows.flatMap(Object.keys))].filter((key) => !FIRST.includes(key));
  const columns = [...FIRST, ...others.sort()];
  const line = (/** @type {string[]} */ cells) => `${cells.map(quoted).join(",")}\n`;
  const told = rows.map((row) => line(columns.map((key) => cell(data, key, row[key]))));
  return [line(columns), ...told].join("");
}

/** @param {Relation} relation @returns {Record<string, any>} */
function rowOf({ id, type, from, to, date, status, sources, attributes, fields }) {
  const ids = (/** @type {{id: string}[]} */ records) => records.map((record) => record.id);
  return {
    ...{ id, type: type.key, from: ids(from), to: ids(to), date, status: status.key },
    ...{ sources: ids(sources), ...attributes, ...fields },
  };
}

/** @param {Data} data @param {string} key @param {any} value @returns {string} */
function cell(data, key, value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((each) => cell(data, key, each)).join("; ");
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" && data.attributes[key]?.type === "number") return pythonFloat(value);
  return String(value);
}

/** @param {string} text */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
