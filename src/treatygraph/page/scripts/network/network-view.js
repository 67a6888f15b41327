/**
 * The network view: the drawing, its buttons, and the message when nothing passes the filters.
 *
 * @import { Line } from "./lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Focus, Target } from "./renderer.js"
 * @import { Selection } from "../state/selection.js"
 * @import { State, Store } from "../state/store.js"
 * @import { Point } from "./camera.js"
 */

import { pictureMenu } from "../export/picture-menu.js";
import { focusOfQuestion } from "../paths/focus.js";
import { takeEnd } from "../state/queries.js";
import { button, byId, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { colourBy } from "./community-colours.js";
import { viewOptions } from "./display-options.js";
import { chooseDrawn, exceedsBudget } from "./drawn-set.js";
import { linesOf, passingNeighbours } from "./lines.js";
import { onNodeKeys, stepTo } from "./node-keys.js";
import { createNotes } from "./notes.js";
import { Renderer } from "./renderer.js";
import { radiusBy } from "./sizes.js";
import { createTooltip } from "./tooltip.js";

/**
 * @param {Store} store
 * @param {any} options what vis-network is told at its start
 * @returns {Renderer}
 */
export function createStage(store, options) {
  const stage = byId("stage");
  const tooltip = createTooltip(stage);
  const buttons = make("div", { class: "view" });
  const empty = emptyNotice(store);
  const notes = createNotes(store, () => renderer.release());
  stage.append(notes.box, buttons, empty);
  const state = store.get();
  const { data } = state;
  const handlers = {
    onChoose: (/** @type {Target} */ target, /** @type {boolean} */ shift) =>
      takeEnd(store, target.node, shift) || store.select(selectionAt(target)),
    onPoint: (/** @type {Target} */ target, /** @type {Point} */ at) =>
      tooltip.point(target, at, store.get()),
    onMove: (/** @type {number} */ moved) => notes.tellMoved(moved),
    coveredAbove: () => coveredBy(notes.box),
    coveredBoxes: () => [boxOf(buttons), boxOf(notes.box)],
  };
  let shown = chooseDrawn(state, null);
  const renderer = new Renderer(byId("drawing"), data, options, handlers, shown, dressOf(state));
  buttons.append(...viewButtons(renderer), viewOptions(store), pictureMenu(renderer, store));
  notes.tell(state, shown);
  if (coveredBy(notes.box)) renderer.fit(true);
  onNodeKeys(byId("drawing"), (by) => stepTo(renderer, store, by));
  store.subscribe((state, before) => {
    if (state.view.size !== before.view.size || state.view.colour !== before.view.colour)
      renderer.dress(dressOf(state));
    const focus = focusOf(state);
    if (changesDrawn(state, before)) renderer.show((shown = chooseDrawn(state, focus)), focus);
    else renderer.emphasise(focus);
    notes.tell(state, shown);
    if (state.around !== before.around || state.view.scope !== before.view.scope) renderer.fit();
    empty.hidden = state.passed.nodes.size > 0;
  });
  return renderer;
}

/** True if the drawn set must be recomputed (over budget, it depends on the selection). */
function changesDrawn(/** @type {State} */ state, /** @type {State} */ before) {
  if (state.passed !== before.passed || state.view.lines !== before.view.lines) return true;
  const narrowed = [state, before].some(({ view }) => view.scope === "chosen");
  return (exceedsBudget(state) || narrowed) && state !== before;
}

/** @param {State} state */
function dressOf({ data, view }) {
  return { radius: radiusBy(data, view.size), colour: colourBy(data, view.colour) };
}

/** Pixels that notes cover of the upper edge, never more than a third of the drawing. @param {HTMLElement} notes */
function coveredBy(notes) {
  const height = byId("drawing").clientHeight;
  return notes.offsetHeight ? Math.min(notes.offsetTop + notes.offsetHeight, height / 3) : 0;
}

/** @param {HTMLElement} element */
function boxOf({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) {
  return [offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight];
}

/**
 * The selection for a click; a line with one relation selects that relation.
 * @param {Target} target
 * @returns {Selection}
 */
function selectionAt({ node, line }) {
  if (node) return { node };
  if (line?.rows.length === 1) return { relation: line.relations[0] };
  return line ? { line } : null;
}

/** @param {Renderer} renderer */
function viewButtons(renderer) {
  const { nearer, farther, fit } = texts.stage;
  return [
    button("+", () => renderer.zoom(1.4), { "aria-label": nearer, title: nearer }),
    button("−", () => renderer.zoom(1 / 1.4), { "aria-label": farther, title: farther }),
    button(fit, () => renderer.fit()),
  ];
}

/** @param {Store} store */
function emptyNotice(store) {
  const showAll = button(texts.stage.showAll, () => store.showAll(), { class: "plain" });
  return make(
    "div",
    { id: "empty", role: "status", hidden: true },
    make("p", {}, texts.stage.empty),
    showAll,
  );
}

/** @param {State} state @returns {NodeRecord | null} */
function chosenNode({ selected }) {
  return selected && "node" in selected ? selected.node : null;
}

/**
 * The selection and its neighbours, to be highlighted; null if none of it is drawn.
 * @param {State} state
 * @returns {Focus | null}
 */
function focusOf(state) {
  const { selected } = state;
  if (!selected) return focusOfQuestion(state);
  if ("node" in selected) return isHidden(selected.node, state) ? null : focusOfNode(selected.node, state);
  if ("line" in selected && selected.line.merged) return focusOfLines([selected.line]);
  const lines = "line" in selected ? [selected.line] : linesOf(selected.relation, state.data);
  const passing = lines.filter((line) => line.passes(state.passed));
  return passing.length ? focusOfLines(passing) : null;
}

/**
 * True for a node that filters keep out of the drawing: with a highlight around it, all that is drawn would
 * be faded.
 * @param {NodeRecord} node
 * @param {State} state
 */
function isHidden(node, { passed }) {
  return node.drawn && !passed.nodes.has(node);
}

/** @param {NodeRecord} node @param {State} state @returns {Focus} */
function focusOfNode(node, { data, passed, around, view }) {
  const lines = { has: (/** @type {Line} */ { from, to }) => from === node || to === node };
  // a neighbourhood holds nothing else, so nothing of it fades
  if (around?.node === node && view.scope === "all")
    return { nodes: null, lines: null, chosen: new Set([node]) };
  // the node first: the budget may not hold all of its neighbours
  return { nodes: new Set([node, ...passingNeighbours(data, passed, node)]), lines, chosen: new Set([node]) };
}

/** @param {Line[]} lines @returns {Focus} */
function focusOfLines(lines) {
  const nodes = new Set(lines.flatMap(({ from, to }) => [from, to]));
  return { nodes, lines: new Set(lines), chosen: new Set(lines) };
}

/** Bring the selection into view. @param {Renderer} renderer @param {State} state */
export function bringIntoView(renderer, state) {
  if (state.around) return renderer.fit();
  const around = [...(focusOf(state)?.nodes ?? [])];
  const chosen = chosenNode(state);
  const middle = chosen ? [chosen] : around;
  if (middle.length) renderer.centre({ middle, around, covered: covered() });
}

/** Height in pixels of the network that the panel covers on narrow screens. */
function covered() {
  const stage = byId("stage").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const beside = panel.left >= stage.right || panel.right <= stage.left;
  return beside ? 0 : Math.max(0, stage.bottom - panel.top);
}
