/**
 * Notes above the network: what is not drawn and why, how to show it, and the colour key when colours are
 * not kinds.
 *
 * @import { Shown } from "./drawn-set.js"
 * @import { Child } from "../ui/elements.js"
 * @import { State, Store } from "../state/store.js"
 */

import { button, isolate, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { communityKey } from "./community-colours.js";
import { colourSample } from "./swatches.js";

/** @param {Store} store @param {() => void} release */
export function createNotes(store, release) {
  const box = make("div", { class: "notes", role: "status" });
  const parts = { budget: line(), around: line(), hidden: line(), moved: line(), colours: line() };
  box.append(...Object.values(parts));
  const fill = (/** @type {HTMLElement} */ part, /** @type {Child[]} */ ...content) => {
    part.hidden = !content.length;
    part.replaceChildren(.../** @type {(Node | string)[]} */ (content.filter(Boolean)));
  };
  return {
    box,
    /** @param {State} state @param {Shown} shown */
    tell(state, shown) {
      fill(parts.budget, ...aboutBudget(state, shown));
      fill(parts.around, ...aboutNeighbourhood(state, store));
      fill(parts.hidden, ...aboutHidden(state, store));
      fill(parts.colours, ...aboutColours(state));
    },
    /** @param {number} moved */
    tellMoved(moved) {
      const back = button(texts.notes.release, release, { class: "plain" });
      fill(parts.moved, ...(moved ? [`${texts.notes.moved(moved)} `, back] : []));
    },
  };
}

function line() {
  return make("p", { hidden: true });
}

/** @param {State} state @param {Shown} shown @returns {Child[]} */
function aboutBudget({ passed }, { nodes, lines, folded, linked, together, left, alone }) {
  if (!folded) return linked ? [linkedText(lines.length, left)] : [];
  const how = together ? texts.notes.together : texts.notes.apart;
  const about = alone
    ? texts.notes.alone
    : left
      ? texts.notes.strongest(lines.length, lines.length + left)
      : how;
  return [`${texts.notes.budget(nodes.size, passed.nodes.size)} ${about}`];
}

/** @param {number} lines @param {number} left */
function linkedText(lines, left) {
  return left ? `${texts.notes.linked} ${texts.notes.strongest(lines, lines + left)}` : texts.notes.linked;
}

/** @param {State} state @param {Store} store @returns {Child[]} */
function aboutNeighbourhood({ around }, store) {
  if (!around) return [];
  const back = button(texts.notes.everything, () => store.set({ around: null }), { class: "plain" });
  return [...texts.notes.around(isolate(around.node.name), around.steps), " ", back];
}

/** @param {State} state @param {Store} store @returns {Child[]} */
function aboutHidden({ hidden }, store) {
  if (!hidden.size) return [];
  const back = button(texts.notes.showAgain, () => store.set({ hidden: new Set() }), { class: "plain" });
  return [`${texts.notes.hidden(hidden.size)} `, back];
}

/** @param {State} state @returns {Child[]} */
function aboutColours({ data, view }) {
  if (view.colour !== "community") return [];
  const entries = communityKey(data).map(({ colour, node, count }) =>
    make(
      "span",
      { class: "entry" },
      colourSample(colour),
      ...(node ? texts.notes.community(isolate(node.name)) : [texts.notes.rest]),
      make("span", { class: "count" }, texts.inFigures(count)),
    ),
  );
  return [make("span", { class: "entry" }, texts.notes.colours), ...entries];
}
