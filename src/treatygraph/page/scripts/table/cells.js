/**
 * The cells of a relation as plain text, for table and timeline.
 *
 * @import { Data, Source } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {"date" | "from" | "relation" | "to" | "status" | "details" | "said" |
 *   "sources"} Column
 */

import { voices } from "../data/attribution.js";
import { figureParts, topicKey } from "../data/figure.js";
import { readableDate } from "../data/readable-date.js";
import { shortened } from "../network/labels.js";
import { amount } from "../panel/attributes.js";
import { sourceLabels } from "../panel/source-labels.js";
import { texts } from "../ui/texts.js";

/** @type {Column[]} */
export const COLUMNS = ["date", "from", "relation", "to", "status", "details", "said", "sources"];

/** @param {Data} data @param {Relation} relation @param {Column} column */
export function cell(data, relation, column) {
  if (column === "date") return dateText(relation);
  if (column === "from") return names(relation.from);
  if (column === "to") return names(relation.to);
  if (column === "relation") return relation.type.label;
  if (column === "status") return relation.status.label;
  if (column === "said") return said(relation);
  return column === "details" ? details(data, relation) : sources(data, relation);
}

/** @param {Relation} relation */
export function dateText({ date, inferred }) {
  const said = readableDate(date);
  return date && inferred.includes("date") ? `${said} (${texts.panel.inferred})` : said;
}

/** @param {NodeRecord[]} nodes */
export function names(nodes) {
  return nodes.map((node) => node.name).join(", ");
}

/** Figure and topics. @param {Data} data @param {Relation} relation */
export function details(data, { attributes }) {
  const { topics } = data;
  const own = attributes[topicKey(data)];
  const { measure, qualifier, numbers, unit, change } = figureParts(data, attributes);
  const figure = [measure, qualifier, ...numbers.map(amount), unit].filter(Boolean).join(" ");
  const told = (own ?? []).map((/** @type {string} */ key) => topics[key] ?? key);
  return [[figure, change].filter(Boolean).join(", "), told.join(", ")].filter(Boolean).join("; ");
}

/** The speakers; a source that says so by itself too is mentioned before them. @param {Relation} relation */
function said(relation) {
  const found = voices(relation);
  const who = found ? names(found.speakers) : "";
  return found?.voice === "also_said_by" ? texts.evidence.besides(who) : who;
}

/** Sources with their paragraphs. @param {Data} data @param {Relation} relation */
export function sources(data, { evidence, sources: cited }) {
  const places = (/** @type {Source} */ source) =>
    evidence.filter((pointer) => pointer.source === source && pointer.at).map(({ at }) => at);
  const labels = sourceLabels(data);
  return cited
    .map((source) =>
      [shortened(labels.get(source) ?? ""), places(source).join(", ")].filter(Boolean).join(" "),
    )
    .join("; ");
}
