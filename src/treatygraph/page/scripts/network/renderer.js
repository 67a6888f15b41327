/**
 * The renderer. Only this module and `vis-items` know vis-network; another renderer would be a class with
 * the same methods.
 *
 * @import { Data } from "../data/data.js"
 * @import { Line } from "./lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Scene } from "../export/picture.js"
 * @import { Shown } from "./drawn-set.js"
 * @import { Label } from "./labels.js"
 * @import { Point } from "./camera.js"
 * @typedef {{node?: NodeRecord, line?: Line}} Target
 * @typedef {{nodes: Set<NodeRecord> | null, lines: {has: (line: Line) => boolean} | null,
 *   chosen: Set<NodeRecord | Line>}} Focus highlighted nodes and lines (null = all), and the selected ones
 *   among them
 * @typedef {{
 *   onChoose: (target: Target, shift: boolean) => void,
 *   onPoint: (target: Target, at: Point) => void,
 *   onMove: (moved: number) => void,
 *   coveredBoxes: () => number[][],
 *   coveredAbove: () => number,
 * }} Handlers `onMove`: called with the number of pinned nodes; `coveredBoxes`: boxes where labels would be
 * hidden
 * @typedef {{radius: (node: NodeRecord) => number, colour: (node: NodeRecord) => string}} Dress
 */

import { texts } from "../ui/texts.js";
import { createCamera } from "./camera.js";
import { boxAround, mean } from "./geometry.js";
import { drawLabels, placeLabels } from "./labels.js";
import { placeNewNodes } from "./place-new-nodes.js";
import { onPointer } from "./pointer.js";
import { currentTheme, onThemeChange } from "./theme.js";
import { lineItem, nodeItem, shapeOf, strokeOf } from "./vis-items.js";

const LARGE_NAMES = 8; // at most this many nodes have large labels,
const LARGE_SHARE = 0.45; // and only above this share of the largest radius
const LONGEST_SAVED = 200; // characters of a name in a saved picture
const MOST_NAMED = 250; // more labels do not fit
const MOST_COUNTED = 300; // more counts on lines are unreadable
const MANY_LINES = 250; // above this number, lines are hidden while the network is dragged

