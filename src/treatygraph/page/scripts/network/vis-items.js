/**
 * Convert nodes and lines to vis-network items.
 *
 * @import { Kind } from "../data/data.js"
 * @import { Line } from "./lines.js"
 * @import { RowSet } from "../data/row-set.js"
 * @import { Certainty } from "../state/certainty.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Theme } from "./theme.js"
 * @import { Shape, Stroke } from "../export/picture.js"
 * @import { Point } from "./camera.js"
 * @typedef {{faded: boolean, chosen: boolean}} Stress
 */

import { texts } from "../ui/texts.js";
import { countOf } from "./line-counts.js";
import { DASHES, lineWidth, tinted } from "./theme.js";

const FADED = 0.12;
/** Opacity of lines, and of those that are only possible in the chosen period. */
const CLEAR = 0.7;
const PALE = 0.5;
const MIXED = "#6c7078";
/** Scale factors of shapes that look smaller or larger than a dot of the same size. */
const FULLER = /** @type {Record<string, number>} */ ({
  star: 1.3,
  diamond: 1.15,
  triangle: 1.1,
  triangleDown: 1.1,
  square: 0.9,
});

/**
 * @param {NodeRecord} node
 * @param {Theme} theme
 * @param {Stress} stress
 * @param {{x: number, y: number, size: number, colour: string}} own
 */
export function nodeItem({ row, kind }, theme, { faded, chosen }, { x, y, size, colour }) {
  const background = tinted(colour, theme, faded ? FADED : 1);
  const border = chosen ? theme.focus : faded ? "transparent" : theme.paper;
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
 * @param {Theme} theme
 * @param {Stress} stress
 * @param {{relations: RowSet<Relation>, certainty: Certainty}} shown
 * @param {boolean} counts whether a merged line shows its number of relations
 */
export function lineItem(line, theme, { faded, chosen }, { relations, certainty }, counts) {
  const { number, from, to, type, status, bend } = line;
  const count = countOf(line, relations);
  const possible = isOnlyPossible(line, relations, certainty);
  const style = styleOf(line, relations);
  return {
    id: number,
    from: from.row,
    to: to.row,
    type: line.merged?.sort ?? type.key,
    status: status.key,
    count,
    color: {
      color: colourOf(line, theme, faded ? FADED : chosen ? 1 : possible ? PALE : CLEAR),
      inherit: false,
    },
    width: lineWidth(count) + (chosen ? 2 : 0),
    dashes: DASHES[possible && style === "solid" ? "possible" : style],
    smooth: curve(bend, from.row > to.row),
    arrows: type.symmetric || line.merged ? "" : { to: { enabled: true, scaleFactor: 0.45 } },
    ...(line.merged && counts && written(count, theme)),
  };
}

/**
 * True if no relation of a line is certain in the chosen period.
 * @param {Line} line
 * @param {RowSet<Relation>} shown
 * @param {Certainty} certainty
 */
export function isOnlyPossible({ rows }, { marks }, certainty) {
  return certainty.applies && rows.every((row) => !marks[row] || certainty.isPossible(row));
}

/**
 * The colour of the type; the text colour if a merged line has several types.
 * @param {Line} line
 * @param {Theme} theme
 * @param {number} opacity
 */
function colourOf({ merged, type }, theme, opacity) {
  const mixed = merged?.lines.some((line) => line.type !== type);
  return tinted(mixed ? MIXED : type.colour, theme, opacity);
}

/**
 * A merged line uses the strongest line style of its members.
 * @param {Line} line
 * @param {RowSet<Relation>} shown
 */
function styleOf({ merged, status }, shown) {
  if (!merged) return status.line;
  const styles = merged.lines
    .filter(({ rows }) => rows.some((row) => shown.marks[row]))
    .map((line) => line.status.line);
  const known = /** @type {const} */ (["solid", "dashed", "dotted"]);
  return known.find((style) => styles.includes(style)) ?? "solid";
}

/** The count label of a line; none for a single relation. @param {number} count @param {Theme} theme */
function written(count, { ink, paper }) {
  const font = { size: 13, color: ink, strokeColor: paper, strokeWidth: 4, align: "horizontal" };
  return { label: count > 1 ? texts.inFigures(count) : " ", font };
}

/**
 * Our bend is relative to the node with the lower row, a vis-network curve to its origin.
 * @param {number} bend
 * @param {boolean} turned
 */
function curve(bend, turned) {
  if (!bend) return false;
  const clockwise = bend > 0 !== turned;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

/**
 * A drawn node as a shape of the exported picture.
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
