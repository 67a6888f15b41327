/**
 * The drawing, behind one small interface; this is the only module that knows vis-network.
 *
 * @import { Data, Line, NodeRecord } from "./data.js"
 * @import { Passed } from "./filters.js"
 * @typedef {{nodes: Set<NodeRecord>, lines: Set<Line>} | null} Focus what stands out, if anything
 * @typedef {{x: number, y: number}} Point
 * @typedef {{node?: NodeRecord, line?: Line}} Target
 * @typedef {{
 *   onChoose: (target: Target) => void,
 *   onPoint: (target: Target, at: {x: number, y: number}) => void,
 *   coveredBoxes: () => number[][],
 * }} Handlers
 * @typedef {{
 *   show: (passed: Passed) => void,
 *   emphasise: (focus: Focus, chosen: NodeRecord | null) => void,
 *   centre: (view: {middle: NodeRecord[], around: NodeRecord[], covered: number}) => void,
 *   fit: () => void,
 *   zoom: (factor: number) => void,
 *   items: () => {nodes: any[], lines: any[]},
 *   drawn: Promise<void>,
 * }} Renderer
 */

import { drawLabels } from "./labels.js";
import { currentLook, DASHES, lineWidth, onLookChange, tinted } from "./look.js";
import { texts } from "./texts.js";
import { createView } from "./view.js";

const FADED = 0.12;
/** Shapes that would look smaller than a dot of the same size. @type {Record<string, number>} */
const FULLER = { star: 1.3, diamond: 1.15, triangle: 1.1, triangleDown: 1.1, square: 0.9 };
const LARGE_NAMES = 8, LARGE_SHARE = 0.45; // at most so many, of that share of the largest size

/**
 * @param {HTMLElement} container
 * @param {Data} data
 * @param {any} options
 * @param {Handlers} handlers
 * @param {Passed} passed what is drawn at first
 * @returns {Renderer}
 */
export function createRenderer(container, data, options, handlers, passed) {
  const { vis } = /** @type {any} */ (window);
  const nodes = new vis.DataSet();
  const lines = new vis.DataSet();
  const ranked = [...data.nodes].filter((node) => node.drawn).sort((a, b) => b.size - a.size || a.row - b.row);
  let look = currentLook();
  let shown = passed;
  /** @type {Focus} */
  let focus = null;
  /** @type {NodeRecord | null} */
  let chosen = null;

  const faded = (/** @type {"nodes" | "lines"} */ group, /** @type {any} */ item) =>
    Boolean(focus && !focus[group].has(item));
  const nodeItem = (/** @type {NodeRecord} */ node) =>
    visNode(node, look, faded("nodes", node), node === chosen);
  const lineItem = (/** @type {Line} */ line) => visLine(line, look, faded("lines", line), shown);

  function restyle() {
    nodes.update([...shown.nodes].map(nodeItem));
    lines.update([...shown.lines].map(lineItem));
  }

  function show(/** @type {Passed} */ wanted) {
    shown = wanted;
    sync(nodes, new Map([...shown.nodes].map((node) => [node.row, nodeItem(node)])));
    sync(lines, new Map([...shown.lines].map((line) => [line.number, lineItem(line)])));
  }

  const placed = (/** @type {any} */ item) =>
    ({ ...item, name: data.nodes[item.id].name, at: network.canvasToDOM(network.getPosition(item.id)) });

  onLookChange(() => {
    look = currentLook();
    restyle();
  });
  show(passed);
  const network = new vis.Network(container, { nodes, edges: lines }, options);
  const view = createView(network, container);
  const fit = (/** @type {boolean} */ atOnce = false) => {
    if (shown.nodes.size) view.fit(boxAround(placesOf(network, [...shown.nodes])), atOnce || undefined);
  };
  fit(true);
  listen(network, container, data, handlers);
  network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) =>
    nameNodes(context, network, ranked.filter((node) => shown.nodes.has(node) && !faded("nodes", node)), chosen,
      { ...look, covered: handlers.coveredBoxes() }));
  name(container);

  return {
    show,
    emphasise(wanted, node) {
      if (wanted === focus && node === chosen) return;
      focus = wanted;
      chosen = node;
      restyle();
    },
    centre: ({ middle, around, covered }) =>
      view.centre(mean(placesOf(network, middle)), placesOf(network, around), covered),
    fit: () => fit(),
    zoom: view.zoom,
    items: () => ({ nodes: nodes.get().map(placed), lines: lines.get() }),
    drawn: new Promise((resolve) => network.once("afterDrawing", () => resolve(undefined))),
  };
}

/** Gives a set of items to vis-network with as few changes as possible. */
function sync(/** @type {any} */ dataset, /** @type {Map<number, any>} */ items) {
  dataset.remove(dataset.getIds().filter((/** @type {number} */ id) => !items.has(id)));
  dataset.update([...items.values()]);
}

