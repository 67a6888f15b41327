/**
 * Swatches: small pictures of a kind, type or status for legend and panel.
 *
 * @import { Kind, Status, Type } from "../data/data.js"
 */

import { makeSvg } from "../ui/elements.js";

/** @param {Kind} kind */
export function kindSample(kind) {
  const shape = kind.outline
    ? makeSvg("polygon", { points: kind.outline, transform: "scale(5)" })
    : makeSvg("circle", { r: 5 });
  return sample("-8 -8 16 16", 16, kind.colour, shape);
}

/** @param {Type} type */
export function typeSample(type) {
  return sample(
    "0 -5 26 10",
    26,
    type.colour,
    line("solid"),
    !type.symmetric && makeSvg("polygon", { points: "26,0 18,-4 18,4" }),
  );
}

/** @param {Status} status */
export function statusSample(status) {
  return sample("0 -5 26 10", 26, "", line(status.line));
}

/** A line of relations that are only possible in the chosen period. */
export function possibleSample() {
  return sample("0 -5 26 10", 26, "", line("possible"));
}

/** @param {string} colour */
export function colourSample(colour) {
  return sample("-6 -6 12 12", 12, colour, makeSvg("circle", { r: 5 }));
}

/** @param {string} style */
function line(style) {
  return makeSvg("line", { x1: 1, x2: 25, class: style });
}

/**
 * @param {string} viewBox
 * @param {number} width
 * @param {string} colour
 * @param {...any} children
 */
function sample(viewBox, width, colour, ...children) {
  const [, , wide, high] = viewBox.split(" ").map(Number);
  const height = (high / wide) * width;
  const svg = makeSvg("svg", { viewBox, width, height, class: "sample", "aria-hidden": "true" }, ...children);
  if (colour) /** @type {SVGElement} */ (svg).style.setProperty("--own", colour);
  return svg;
}
