/**
 * Counts of lines: of the data under the current filters, whatever is drawn.
 *
 * @import { Line } from "./lines.js"
 * @import { RowSet } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 */

import { linesBetween } from "./lines.js";

/** @param {Line} line @param {RowSet<Relation>} relations that pass the filters */
export function countOf(line, relations) {
  const { direct, documents } = countsOfLine(line, relations);
  return direct.length + documents.length;
}

/**
 * The relations of a line that pass, without those of documents, and the documents that its ends share.
 * @param {Line} line
 * @param {RowSet<Relation>} relations
 * @returns {{direct: number[], documents: NodeRecord[]}}
 */
export function countsOfLine(line, relations) {
  const { merged, from, to, rows, data } = line;
  const passing = (/** @type {number[]} */ all) => all.filter((row) => relations.marks[row]);
  if (!merged?.documents.length) return { direct: passing(rows), documents: [] };
  const own = merged.sort === "documents" ? [] : linesBetween(data, from, to);
  return {
    direct: passing([...new Set(own.flatMap((each) => each.rows))]),
    documents: merged.documents.filter((node) => isShared(line, node, relations)),
  };
}

/** Rows of a line that pass; a document that only one end still has is none of it. @param {Line} line @param {RowSet<Relation>} relations */
export function rowsOfLine(line, relations) {
  const { direct, documents } = countsOfLine(line, relations);
  const { data, from, to } = line;
  const theirs = documents.flatMap((node) =>
    [from, to].flatMap((end) => linesBetween(data, end, node).flatMap((each) => each.rows)),
  );
  return new Set([...direct, ...theirs.filter((row) => relations.marks[row])]);
}

/** True if relations of both ends with a document pass. @param {Line} line @param {NodeRecord} node @param {RowSet<Relation>} relations */
function isShared({ data, from, to }, node, { marks }) {
  return [from, to].every((end) =>
    linesBetween(data, end, node).some(({ rows }) => rows.some((row) => marks[row])),
  );
}
