/**
 * Nodes and lines as vis-network wants them.
 *
 * @import { Kind } from "../data/data.js"
 * @import { Line } from "./lines.js"
 * @import { Marks } from "../data/row-set.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Look } from "./theme.js"
 * @import { Shape, Stroke } from "../export/picture.js"
 * @import { Point } from "./camera.js"
 * @typedef {{faded: boolean, chosen: boolean}} Stress
 */

import { texts } from "../ui/texts.js";
import { DASHES, lineWidth, tinted } from "./theme.js";

const FADED = 0.12;
const MIXED = "#6c7078";
/** Shapes that would look smaller or larger than a dot of the same size. */
const FULLER = /** @type {Record<string, number>} */ ({
  star: 1.3,
  diamond: 1.15,
  triangle: 1.1,
  triangleDown: 1.1,
  square: 0.9,
});

/**
 * @param {NodeRecord} node
 * @param {Look} look
 * @param {Stress} stress
 * @param {{x: number, y: number, size: number, colour: string}} own
 */
export function nodeItem({ row, kind }, look, { faded, chosen }, { x, y, size, colour }) {
  const background = tinted(colour, look, faded ? FADED : 1);
  const border = chosen ? look.focus : faded ? "transparent" : look.paper;
  return {
    id: row,
    kind: kind.key,
    x,
    y,
    size: size * (FULLER[kind.shape] ?? 1),
    shape: kind.shape,
    color: { background, border },
    borderWidth: chosen ? 4 : 1.5,
  };
}

/**
 * @param {Line} line
 * @param {Look} look
 * @param {Stress} stress
 * @param {Marks<Relation>} shown
 * @param {boolean} counts whether a bundle tells how much it stands for
 */
export function lineItem(line, look, { faded, chosen }, shown, counts) {
  const { number, from, to, type, status, bend } = line;
  const count = countOf(line, shown);
  return {
    id: number,
    from: from.row,
    to: to.row,
    type: line.bundle?.sort ?? type.key,
    status: status.key,
    count,
    color: { color: colourOf(line, look, faded ? FADED : chosen ? 1 : 0.7), inherit: false },
    width: lineWidth(count) + (chosen ? 2 : 0),
    dashes: DASHES[styleOf(line, shown)],
    smooth: curve(bend, from.row > to.row),
    arrows: type.symmetric || line.bundle ? "" : { to: { enabled: true, scaleFactor: 0.45 } },
    ...(line.bundle && counts && written(count, look)),
  };
}

/**
 * What a line stands for: its relations, or the documents that two nodes share.
 * @param {Line} line
 * @param {Marks<Relation>} shown
 */
export function countOf({ bundle, rows }, { marks }) {
  const isShown = (/** @type {number} */ row) => marks[row] === 1;
  if (bundle?.sort === "documents") return bundle.documents.filter((node) => node.rows.some(isShown)).length;
  return rows.filter(isShown).length;
}

/** One type has its colour, several have that of the ink. @param {Line} line @param {Look} look @param {number} opacity */
function colourOf({ bundle, type }, look, opacity) {
  const mixed = bundle?.lines.some((line) => line.type !== type);
  return tinted(mixed ? MIXED : type.colour, look, opacity);
}

/** A line is as firm as the firmest that it stands for. @param {Line} line @param {Marks<Relation>} shown */
function styleOf({ bundle, status }, shown) {
  if (!bundle) return status.line;
  const styles = bundle.lines
    .filter(({ rows }) => rows.some((row) => shown.marks[row]))
    .map((line) => line.status.line);
  const known = /** @type {const} */ (["solid", "dashed", "dotted"]);
  return known.find((style) => styles.includes(style)) ?? "solid";
}

/** The count on a line; none where it is one. @param {number} count @param {Look} look */
function written(count, { ink, paper }) {
  const font = { size: 13, color: ink, strokeColor: paper, strokeWidth: 4, align: "horizontal" };
  return { label: count > 1 ? texts.inFigures(count) : " ", font };
}

/**
 * A bend counts from the node with the lower row, a curve of vis-network from its origin.
 * @param {number} bend
 * @param {boolean} turned
 */
function curve(bend, turned) {
  if (!bend) return false;
  const clockwise = bend > 0 !== turned;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

/**
 * A node of the drawing as a shape of a picture.
 * @param {any} item
 * @param {Map<number, Point>} seen where nodes are on the screen
 * @param {number} scale
 * @param {Kind | undefined} kind
 * @returns {Shape}
 */
export function shapeOf({ id, size, shape, color, borderWidth }, seen, scale, kind) {
  return {
    at: /** @type {Point} */ (seen.get(id)),
    radius: (size * scale) / (FULLER[shape] ?? 1),
    outline: kind?.outline ?? "",
    fill: color.background,
    border: color.border,
    width: borderWidth * scale,
  };
}

/**
 * @param {any} item
 * @param {Map<number, Point>} seen
 * @param {number} scale
 * @param {number} size of the node at its end
 * @returns {Stroke}
 */
export function strokeOf({ from, to, color, width, dashes, smooth, arrows, label }, seen, scale, size) {
  const bend = smooth ? smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1) : 0;
  return {
    from: /** @type {Point} */ (seen.get(from)),
    to: /** @type {Point} */ (seen.get(to)),
    end: size * scale,
    bend,
    colour: color.color,
    width: width * scale,
    dashes,
    arrow: Boolean(arrows),
    label: label ?? "",
    scale,
  };
}
