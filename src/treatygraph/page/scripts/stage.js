/**
 * The middle of the page: the drawing, its buttons, and what is said when nothing is left of it.
 *
 * @import { NodeRecord } from "./data.js"
 * @import { Focus, Target } from "./renderer.js"
 * @import { Selection } from "./selection.js"
 * @import { State, Store } from "./state.js"
 * @import { Point } from "./view.js"
 */

import { button, byId, make } from "./elements.js";
import { nothingOff } from "./filters.js";
import { Renderer } from "./renderer.js";
import { texts } from "./texts.js";
import { createTooltip } from "./tooltip.js";

/**
 * @param {Store} store
 * @param {any} options what vis-network is told at its start
 * @returns {Renderer}
 */
export function createStage(store, options) {
  const stage = byId("stage");
  stage.setAttribute("aria-label", texts.stage.label);
  const tooltip = createTooltip(stage);
  const buttons = make("div", { class: "view" });
  const empty = emptyNotice(store);
  stage.append(buttons, empty);
  const { data, passed } = store.get();
  const handlers = {
    onChoose: (/** @type {Target} */ target) => store.select(selectionAt(target)),
    onPoint: (/** @type {Target} */ target, /** @type {Point} */ at) =>
      tooltip.point(target, at, store.get()),
    coveredBoxes: () => [boxOf(buttons)],
  };
  const renderer = new Renderer(byId("drawing"), data, options, handlers, passed);
  buttons.append(...viewButtons(renderer));
  store.subscribe((state, before) => {
    if (state.passed !== before.passed) renderer.show(state.passed);
    renderer.emphasise(focusOf(state));
    empty.hidden = state.passed.nodes.size > 0;
  });
  return renderer;
}

/** @param {HTMLElement} element */
function boxOf({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) {
  return [offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight];
}

/** A line of one relation is that relation. @param {Target} target @returns {Selection} */
function selectionAt({ node, line }) {
  if (node) return { node };
  if (line?.relations.length === 1) return { relation: line.relations[0] };
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
  const showAll = button(texts.stage.showAll, () => store.filter(nothingOff()), { class: "plain" });
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
 * What is chosen, with its neighbours, stands out from the rest.
 * @param {State} state
 * @returns {Focus | null}
 */
function focusOf({ selected, passed }) {
  if (!selected) return null;
  const lines = new Set(
    [...passed.lines].filter((line) =>
      "node" in selected
        ? line.from === selected.node || line.to === selected.node
        : "line" in selected
          ? line === selected.line
          : line.relations.includes(selected.relation),
    ),
  );
  const nodes = new Set([...lines].flatMap((line) => [line.from, line.to]));
  if ("node" in selected) nodes.add(selected.node);
  const chosen = "node" in selected ? new Set([selected.node]) : lines;
  return { nodes, lines, chosen: /** @type {Set<any>} */ (chosen) };
}

/** Brings what is chosen into view. @param {Renderer} renderer @param {State} state */
export function bringIntoView(renderer, state) {
  const around = [...(focusOf(state)?.nodes ?? [])];
  const chosen = chosenNode(state);
  const middle = chosen ? [chosen] : around;
  if (middle.length) renderer.centre({ middle, around, covered: covered() });
}

/** How many pixels of the drawing the panel covers where the screen is narrow. */
function covered() {
  const stage = byId("stage").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const beside = panel.left >= stage.right || panel.right <= stage.left;
  return beside ? 0 : Math.max(0, stage.bottom - panel.top);
}
