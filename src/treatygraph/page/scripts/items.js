/**
 * Nodes and lines as vis-network wants them.
 *
 * @import { Line, NodeRecord, Relation } from "./data.js"
 * @import { Look } from "./look.js"
 * @typedef {{faded: boolean, chosen: boolean}} Stress
 */

import { DASHES, lineWidth, tinted } from "./look.js";

const FADED = 0.12;
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
 */
export function nodeItem({ row, x, y, size, kind }, look, { faded, chosen }) {
  const background = tinted(kind.colour, look, faded ? FADED : 1);
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
 * @param {Set<Relation>} shown
 */
export function lineItem(line, look, { faded, chosen }, shown) {
  const { number, from, to, type, status, bend } = line;
  const count = line.relations.filter((relation) => shown.has(relation)).length;
  return {
    id: number,
    from: from.row,
    to: to.row,
    type: type.key,
    status: status.key,
    count,
    color: { color: tinted(type.colour, look, faded ? FADED : chosen ? 1 : 0.7), inherit: false },
    width: lineWidth(count) + (chosen ? 2 : 0),
    dashes: DASHES[status.line],
    smooth: curve(bend, from.row > to.row),
    arrows: type.symmetric ? "" : { to: { enabled: true, scaleFactor: 0.45 } },
  };
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
