/**
 * Nodes of the network by keyboard: N and P select the next and the previous one, the largest first.
 *
 * @import { Renderer } from "./renderer.js"
 * @import { Store } from "../state/store.js"
 */

import { announce } from "../ui/announce.js";

const STEPS = /** @type {Record<string, number>} */ ({ n: 1, p: -1 });

/** @param {HTMLElement} container @param {(by: number) => void} step */
export function onNodeKeys(container, step) {
  container.addEventListener("keydown", (event) => {
    const by = STEPS[event.key.toLowerCase()];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(by);
  });
}

/** Select the node that is this many ranks from the selected one. @param {Renderer} renderer @param {Store} store @param {number} by */
export function stepTo(renderer, store, by) {
  const { selected } = store.get();
  const { ranked } = renderer;
  if (!ranked.length) return;
  const present = selected && "node" in selected ? ranked.indexOf(selected.node) : by > 0 ? -1 : 0;
  const node = ranked[(present + by + ranked.length) % ranked.length];
  store.select({ node });
  renderer.centre({ middle: [node], around: [], covered: 0 });
  announce(node.name);
}
