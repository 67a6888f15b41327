/**
 * Forms that choose the ends of a path or comparison by name.
 *
 * @import { NodeRecord } from "../data/records.js"
 * @import { Store } from "../state/store.js"
 */

import { mostConnected } from "../data/data.js";
import { Combobox } from "../search/combobox.js";
import { askComparison, askPath } from "../state/queries.js";
import { button, isolate, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

/** Number of well-connected nodes offered as suggestions. */
const OFFERED = 6;
/** Counter for unique element ids. */
let made = 0;

/** Fields for both ends of a path; the search starts once both are given. @param {Store} store */
export function endsForm(store) {
  /** @type {{from: NodeRecord | null, to: NodeRecord | null}} */
  const ends = { from: null, to: null };
  const boxes = /** @type {const} */ (["from", "to"]).map((end) =>
    nodeBox(store, texts.path.ends[end], (node) => {
      ends[end] = node;
      if (ends.from && ends.to) askPath(store, ends.from, ends.to);
      else boxes[end === "from" ? 1 : 0].input.focus();
      return node.name;
    }),
  );
  const hint = make("p", { class: "muted" }, texts.path.hint);
  return make(
    "div",
    { class: "ends", role: "group", "aria-label": texts.path.ask },
    ...boxes.map(labelled),
    hint,
  );
}

/** The other end of a path. @param {Store} store @param {NodeRecord} from */
export function pathForm(store, from) {
  const ask = (/** @type {NodeRecord} */ to) => askPath(store, from, to);
  return otherForm(store, from, texts.path.ends.to, ask);
}

/** The second actor of a comparison. @param {Store} store @param {NodeRecord} one */
export function comparisonForm(store, one) {
  const ask = (/** @type {NodeRecord} */ other) => askComparison(store, one, other);
  return otherForm(store, one, texts.compare.other, ask);
}

/**
 * @param {Store} store
 * @param {NodeRecord} one
 * @param {string} label
 * @param {(other: NodeRecord) => void} ask
 */
function otherForm(store, one, label, ask) {
  const box = nodeBox(store, label, (node) => {
    ask(node);
    return node.name;
  });
  return make("div", { class: "ends" }, labelled(box), offers(store, one, ask));
}

/**
 * Suggestions: the best connected nodes of the same kind.
 * @param {Store} store
 * @param {NodeRecord} one
 * @param {(other: NodeRecord) => void} ask
 */
function offers(store, one, ask) {
  const alike = mostConnected(store.get().data)
    .filter((node) => node !== one && node.kind === one.kind && node.degree)
    .slice(0, OFFERED);
  if (!alike.length) return null;
  const entries = alike.map((node) =>
    make(
      "li",
      {},
      button(isolate(node.name), () => ask(node), { class: "plain" }),
    ),
  );
  return make(
    "div",
    {},
    make("p", { class: "muted" }, texts.path.orTake),
    make("ul", { class: "offers" }, ...entries),
  );
}

/** @param {Store} store @param {string} label @param {(node: NodeRecord) => string} take */
function nodeBox(store, label, take) {
  made += 1;
  const wording = { id: `ends-${made}`, label, placeholder: texts.search.placeholder };
  return new Combobox(store.get().data, wording, ({ node }) => take(node));
}

/** @param {Combobox} box */
function labelled(box) {
  const label = box.input.getAttribute("aria-label");
  return make("div", { class: "box" }, make("span", { "aria-hidden": "true" }, label), ...box.elements);
}