export class Renderer {
  /**
   * @param {HTMLElement} container
   * @param {Data} data
   * @param {any} options what vis-network is told at its start
   * @param {Handlers} handlers
   * @param {Shown} shown what is drawn at first
   * @param {Dress} dress
   */
  constructor(container, data, options, handlers, shown, dress) {
    const { vis } = /** @type {any} */ (window);
    this.data = data;
    this.handlers = handlers;
    this.theme = currentTheme();
    this.shown = shown;
    this.dressed = dress;
    /** @type {Map<number, Line>} */
    this.byNumber = new Map();
    /** @type {NodeRecord[]} */
    this.ranked = [];
    /** @type {Focus | null} */
    this.focus = null;
    /** True while lines are hidden during movement. @type {boolean | null} */
    this.spares = null;
    /** Positions of pinned nodes. @type {Map<NodeRecord, Point>} */
    this.pins = new Map();
    /** @type {Map<NodeRecord, Point>} */
    this.places = new Map();
    this.nodes = new vis.DataSet();
    this.lines = new vis.DataSet();
    this.show(shown);
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.lines }, options);
    this.view = createCamera(this.network, container);
    this.listen(container);
    this.spareLines();
    nameFrame(container);
    this.fit(true);
    /** Resolves after the first drawing. @type {Promise<void>} */
    this.drawn = new Promise((resolve) => this.network.once("afterDrawing", resolve));
  }

  /**
   * Replace the drawn items and the highlight.
   * @param {Shown} shown
   * @param {Focus | null} focus
   */
  show(shown, focus = this.focus) {
    const before = this.places;
    this.shown = shown;
    this.focus = focus && this.widened(focus);
    this.byNumber = new Map(shown.lines.map((line) => [line.number, line]));
    this.places = placeNewNodes(
      shown.nodes,
      shown.lines,
      (node) => this.pins.get(node) ?? shown.places?.get(node) ?? node.position ?? before.get(node),
    );
    this.rank();
    const lines = shown.lines.map(this.lineItem);
    const nodes = [...shown.nodes].map(this.nodeItem);
    this.drawOnce(() => {
      drop(this.lines, lines); // lines are removed before the nodes at their ends
      drop(this.nodes, nodes);
      tell(this.nodes, nodes);
      tell(this.lines, lines);
      this.spareLines();
    });
  }

  /** Batch changes into one redraw: vis-network redraws after each change. @param {() => void} change */
  drawOnce(change) {
    this.network?.emit("_blockRedraw");
    change();
    this.network?.emit("_allowRedraw");
    this.network?.emit("_requestRedraw");
  }

  /** Set sizes and colours of nodes. @param {Dress} dress */
  dress(dress) {
    this.dressed = dress;
    this.rank();
    this.restyle();
  }

  /** Labels of large nodes have priority. */
  rank() {
    const { radius } = this.dressed;
    this.ranked = [...this.shown.nodes].sort(
      (one, other) => radius(other) - radius(one) || one.row - other.row,
    );
  }

  /** Hide lines while the network moves if there are many, for smooth movement. */
  spareLines() {
    const many = this.shown.lines.length > MANY_LINES;
    if (!this.network || many === this.spares) return;
    this.spares = many;
    this.network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  }

  /** Unpin nodes: restore their positions. @param {NodeRecord[]} [nodes] */
  release(nodes = [...this.pins.keys()]) {
    nodes.forEach((node) => this.pins.delete(node) && this.places.delete(node));
    this.show(this.shown);
    this.handlers.onMove(this.pins.size);
  }

  /** Highlight nodes and lines; null highlights nothing. @param {Focus | null} focus */
  emphasise(focus) {
    if (!focus && !this.focus) return;
    this.focus = focus && this.widened(focus);
    this.restyle();
  }

  /** A focus extended by the ends of highlighted merged lines. @param {Focus} focus @returns {Focus} */
  widened(focus) {
    this.focus = focus;
    if (!focus.nodes) return focus;
    const clear = this.shown.lines.filter((line) => line.merged && !this.stressOfLine(line).faded);
    return { ...focus, nodes: new Set([...focus.nodes, ...clear.flatMap((line) => [line.from, line.to])]) };
  }

  /**
   * Centre `middle` in the uncovered area, with as much of `around` as stays readable.
   * @param {{middle: NodeRecord[], around: NodeRecord[], covered: number}} wish
   *   `covered` are pixels at the bottom
   */
  centre({ middle, around, covered }) {
    if (!middle.some((node) => this.places.has(node))) return;
    this.view.centre(mean(this.placesOf(middle)), this.placesOf(around), covered);
  }

  /** Fit everything into view. @param {boolean} [atOnce] */
  fit(atOnce) {
    const places = [...this.places.values()];
    if (places.length) this.view.fit(boxAround(places), this.handlers.coveredAbove(), atOnce);
  }

  /** @param {number} factor */
  zoom(factor) {
    this.view.zoom(factor);
  }

  /** The drawn items, nodes with names and screen positions. */
  items() {
    const placed = (/** @type {any} */ item) => ({
      ...item,
      name: this.data.nodes[item.id].name,
      at: this.network.canvasToDOM(this.network.getPosition(item.id)),
    });
    return { nodes: this.nodes.get().map(placed), lines: this.lines.get() };
  }

  /** The visible scene, for export as a picture. @returns {Scene} */
  scene() {
    const canvas = this.network.canvas.frame.canvas;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const scale = this.network.getScale();
    const seen = new Map(
      [...this.places.keys()].map((node) => [
        node.row,
        this.network.canvasToDOM(this.network.getPosition(node.row)),
      ]),
    );
    const names = placeLabels(canvas.getContext("2d"), this.labels({ width, height }), {
      ...this.theme,
      width,
      height,
      covered: [],
      longest: LONGEST_SAVED,
    });
    const strokes = this.lines
      .get()
      .map((/** @type {any} */ item) => strokeOf(item, seen, scale, this.nodes.get(item.to).size));
    const kinds = new Map(this.data.kinds.map((kind) => [kind.key, kind]));
    const shapes = this.nodes
      .get()
      .map((/** @type {any} */ item) => shapeOf(item, seen, scale, kinds.get(item.kind)));
    return { width, height, theme: this.theme, strokes, shapes, names };
  }

  nodeItem = (/** @type {NodeRecord} */ node) =>
    nodeItem(node, this.theme, this.stress(node, this.focus?.nodes), {
      .../** @type {Point} */ (this.places.get(node)),
      size: this.dressed.radius(node),
      colour: this.dressed.colour(node),
    });

  lineItem = (/** @type {Line} */ line) => {
    const stress = this.stressOfLine(line);
    const counts = !stress.faded && (this.focus !== null || this.shown.lines.length <= MOST_COUNTED);
    return lineItem(line, this.theme, stress, this.shown, counts);
  };

  /** A merged line is highlighted if any of its members is. @param {Line} line */
  stressOfLine(line) {
    const own = this.stress(line, this.focus?.lines);
    const parts = line.merged?.lines.map((part) => this.stress(part, this.focus?.lines)) ?? [];
    const all = [own, ...parts];
    return { faded: all.every(({ faded }) => faded), chosen: all.some(({ chosen }) => chosen) };
  }

  /**
   * @param {any} item
   * @param {{has: (item: any) => boolean} | null | undefined} clear
   */
  stress(item, clear) {
    return {
      faded: Boolean(clear && !clear.has(item)),
      chosen: Boolean(this.focus?.chosen.has(item)),
    };
  }

  restyle() {
    this.drawOnce(() => {
      tell(this.nodes, [...this.shown.nodes].map(this.nodeItem));
      tell(this.lines, this.shown.lines.map(this.lineItem));
    });
  }

  /** @param {HTMLElement} container */
  listen(container) {
    onThemeChange(() => {
      this.theme = currentTheme();
      this.restyle();
    });
    this.network.on("afterDrawing", this.nameNodes);
    this.network.on("click", (/** @type {any} */ event) =>
      this.handlers.onChoose(this.targetAt(event.pointer.DOM), event.event.srcEvent.shiftKey),
    );
    this.network.on("dragEnd", (/** @type {any} */ event) => this.pin(event.nodes));
    this.network.on("doubleClick", (/** @type {any} */ event) => {
      const { node } = this.targetAt(event.pointer.DOM);
      if (node && this.pins.has(node)) this.release([node]);
    });
    onPointer(container, (at) => {
      const target = at ? this.targetAt(at) : {};
      container.classList.toggle("pointing", Boolean(target.node ?? target.line));
      this.handlers.onPoint(target, at ?? { x: 0, y: 0 });
    });
  }

  /** Pin nodes at their current positions. @param {number[]} rows */
  pin(rows) {
    for (const row of rows) {
      const { x, y } = this.network.getPosition(row);
      this.pins.set(this.data.nodes[row], { x, y });
      this.places.set(this.data.nodes[row], { x, y });
      this.nodes.update({ id: row, x, y });
    }
    this.network.unselectAll();
    if (rows.length) this.handlers.onMove(this.pins.size);
  }

  /**
   * @param {Point} at
   * @returns {Target}
   */
  targetAt(at) {
    const row = this.network.getNodeAt(at);
    const number = row === undefined ? this.network.getEdgeAt(at) : undefined;
    return { node: this.data.nodes[row], line: this.byNumber.get(number) };
  }

  /**
   * Current positions of nodes, which may have been dragged.
   * @param {NodeRecord[]} nodes
   * @returns {Point[]}
   */
  placesOf(nodes) {
    return Object.values(this.network.getPositions(nodes.map((node) => node.row)));
  }

  /** Draw labels in screen pixels, independent of the zoom. */
  nameNodes = (/** @type {CanvasRenderingContext2D} */ context) => {
    const { width, height, clientWidth, clientHeight } = context.canvas;
    const sheet = { width: clientWidth, height: clientHeight, ...this.theme };
    context.save();
    context.setTransform(width / clientWidth, 0, 0, height / clientHeight, 0, 0);
    drawLabels(context, this.labels(sheet), { ...sheet, covered: this.handlers.coveredBoxes() });
    context.restore();
  };

  /**
   * Labels of highlighted nodes in view, by descending degree.
   * @param {{width: number, height: number}} sheet
   * @returns {Label[]}
   */
  labels({ width, height }) {
    const clear = this.focus?.nodes ?? this.shown.nodes;
    const nodes = this.ranked.filter((node) => clear.has(node));
    const radius = new Map(nodes.map((node) => [node, this.dressed.radius(node)]));
    const of = (/** @type {NodeRecord} */ node) => radius.get(node) ?? 0;
    const places = this.network.getPositions(nodes.map((node) => node.row));
    const scale = this.network.getScale();
    const labels = nodes
      .filter((node) => places[node.row])
      .map((node, rank) => ({
        ...this.network.canvasToDOM(places[node.row]),
        text: node.name,
        radius: of(node) * scale,
        large: rank < LARGE_NAMES && of(node) > of(nodes[0]) * LARGE_SHARE,
        wanted: Boolean(this.focus?.chosen.has(node)),
      }));
    const inView = labels.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    return inView.filter(({ wanted }, rank) => wanted || rank < MOST_NAMED);
  }
}

/**
 * Remove all other items from vis-network.
 * @param {any} dataset
 * @param {{id: number}[]} items
 */
function drop(dataset, items) {
  const wanted = new Set(items.map((item) => item.id));
  dataset.remove(dataset.getIds().filter((/** @type {number} */ id) => !wanted.has(id)));
}

/**
 * Update only the items that changed: vis-network is slow per item.
 * @param {any} dataset
 * @param {{id: number}[]} items
 */
function tell(dataset, items) {
  const changed = items.filter((item) => {
    const known = dataset.get(item.id);
    return !known || JSON.stringify({ ...known, ...withLabel(item, known) }) !== JSON.stringify(known);
  });
  dataset.update(changed.map((item) => withLabel(item, dataset.get(item.id))));
}

/**
 * vis-network keeps omitted properties: a label disappears only if it is set to an empty string.
 * @param {any} item
 * @param {any} known
 */
function withLabel(item, known) {
  return known?.label && !item.label ? { ...item, label: " " } : item;
}

/** Describe the canvas to screen readers. @param {HTMLElement} container */
function nameFrame(container) {
  const frame = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", texts.stage.drawing);
}
