/**
 * The current view of the network as SVG, with the same positions, colours and names.
 *
 * @import { Written } from "../network/labels.js"
 * @import { Theme } from "../network/theme.js"
 * @import { Point } from "../network/camera.js"
 * @import { Kind } from "../data/data.js"
 * @import { Frame } from "./picture-frame.js"
 * @typedef {{at: Point, radius: number, outline: string, fill: string, border: string,
 *   width: number}} Shape
 * @typedef {{from: Point, to: Point, end: number, bend: number, colour: string, width: number,
 *   dashes: number[] | false, arrow: boolean, label: string, scale: number}} Stroke `end` is the
 *   radius of the node at which it ends
 * @typedef {{width: number, height: number, theme: Theme, strokes: Stroke[], shapes: Shape[],
 *   names: Written[]}} Scene in pixels of the screen
 */

import { makeSvg } from "../ui/elements.js";
import { wrapped } from "./picture-frame.js";

const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const ARROW = 7;
const EDGE = 16; // margin in pixels
const ROW = 18; // height of a line of text
const CHARACTER = 6.6; // width at 12 pixels, at most

/** @param {Scene} scene @param {Frame} frame */
export function pictureOf(scene, { title, facts, kinds, sources }) {
  const { width, theme } = scene;
  const most = Math.floor((width - 2 * EDGE) / CHARACTER);
  const above = [title, ...facts.flatMap((fact) => wrapped(fact, most))];
  const below = wrapped(sources, most);
  const top = EDGE + above.length * ROW + EDGE / 2;
  const legend = legendOf(kinds, width);
  const end = top + scene.height;
  const height = end + legend.height + below.length * ROW + EDGE;
  return makeSvg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FAMILY },
    makeSvg("title", {}, xmlText(title)),
    makeSvg("rect", { width, height, fill: theme.paper }),
    makeSvg("g", { transform: `translate(0 ${top})` }, ...network(scene)),
    // lines that leave the view must not cross the texts
    makeSvg("rect", { width, height: top, fill: theme.paper }),
    makeSvg("rect", { y: end, width, height: height - end, fill: theme.paper }),
    makeSvg(
      "g",
      { fill: theme.ink },
      ...above.map((text, index) => lineOfText(text, EDGE + index * ROW, !index)),
    ),
    makeSvg("g", { fill: theme.ink, transform: `translate(0 ${end})` }, ...legend.entries),
    makeSvg(
      "g",
      { fill: theme.ink },
      ...below.map((text, index) => lineOfText(text, end + legend.height + index * ROW)),
    ),
  );
}

/** @param {string} text @param {number} top @param {boolean} [large] */
function lineOfText(text, top, large = false) {
  const font = large ? { "font-size": 17, "font-weight": 650 } : { "font-size": 12 };
  return makeSvg("text", { x: EDGE, y: top + 13, ...font }, xmlText(text));
}

/** Symbols and names of kinds, in as many rows as they need. @param {Kind[]} kinds @param {number} width */
function legendOf(kinds, width) {
  let [x, y] = [EDGE, ROW / 2];
  const entries = kinds.flatMap(({ plural, outline, colour }) => {
    const wide = 30 + plural.length * CHARACTER;
    if (x > EDGE && x + wide > width - EDGE) [x, y] = [EDGE, y + ROW];
    const at = { x: x + 6, y };
    x += wide;
    const text = makeSvg("text", { x: at.x + 10, y: y + 4, "font-size": 12 }, xmlText(plural));
    return [shape({ at, radius: 5, outline, fill: colour, border: "none", width: 0 }), text];
  });
  return { entries, height: kinds.length ? y + ROW : 0 };
}

/** @param {Scene} scene */
function network({ theme, strokes, shapes, names }) {
  return [
    makeSvg("g", { fill: "none" }, ...strokes.map(path)),
    makeSvg("g", {}, ...strokes.filter(({ arrow }) => arrow).map(arrowHead)),
    makeSvg("g", {}, ...shapes.map(shape)),
    makeSvg("g", haloed(theme), ...strokes.filter(({ label }) => label.trim()).map(count)),
    makeSvg("g", haloed(theme), ...names.map(nameOf)),
  ];
}

/** @param {Theme} theme */
function haloed({ ink, paper }) {
  return {
    "text-anchor": "middle",
    fill: ink,
    stroke: paper,
    "stroke-width": 3.5,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
}

/**
 * Control point of the quadratic curve of a bent line.
 * @param {Stroke} stroke
 * @returns {Point}
 */
function control({ from, to, bend }) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const share = (Math.abs(bend) + 1) / 2;
  const turn = Math.atan2(-down, across) + ((bend + 1) / 2) * Math.PI;
  const length = share * Math.hypot(across, down);
  return { x: from.x + Math.sin(turn) * length, y: from.y + Math.cos(turn) * length };
}

/** @param {Stroke} stroke */
function path(stroke) {
  const { from, to, colour, width, dashes } = stroke;
  const via = control(stroke);
  const d =
    from.x === to.x && from.y === to.y
      ? loop(from, stroke.end)
      : `M${point(from)}Q${point(via)} ${point(to)}`;
  const pattern = dashes ? dashes.map((dash) => round(dash * stroke.scale)).join(" ") : null;
  return makeSvg("path", { d, stroke: colour, "stroke-width": round(width), "stroke-dasharray": pattern });
}

/** A line from a node to itself. @param {Point} at @param {number} radius */
function loop({ x, y }, radius) {
  const size = radius * 1.2;
  return `M${round(x)} ${round(y - radius)}a${round(size)} ${round(size)} 0 1 1 ${round(radius)} ${round(radius)}`;
}

/** The point where the curve meets its end node. @param {Stroke} stroke */
function arrowHead(stroke) {
  const { to, end, colour, width, scale } = stroke;
  const via = control(stroke);
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  const size = ARROW * scale + width;
  const at = (/** @type {number} */ back, /** @type {number} */ aside) => ({
    x: to.x - Math.cos(angle) * back - Math.sin(angle) * aside,
    y: to.y - Math.sin(angle) * back + Math.cos(angle) * aside,
  });
  const corners = [at(end, 0), at(end + size, size * 0.45), at(end + size, -size * 0.45)];
  return makeSvg("polygon", { points: corners.map(point).join(" "), fill: colour });
}

/** @param {Shape} shape */
function shape({ at, radius, outline, fill, border, width }) {
  const theme = { fill, stroke: border, "stroke-width": round(width) };
  if (!outline) return makeSvg("circle", { cx: round(at.x), cy: round(at.y), r: round(radius), ...theme });
  const points = outline.split(" ").map((corner) => {
    const [x, y] = corner.split(",").map(Number);
    return point({ x: at.x + x * radius, y: at.y + y * radius });
  });
  return makeSvg("polygon", { points: points.join(" "), ...theme });
}

/** The count on a line. @param {Stroke} stroke */
function count({ from, to, label, scale }) {
  const position = { x: round((from.x + to.x) / 2), y: round((from.y + to.y) / 2 + 4.5 * scale) };
  return makeSvg("text", { ...position, "font-size": round(13 * scale) }, label);
}

/** @param {Written} written */
function nameOf({ text, x, y, size, weight }) {
  const position = { x: round(x), y: round(y + size * 0.85), "font-size": size };
  return makeSvg("text", { ...position, "font-weight": weight === 400 ? null : weight }, xmlText(text));
}

/** Remove characters that XML does not allow. @param {string} text */
function xmlText(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

/** @param {Point} position */
function point({ x, y }) {
  return `${round(x)},${round(y)}`;
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 10) / 10;
}
