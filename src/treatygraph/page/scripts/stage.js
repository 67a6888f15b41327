/**
 * The middle of the page: the drawing, its buttons, and what is said when nothing is left of it.
 *
 * @import { Line, NodeRecord } from "./data.js"
 * @import { Focus, Renderer } from "./renderer.js"
 * @import { Selection } from "./selection.js"
 * @import { State, Store } from "./state.js"
 */

import { button, byId, make } from "./elements.js";
import { nothingOff } from "./filters.js";
import { createRenderer } from "./renderer.js";
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
  const renderer = createRenderer(byId("drawing"), store.get().data, options, {
    onChoose: ({ node, line }) => store.select(node ? { node } : line ? ofLine(line) : null),
    onPoint: (target, at) => tooltip.point(target, at, store.get()),
    coveredBoxes: () => [...stage.querySelectorAll(".view")].map((each) => boxOf(/** @type {HTMLElement} */ (each))),
  }, store.get().passed);
  const empty = emptyNotice(store);
  stage.append(viewButtons(renderer), empty);
  store.subscribe((state, before) => {
    if (state.passed !== before.passed) renderer.show(state.passed);
    renderer.emphasise(focusOf(state), chosenNode(state));
    empty.hidden = state.passed.nodes.size > 0;
  });
  return renderer;
}

/** @param {HTMLElement} element */
function boxOf({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) {
  return [offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight];
}

/** A line of one relation is that relation. @param {Line} line @returns {Selection} */
function ofLine(line) {
  return line.relations.length === 1 ? { relation: line.relations[0] } : { line };
}

/** @param {Renderer} renderer */
function viewButtons(renderer) {
  return make("div", { class: "view" },
    button("+", () => renderer.zoom(1.4), { "aria-label": texts.stage.nearer, title: texts.stage.nearer }),
    button("−", () => renderer.zoom(1 / 1.4), { "aria-label": texts.stage.farther, title: texts.stage.farther }),
    button(texts.stage.fit, () => renderer.fit()));
}

/** @param {Store} store */
function emptyNotice(store) {
  const showAll = button(texts.stage.showAll, () => store.filter(nothingOff()), { class: "plain" });
  return make("div", { id: "empty", role: "status", hidden: true }, make("p", {}, texts.stage.empty), showAll);
}

/** @param {State} state @returns {NodeRecord | null} */
function chosenNode({ selected }) {
  return selected && "node" in selected ? selected.node : null;
}

/** What is chosen, with its neighbours, stands out from the rest. @param {State} state @returns {Focus} */
function focusOf({ selected, passed }) {
  if (!selected) return null;
  const lines = new Set([...passed.lines].filter((line) =>
    "node" in selected ? line.from === selected.node || line.to === selected.node
      : "line" in selected ? line === selected.line
        : line.relations.includes(selected.relation)));
  const nodes = new Set([...lines].flatMap((line) => [line.from, line.to]));
  if ("node" in selected) nodes.add(selected.node);
  return { nodes, lines };
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
