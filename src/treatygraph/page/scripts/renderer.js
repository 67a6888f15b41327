/**
 * The drawing. This module and `items` alone know vis-network: whoever brings another renderer
 * writes a class with the same methods.
 *
 * @import { Data, Line, NodeRecord } from "./data.js"
 * @import { Passed } from "./filters.js"
 * @import { Label } from "./labels.js"
 * @import { Point } from "./view.js"
 * @typedef {{node?: NodeRecord, line?: Line}} Target
 * @typedef {{nodes: Set<NodeRecord>, lines: Set<Line>, chosen: Set<NodeRecord | Line>}} Focus
 *   what stands out from the rest, and what of it is chosen
 * @typedef {{
 *   onChoose: (target: Target) => void,
 *   onPoint: (target: Target, at: Point) => void,
 *   coveredBoxes: () => number[][],
 * }} Handlers `coveredBoxes` says where names would be hidden
 */

import { lineItem, nodeItem } from "./items.js";
import { drawLabels } from "./labels.js";
import { currentLook, onLookChange } from "./look.js";
import { boxAround, mean } from "./places.js";
import { onPointer } from "./pointing.js";
import { texts } from "./texts.js";
import { createView } from "./view.js";

const LARGE_NAMES = 8; // so many nodes bear large names, at most,
const LARGE_SHARE = 0.45; // if they have this share of the largest size

export class Renderer {
  /**
   * @param {HTMLElement} container
   * @param {Data} data
   * @param {any} options what vis-network is told at its start
   * @param {Handlers} handlers
   * @param {Passed} passed what is drawn at first
   */
  constructor(container, data, options, handlers, passed) {
    const { vis } = /** @type {any} */ (window);
    this.data = data;
    this.handlers = handlers;
    this.look = currentLook();
    this.shown = passed;
    /** @type {Focus | null} */
    this.focus = null;
    this.ranked = data.nodes
      .filter((node) => node.drawn)
      .sort((one, other) => other.size - one.size || one.row - other.row);
    this.nodes = new vis.DataSet();
    this.lines = new vis.DataSet();
    this.show(passed);
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.lines }, options);
    this.view = createView(this.network, container);
    this.listen(container);
    nameFrame(container);
    this.fit(true);
    /** Kept once the drawing is on the screen. @type {Promise<void>} */
    this.drawn = new Promise((resolve) => this.network.once("afterDrawing", resolve));
  }

  /** Draws what passes the filters, and nothing else. @param {Passed} passed */
  show(passed) {
    this.shown = passed;
    sync(this.nodes, [...passed.nodes].map(this.nodeItem));
    sync(this.lines, [...passed.lines].map(this.lineItem));
  }

  /** Lets something stand out from the rest; null for nothing. @param {Focus | null} focus */
  emphasise(focus) {
    if (focus === this.focus) return;
    this.focus = focus;
    this.restyle();
  }

  /**
   * Moves `middle` to the middle of what nothing covers, with as much of `around` as can be read.
   * @param {{middle: NodeRecord[], around: NodeRecord[], covered: number}} wish
   *   `covered` are pixels at the bottom
   */
  centre({ middle, around, covered }) {
    this.view.centre(mean(this.placesOf(middle)), this.placesOf(around), covered);
  }

  /** Brings everything into view. @param {boolean} [atOnce] */
  fit(atOnce) {
    const places = this.placesOf([...this.shown.nodes]);
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

  nodeItem = (/** @type {NodeRecord} */ node) =>
    nodeItem(node, this.look, this.stress(node, this.focus?.nodes));

  lineItem = (/** @type {Line} */ line) =>
    lineItem(line, this.look, this.stress(line, this.focus?.lines), this.shown.relations);

  /**
   * @param {any} item
   * @param {Set<any> | undefined} clear
   */
  stress(item, clear) {
    return {
      faded: Boolean(clear && !clear.has(item)),
      chosen: Boolean(this.focus?.chosen.has(item)),
    };
  }

  restyle() {
    this.nodes.update([...this.shown.nodes].map(this.nodeItem));
    this.lines.update([...this.shown.lines].map(this.lineItem));
  }

  /** @param {HTMLElement} container */
  listen(container) {
    onLookChange(() => {
      this.look = currentLook();
      this.restyle();
    });
    this.network.on("afterDrawing", this.nameNodes);
    this.network.on("click", (/** @type {any} */ event) =>
      this.handlers.onChoose(this.targetAt(event.pointer.DOM)),
    );
    onPointer(container, (at) => {
      const target = at ? this.targetAt(at) : {};
      container.classList.toggle("pointing", Boolean(target.node ?? target.line));
      this.handlers.onPoint(target, at ?? { x: 0, y: 0 });
    });
  }

  /**
   * @param {Point} at
   * @returns {Target}
   */
  targetAt(at) {
    const row = this.network.getNodeAt(at);
    const number = row === undefined ? this.network.getEdgeAt(at) : undefined;
    return { node: this.data.nodes[row], line: this.data.lines[number] };
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
    const clear = this.focus ? this.focus.nodes : this.shown.nodes;
    const nodes = this.ranked.filter((node) => this.shown.nodes.has(node) && clear.has(node));
    const places = this.network.getPositions(nodes.map((node) => node.row));
    const scale = this.network.getScale();
    const labels = nodes
      .filter((node) => places[node.row])
      .map((node, rank) => ({
        ...this.network.canvasToDOM(places[node.row]),
        text: node.name,
        radius: node.size * scale,
        large: rank < LARGE_NAMES && node.size > nodes[0].size * LARGE_SHARE,
        wanted: Boolean(this.focus?.chosen.has(node)),
      }));
    return labels.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  }
}

/**
 * Gives items to vis-network and takes all others away.
 * @param {any} dataset
 * @param {{id: number}[]} items
 */
function sync(dataset, items) {
  const wanted = new Set(items.map((item) => item.id));
  dataset.remove(dataset.getIds().filter((/** @type {number} */ id) => !wanted.has(id)));
  dataset.update(items);
}

/** Tells those who do not see it what it is. @param {HTMLElement} container */
function nameFrame(container) {
  const frame = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", texts.stage.drawing);
}
