/**
 * A selection: a node, a relation, or a line, which represents several relations.
 *
 * @import { Data } from "../data/data.js"
 * @import { Line } from "../network/lines.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {{node: NodeRecord} | {relation: Relation} | {line: Line} | null} Selection
 */

import { linesOf } from "../network/lines.js";
import { mergedLineWithId } from "../network/merged-lines.js";

/** The id of a selection; for a line, the ids of its relations. @param {Selection} selection */
export function idOf(selection) {
  if (!selection) return null;
  if ("node" in selection) return selection.node.id;
  return "relation" in selection ? selection.relation.id : lineId(selection.line);
}

/**
 * The selection with this id, or null.
 * @param {Data} data
 * @param {string} id
 * @returns {Selection}
 */
export function selectionOf(data, id) {
  const found = data.find(id);
  if (found) return "kind" in found ? { node: found } : { relation: found };
  const line = id.includes(" ") ? lineWith(data, id) : mergedLineWithId(data, id);
  return line ? { line } : null;
}

/**
 * The line with this id, looked up between the ends of its first relation.
 * @param {Data} data
 * @param {string} id
 */
function lineWith(data, id) {
  const first = data.find(id.slice(0, id.indexOf(" ")));
  if (!first || !("type" in first)) return undefined;
  return linesOf(first, data).find((line) => lineId(line) === id);
}

/** @param {Line} line */
function lineId(line) {
  return line.merged?.id ?? line.relations.map((relation) => relation.id).join(" ");
}

/** The address that opens the page with this selection. @param {Selection} selection */
export function hrefOf(selection) {
  return `#${new URLSearchParams({ select: idOf(selection) ?? "" })}`;
}
