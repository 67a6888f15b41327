/**
 * Labels of the network: as many as fit at the current zoom without overlap, by importance, at a readable
 * size.
 *
 * @typedef {{text: string, x: number, y: number, radius: number, large: boolean,
 *   wanted: boolean}} Label in screen pixels; `wanted` labels are drawn even if they overlap
 * @typedef {{text: string, x: number, y: number, size: number, weight: number}} Written position is the
 *   middle of the upper edge
 * @typedef {{width: number, height: number, covered: number[][], ink: string, paper: string,
 *   longest?: number}} Sheet `longest`: characters of a label
 */

import { visible } from "../ui/visible.js";

const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const LARGE = 15,
  SMALL = 12;
const NAMED_FROM = 2; // nodes smaller than this on the screen have no label
const LONGEST = 32;
const CELL = 80;

/**
 * Draw labels on the canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {Label[]} labels
 * @param {Sheet} sheet
 */
export function drawLabels(context, labels, sheet) {
  const written = placeLabels(context, labels, sheet);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = sheet.paper;
  context.fillStyle = sheet.ink;
  for (const { text, x, y, size, weight } of written) {
    context.font = fontOf(size, weight);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/**
 * Place labels in order of importance. Large labels are placed first; small ones may not cover a node.
 * @param {CanvasRenderingContext2D} context measures the text
 * @param {Label[]} labels
 * @param {Sheet} sheet
 * @returns {Written[]}
 */
export function placeLabels(context, labels, sheet) {
  const taken = new Boxes(sheet);
  const longest = sheet.longest ?? LONGEST;
  const important = labels.filter((label) => label.large || label.wanted);
  sheet.covered.forEach((box) => taken.take(box));
  important.forEach((label) => taken.take(shapeBox(label)));
  const first = important.map((label) => placeLabel(context, label, taken, longest));
  labels.forEach((label) => taken.take(shapeBox(label)));
  const others = labels.filter((label) => label.radius >= NAMED_FROM && !label.large && !label.wanted);
  const rest = others.map((label) => placeLabel(context, label, taken, longest));
  return /** @type {Written[]} */ ([...first, ...rest].filter(Boolean));
}

/** @param {Label} label @returns {number[]} */
function shapeBox({ x, y, radius }) {
  return [x - radius, y - radius, x + radius, y + radius];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Label} label
 * @param {Boxes} taken
 * @param {number} longest characters of a label
 * @returns {Written | null}
 */
function placeLabel(context, label, taken, longest) {
  const size = label.large ? LARGE : SMALL;
  const weight = label.large || label.wanted ? 600 : 400;
  const text = shortened(label.text, longest);
  context.font = fontOf(size, weight);
  const places = placesAround(label, widthOf(context, text), size);
  const index = places.find((box) => taken.isFree(box)) ?? (label.wanted ? places[0] : undefined);
  if (!index) return null;
  taken.take(index);
  return { text, x: (index[0] + index[2]) / 2, y: index[1], size, weight };
}

/** @param {number} size @param {number} weight */
function fontOf(size, weight) {
  return `${weight} ${size}px ${FAMILY}`;
}

/**
 * Candidate positions of a label: below its node, above, right, left.
 * @param {Label} label
 * @param {number} width
 * @param {number} size
 */
function placesAround({ x, y, radius }, width, size) {
  const gap = radius + 3;
  const half = width / 2;
  return [
    [x - half, y + gap, x + half, y + gap + size + 1],
    [x - half, y - gap - size - 1, x + half, y - gap],
    [x + gap + 1, y - size / 2, x + gap + 1 + width, y + size / 2 + 1],
    [x - gap - 1 - width, y - size / 2, x - gap - 1, y + size / 2 + 1],
  ];
}

/** One line of text, shortened for the network. @param {string} text @param {number} [longest] */
export function shortened(text, longest = LONGEST) {
  // the canvas draws text without the elements that mark unseen characters
  const line = visible(text).replace(/\s+/g, " ").trim();
  const signs = Array.from(line);
  return signs.length > longest
    ? `${signs
        .slice(0, longest - 1)
        .join("")
        .trim()}…`
    : line;
}

/** @type {Map<string, number>} */
const widths = new Map();

/** @param {CanvasRenderingContext2D} context @param {string} text */
function widthOf(context, text) {
  const key = context.font + text;
  let width = widths.get(key);
  if (width === undefined) widths.set(key, (width = context.measureText(text).width));
  return width;
}

/** Occupied boxes (left, top, right, bottom) in a grid, for fast overlap tests. */
class Boxes {
  /** @param {{width: number, height: number}} sheet */
  constructor({ width, height }) {
    this.sheet = [0, 0, width, height];
    /** @type {Map<string, number[][]>} */
    this.cells = new Map();
  }

  /** True if a box is inside the canvas and overlaps nothing. @param {number[]} box */
  isFree(box) {
    const [left, top, right, bottom] = this.sheet;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    return !this.around(box).some((cell) => cell.some((other) => overlap(box, other)));
  }

  /** @param {number[]} box */
  take(box) {
    this.around(box).forEach((cell) => cell.push(box));
  }

  /** @param {number[]} box */
  around([left, top, right, bottom]) {
    const found = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) {
        const key = `${x},${y}`;
        if (!this.cells.has(key)) this.cells.set(key, []);
        found.push(/** @type {number[][]} */ (this.cells.get(key)));
      }
    }
    return found;
  }
}

/** @param {number[]} one @param {number[]} other */
function overlap(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