/** @param {NodeRecord} node @param {any} look @param {boolean} faded @param {boolean} chosen */
function visNode({ row, x, y, size, kind }, look, faded, chosen) {
  const background = tinted(kind.colour, look, faded ? FADED : 1);
  const border = chosen ? look.focus : faded ? "transparent" : look.paper;
  return {
    id: row, x, y, size: size * (FULLER[kind.shape] ?? 1), shape: kind.shape, kind: kind.key,
    color: { background, border }, borderWidth: chosen ? 4 : 1.5,
  };
}

/** @param {Line} line @param {any} look @param {boolean} faded @param {Passed} shown */
function visLine({ number, from, to, type, status, bend, relations }, look, faded, shown) {
  const count = relations.filter((relation) => shown.relations.has(relation)).length;
  const colour = tinted(type.colour, look, faded ? FADED : look.dark ? 0.75 : 0.65);
  return {
    id: number, from: from.row, to: to.row, type: type.key, status: status.key, count,
    color: { color: colour, inherit: false },
    width: lineWidth(count), dashes: DASHES[status.line], smooth: curve(bend, from.row > to.row),
    arrows: type.symmetric ? "" : { to: { enabled: true, scaleFactor: 0.45 } },
  };
}

/** A bend counts from the node with the lower row, a curve of vis-network from its origin. */
function curve(/** @type {number} */ bend, /** @type {boolean} */ turned) {
  if (!bend) return false;
  const clockwise = bend > 0 !== turned;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

/** @param {any} network @param {HTMLElement} container @param {Data} data @param {Handlers} handlers */
function listen(network, container, data, handlers) {
  const target = (/** @type {Point} */ at) => {
    const row = network.getNodeAt(at);
    const number = row === undefined ? network.getEdgeAt(at) : undefined;
    return { node: data.nodes[row], line: data.lines[number] };
  };
  network.on("click", (/** @type {any} */ event) => handlers.onChoose(target(event.pointer.DOM)));
  onPointer(container, (at) => {
    const found = at ? target(at) : { node: undefined, line: undefined };
    container.classList.toggle("pointing", Boolean(found.node ?? found.line));
    handlers.onPoint(found, at ?? { x: 0, y: 0 });
  });
}

/**
 * Where a pointer hovers, at most once a frame; null when it drags or leaves.
 * @param {HTMLElement} container
 * @param {(at: Point | null) => void} listener
 */
function onPointer(container, listener) {
  let waiting = 0;
  const later = (/** @type {Point | null} */ at) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => listener(at));
  };
  container.addEventListener("pointermove", (event) => {
    const box = container.getBoundingClientRect();
    later(event.buttons ? null : { x: event.clientX - box.left, y: event.clientY - box.top });
  });
  container.addEventListener("pointerleave", () => later(null));
}

/**
 * Writes names over the drawing, in pixels of the screen whatever the zoom.
 * @param {CanvasRenderingContext2D} context
 * @param {any} network
 * @param {NodeRecord[]} nodes
 * @param {NodeRecord | null} chosen
 * @param {any} sheet colours, and boxes that something covers
 */
function nameNodes(context, network, nodes, chosen, sheet) {
  const scale = network.getScale();
  const { canvas } = context;
  const places = network.getPositions(nodes.map((node) => node.row));
  const large = new Set(nodes.slice(0, LARGE_NAMES).filter((node) => node.size > nodes[0].size * LARGE_SHARE));
  const labels = nodes.filter((node) => places[node.row]).map((node) => ({
    ...network.canvasToDOM(places[node.row]), text: node.name, radius: node.size * scale,
    large: large.has(node), wanted: node === chosen,
  }));
  const { clientWidth: width, clientHeight: height } = canvas;
  const inView = labels.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  context.save();
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  drawLabels(context, inView, { width, height, ...sheet });
  context.restore();
}

/**
 * Where nodes are: they may have been dragged.
 * @param {any} network
 * @param {NodeRecord[]} nodes
 * @returns {Point[]}
 */
function placesOf(network, nodes) {
  return Object.values(network.getPositions(nodes.map((node) => node.row)));
}

/** @param {Point[]} places @returns {Point} */
function mean(places) {
  const sum = places.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

/** @param {Point[]} places */
function boxAround(places) {
  const [first] = places;
  return places.reduce((box, { x, y }) => ({
    left: Math.min(box.left, x), right: Math.max(box.right, x),
    top: Math.min(box.top, y), bottom: Math.max(box.bottom, y),
  }), { left: first.x, right: first.x, top: first.y, bottom: first.y });
}

/** What a reader who does not see it is told. @param {HTMLElement} container */
function name(container) {
  const frame = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", texts.stage.drawing);
}
