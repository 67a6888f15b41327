/**
 * What can be chosen: a node, a relation, or a line, which stands for several relations.
 *
 * @import { Data } from "../data/data.js"
 * @import { Line } from "../network/lines.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {{node: NodeRecord} | {relation: Relation} | {line: Line} | null} Selection
 */

import { linesOf } from "../network/lines.js";
import { bundleWith } from "../network/merged-lines.js";

/** The id of what is chosen; of a line, the ids of its relations. @param {Selection} selection */
export function idOf(selection) {
  if (!selection) return null;
  if ("node" in selection) return selection.node.id;
  return "relation" in selection ? selection.relation.id : lineId(selection.line);
}

/**
 * The selection with this id, null where there is none.
 * @param {Data} data
 * @param {string} id
 * @returns {Selection}
 */
export function selectionOf(data, id) {
  const found = data.find(id);
  if (found) return "kind" in found ? { node: found } : { relation: found };
  const line = id.includes(" ") ? lineWith(data, id) : bundleWith(data, id);
  return line ? { line } : null;
}

/** The line with this id, between the ends of its first relation. @param {Data} data @param {string} id */
function lineWith(data, id) {
  const first = data.find(id.slice(0, id.indexOf(" ")));
  if (!first || !("type" in first)) return undefined;
  return linesOf(first, data).find((line) => lineId(line) === id);
}

/** @param {Line} line */
function lineId(line) {
  return line.bundle?.id ?? line.relations.map((relation) => relation.id).join(" ");
}

/** Where a selection leads when it is opened by itself. @param {Selection} selection */
export function hrefOf(selection) {
  return `#${new URLSearchParams({ select: idOf(selection) ?? "" })}`;
}
