/**
 * The drawing. This module and `items` alone know vis-network: whoever brings another renderer
 * writes a class with the same methods.
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
 *   chosen: Set<NodeRecord | Line>}} Focus what stands out from the rest, null for all, and what of it
 *   is chosen
 * @typedef {{
 *   onChoose: (target: Target, shift: boolean) => void,
 *   onPoint: (target: Target, at: Point) => void,
 *   onMove: (moved: number) => void,
 *   coveredBoxes: () => number[][],
 * }} Handlers `onMove`: so many nodes stand where the reader put them; `coveredBoxes` says where
 *   names would be hidden
 * @typedef {{radius: (node: NodeRecord) => number, colour: (node: NodeRecord) => string}} Dress
 */

import { texts } from "../ui/texts.js";
import { createView } from "./camera.js";
import { boxAround, mean } from "./geometry.js";
import { drawLabels, placeLabels } from "./labels.js";
import { settle } from "./place-new-nodes.js";
import { onPointer } from "./pointer.js";
import { currentLook, onLookChange } from "./theme.js";
import { lineItem, nodeItem, shapeOf, strokeOf } from "./vis-items.js";

const LARGE_NAMES = 8; // so many nodes bear large names, at most,
const LARGE_SHARE = 0.45; // if they have this share of the largest size
const MOST_NAMED = 250; // there is no room for more names
const MOST_COUNTED = 300; // more figures on lines could not be read
const MANY_LINES = 250; // from so many on, lines are not drawn while the drawing moves

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
    this.look = currentLook();
    this.shown = shown;
    this.dressed = dress;
    /** @type {Map<number, Line>} */
    this.byNumber = new Map();
    /** @type {NodeRecord[]} */
    this.ranked = [];
    /** @type {Focus | null} */
    this.focus = null;
    /** Whether lines are left out while the drawing moves. @type {boolean | null} */
    this.spares = null;
    /** Where the reader put nodes. @type {Map<NodeRecord, Point>} */
    this.pins = new Map();
    /** @type {Map<NodeRecord, Point>} */
    this.places = new Map();
    this.nodes = new vis.DataSet();
    this.lines = new vis.DataSet();
    this.show(shown);
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.lines }, options);
    this.view = createView(this.network, container);
    this.listen(container);
    this.spareLines();
    nameFrame(container);
    this.fit(true);
    /** Kept once the drawing is on the screen. @type {Promise<void>} */
    this.drawn = new Promise((resolve) => this.network.once("afterDrawing", resolve));
  }

  /** Draws this, and nothing else; something stands out from the rest. @param {Shown} shown @param {Focus | null} focus */
  show(shown, focus = this.focus) {
    const before = this.places;
    this.shown = shown;
    this.focus = focus && this.widened(focus);
    this.byNumber = new Map(shown.lines.map((line) => [line.number, line]));
    this.places = settle(
      shown.nodes,
      shown.lines,
      (node) => this.pins.get(node) ?? node.place ?? before.get(node),
    );
    this.rank();
    const lines = shown.lines.map(this.lineItem);
    const nodes = [...shown.nodes].map(this.nodeItem);
    this.drawOnce(() => {
      drop(this.lines, lines); // before the nodes that they end at
      drop(this.nodes, nodes);
      tell(this.nodes, nodes);
      tell(this.lines, lines);
      this.spareLines();
    });
  }

  /** vis-network would draw all of it after each of several changes. @param {() => void} change */
  drawOnce(change) {
    this.network?.emit("_blockRedraw");
    change();
    this.network?.emit("_allowRedraw");
    this.network?.emit("_requestRedraw");
  }

  /** Sizes and colours. @param {Dress} dress */
  dress(dress) {
    this.dressed = dress;
    this.rank();
    this.restyle();
  }

  /** Large nodes bear their names first. */
  rank() {
    const { radius } = this.dressed;
    this.ranked = [...this.shown.nodes].sort(
      (one, other) => radius(other) - radius(one) || one.row - other.row,
    );
  }

  /** Many lines are left out while the drawing moves, so that it moves smoothly. */
  spareLines() {
    const many = this.shown.lines.length > MANY_LINES;
    if (!this.network || many === this.spares) return;
    this.spares = many;
    this.network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  }

  /** Nodes go back to where they stood before the reader moved them. @param {NodeRecord[]} [nodes] */
  release(nodes = [...this.pins.keys()]) {
    nodes.forEach((node) => this.pins.delete(node) && this.places.delete(node));
    this.show(this.shown);
    this.handlers.onMove(this.pins.size);
  }

  /** Lets something stand out from the rest; null for nothing. @param {Focus | null} focus */
  emphasise(focus) {
    if (!focus && !this.focus) return;
    this.focus = focus && this.widened(focus);
    this.restyle();
  }

  /** With the ends of every bundle that stands out. @param {Focus} focus @returns {Focus} */
  widened(focus) {
    this.focus = focus;
    if (!focus.nodes) return focus;
    const clear = this.shown.lines.filter((line) => line.bundle && !this.stressOfLine(line).faded);
    return { ...focus, nodes: new Set([...focus.nodes, ...clear.flatMap((line) => [line.from, line.to])]) };
  }

  /**
   * Moves `middle` to the middle of what nothing covers, with as much of `around` as can be read.
   * @param {{middle: NodeRecord[], around: NodeRecord[], covered: number}} wish
   *   `covered` are pixels at the bottom
   */
  centre({ middle, around, covered }) {
    if (!middle.some((node) => this.places.has(node))) return;
    this.view.centre(mean(this.placesOf(middle)), this.placesOf(around), covered);
  }

  /** Brings everything into view. @param {boolean} [atOnce] */
  fit(atOnce) {
    const places = [...this.places.values()];
    if (places.length) this.view.fit(boxAround(places), atOnce);
  }

  /** @param {number} factor */
  zoom(factor) {
    this.view.zoom(factor);
  }

  /** What is drawn, as it was told; nodes with their names and where they are on the screen. */
  items() {
    const placed = (/** @type {any} */ item) => ({
      ...item,
      name: this.data.nodes[item.id].name,
      at: this.network.canvasToDOM(this.network.getPosition(item.id)),
    });
    return { nodes: this.nodes.get().map(placed), lines: this.lines.get() };
  }

  /** What is in view, for a picture of it. @returns {Scene} */
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
      ...this.look,
      width,
      height,
      covered: [],
    });
    const strokes = this.lines
      .get()
      .map((/** @type {any} */ item) => strokeOf(item, seen, scale, this.nodes.get(item.to).size));
    const kinds = new Map(this.data.kinds.map((kind) => [kind.key, kind]));
    const shapes = this.nodes
      .get()
      .map((/** @type {any} */ item) => shapeOf(item, seen, scale, kinds.get(item.kind)));
    return { width, height, look: this.look, strokes, shapes, names };
  }

  nodeItem = (/** @type {NodeRecord} */ node) =>
    nodeItem(node, this.look, this.stress(node, this.focus?.nodes), {
      .../** @type {Point} */ (this.places.get(node)),
      size: this.dressed.radius(node),
      colour: this.dressed.colour(node),
    });

  lineItem = (/** @type {Line} */ line) => {
    const stress = this.stressOfLine(line);
    const counts = !stress.faded && (this.focus !== null || this.shown.lines.length <= MOST_COUNTED);
    return lineItem(line, this.look, stress, this.shown.relations, counts);
  };

  /** A bundle stands out with any line that it stands for. @param {Line} line */
  stressOfLine(line) {
    const own = this.stress(line, this.focus?.lines);
    const parts = line.bundle?.lines.map((part) => this.stress(part, this.focus?.lines)) ?? [];
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
    onLookChange(() => {
      this.look = currentLook();
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

  /** Keeps nodes where they were put. @param {number[]} rows */
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
   * Where nodes are: they may have been dragged.
   * @param {NodeRecord[]} nodes
   * @returns {Point[]}
   */
  placesOf(nodes) {
    return Object.values(this.network.getPositions(nodes.map((node) => node.row)));
  }

  /** Writes names over the drawing, in pixels of the screen whatever the zoom. */
  nameNodes = (/** @type {CanvasRenderingContext2D} */ context) => {
    const { width, height, clientWidth, clientHeight } = context.canvas;
    const sheet = { width: clientWidth, height: clientHeight, ...this.look };
    context.save();
    context.setTransform(width / clientWidth, 0, 0, height / clientHeight, 0, 0);
    drawLabels(context, this.labels(sheet), { ...sheet, covered: this.handlers.coveredBoxes() });
    context.restore();
  };

  /**
   * The names of what stands out and is in view, the best connected first.
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
 * Takes all items but these away from vis-network.
 * @param {any} dataset
 * @param {{id: number}[]} items
 */
function drop(dataset, items) {
  const wanted = new Set(items.map((item) => item.id));
  dataset.remove(dataset.getIds().filter((/** @type {number} */ id) => !wanted.has(id)));
}

/**
 * Gives items to vis-network, where they differ from what it has: it takes long over each.
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

/** vis-network keeps what it is not told: so a label only goes when an empty one takes its place. @param {any} item @param {any} known */
function withLabel(item, known) {
  return known?.label && !item.label ? { ...item, label: " " } : item;
}

/** Tells those who do not see it what it is. @param {HTMLElement} container */
function nameFrame(container) {
  const frame = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", texts.stage.drawing);
}
