/**
 * The panel beside the network: everything about the selection, or how to begin.
 *
 * @import { Type } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Child } from "../ui/elements.js"
 * @import { State, Store } from "../state/store.js"
 * @import { Selection } from "../state/selection.js"
 * @import { Links } from "./relation-entry.js"
 */

import { comparisonView } from "../compare/view.js";
import { kindSample } from "../network/swatches.js";
import { askActions } from "../paths/actions.js";
import { pathView } from "../paths/view.js";
import { awaitsEnd, leave } from "../state/queries.js";
import { treatySections } from "../treaties/view.js";
import { button, byId, isolate, joined, make } from "../ui/elements.js";
import { longList } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { described } from "./attributes.js";
import { countText } from "./count.js";
import { link } from "./evidence.js";
import { nodeActions } from "./node-actions.js";
import { linksOf, relationOf, stepRelation, wholeRelation } from "./relation-entry.js";
import { startView } from "./start.js";

/** Relations of a group that are listed before "more" is pressed. */
const MOST = 50;

/** @param {Store} store @param {(selection: Selection) => void} goTo */
export function createPanel(store, goTo) {
  const panel = byId("panel");
  const links = linksOf(store.get().data, goTo);
  panel.setAttribute("aria-label", texts.panel.label);
  const focus = () => panel.querySelector("h2")?.focus();
  const update = (/** @type {State} */ state) => {
    const focused = panel.contains(document.activeElement) && document.activeElement;
    const asked = state.pathQuery ?? state.pair;
    panel.classList.toggle("chosen", Boolean(state.selected ?? asked));
    panel.replaceChildren(...view(state, store, links));
    if (!focused) return;
    // keep the scroll position while the panel is rendered again
    const same = focused.id && document.getElementById(focused.id);
    if (same) same.focus();
    else if (awaitsEnd(state) && !state.selected) panel.querySelector("input")?.focus();
    else focus();
  };
  store.subscribe((state, before) => {
    update(state);
    const { selected, pathQuery, pair } = before;
    const moved = state.selected !== selected || state.pair !== pair || state.pathQuery?.to !== pathQuery?.to;
    if (moved) panel.scrollTop = 0;
  });
  update(store.get());
  return { focus };
}

/** @param {State} state @param {Store} store @param {Links} links @returns {Node[]} */
function view(state, store, links) {
  const { selected } = state;
  const { pathQuery, pair } = state;
  if (!selected && !pathQuery && !pair) return startView(state, store, links);
  const close = button("×", () => leave(store), {
    class: "close",
    "aria-label": texts.panel.close,
    title: texts.panel.close,
  });
  const whole = (/** @type {any[]} */ parts) => [close, ...parts].filter((each) => each instanceof Node);
  if (!selected && pathQuery) return whole(pathView(state, pathQuery, store, links));
  if (!selected) return whole(pair ? comparisonView(state, pair, store, links) : []);
  if ("node" in selected)
    return whole([wayBack(state, store), ...nodeView(selected.node, state, store, links)]);
  const relations = "relation" in selected ? [selected.relation] : shownOf(selected.line.relations, state);
  return whole([wayBack(state, store), ...relationsView(relations, state, links)]);
}

/**
 * The link back to the path or comparison from which something was selected.
 * @param {State} state
 * @param {Store} store
 */
function wayBack({ pathQuery, pair }, store) {
  const title = pathQuery?.to
    ? texts.path.back(pathQuery.from.name, pathQuery.to.name)
    : pair && texts.compare.back(pair.one.name, pair.other.name);
  return title && button(title, () => leave(store), { class: "plain back", dir: "auto" });
}

/** @param {Relation[]} relations @param {State} state */
function shownOf(relations, { passed }) {
  return relations.filter((relation) => passed.relations.has(relation));
}

/** @param {Child[]} content */
function heading(...content) {
  return make("h2", { tabindex: "-1", dir: "auto" }, ...content);
}

/** @param {Relation[]} relations @param {State} state @param {Links} links */
function relationsView(relations, state, links) {
  const title = relations.length === 1 ? texts.panel.relation : texts.relations(relations.length);
  return [heading(title), ...longList(relations, (each) => wholeRelation(state, each, links), MOST)];
}

/** @param {NodeRecord} node @param {State} state @param {Store} store @param {Links} links */
function nodeView(node, state, store, links) {
  const shown = shownOf(node.relations, state);
  return [
    make("p", { class: "kind" }, kindSample(node.kind), node.kind.label),
    heading(isolate(node.name)),
    nodeActions(node, state, store),
    ...askActions(node, store),
    ...about(node, state, links),
    ...treatySections(node, state, links),
    hiddenNote(node.degree - shown.length, shown.length, store),
    ...groups(node, shown, state.data.types).map(([title, relations]) =>
      group(title, relations, node, state, links),
    ),
    saidByNode(node, state, links),
  ];
}

/**
 * Aliases, attributes, codes and note.
 * @param {NodeRecord} node
 * @param {State} state
 * @param {Links} links
 */
function about(node, { data }, links) {
  const aliases = joined(node.aliases.map(isolate), " · ");
  const rows = [
    ...(aliases.length ? [row(texts.panel.aliases, aliases)] : []),
    ...described(data, node.attributes, links.byId).map(({ label, content }) => row(label, content)),
    ...Object.entries(node.codes).map(([key, code]) =>
      row(data.codes[key].label, [codeLink(data.codes[key].url, code)]),
    ),
  ];
  return [
    rows.length > 0 && make("dl", {}, ...rows.flat()),
    node.note && make("p", { class: "note", dir: "auto" }, node.note),
  ].filter((each) => each instanceof Node);
}

/** @param {string} label @param {Child[]} content */
function row(label, content) {
  return [make("dt", {}, label), make("dd", {}, ...content)];
}

/** @param {string} url @param {string} code */
function codeLink(url, code) {
  return link(url ? url.replace("{}", encodeURIComponent(code)) : undefined, code);
}

/** @param {number} hidden @param {number} shown @param {Store} store */
function hiddenNote(hidden, shown, store) {
  if (!hidden && shown) return null;
  if (!hidden) return make("p", { class: "muted" }, texts.panel.noRelations);
  const note = shown ? texts.panel.hidden(hidden) : texts.panel.noneShown;
  const showAll = button(texts.summary.showAll, () => store.showAll(), {
    class: "plain",
  });
  return make("p", { class: "muted" }, `${note} `, showAll);
}

/**
 * Relations by type and by the end at which the node is, in the order of the vocabulary.
 * @param {NodeRecord} node
 * @param {Relation[]} relations
 * @param {Type[]} types
 */
function groups(node, relations, types) {
  const found = new Map(types.map((type) => [type, /** @type {Map<string, Relation[]>} */ (new Map())]));
  for (const relation of relations) {
    const own = found.get(relation.type);
    const title = seenFrom(node, relation);
    if (own?.has(title)) own.get(title)?.push(relation);
    else own?.set(title, [relation]);
  }
  return [...found.values()].flatMap((own) => [...own]);
}

/**
 * The label of a relation type as seen from one of its ends.
 * @param {NodeRecord} node
 * @param {Relation} relation
 */
function seenFrom(node, { type, from }) {
  return from.includes(node) || type.symmetric ? type.label : type.inverse || `← ${type.label}`;
}

/**
 * @param {string} title
 * @param {Relation[]} relations
 * @param {NodeRecord} node
 * @param {State} state
 * @param {Links} links
 */
function group(title, relations, node, state, links) {
  return section(title, relations, state, (each) => relationOf(state, each, node, links));
}

/**
 * Relations of others that sources quote a node for; null if there are none.
 * @param {NodeRecord} node
 * @param {State} state
 * @param {Links} links
 */
function saidByNode(node, state, links) {
  const others = node.said.filter(({ from, to }) => !from.includes(node) && !to.includes(node));
  const shown = shownOf(others, state);
  if (!shown.length) return null;
  return section(texts.panel.said, shown, state, (each) => stepRelation(state, each, links));
}

/**
 * @param {string} title
 * @param {Relation[]} relations
 * @param {State} state
 * @param {(relation: Relation) => HTMLElement} entry
 */
function section(title, relations, { passed }, entry) {
  const rows = relations.map(({ row }) => row);
  return make(
    "section",
    { class: "group" },
    make("h3", { dir: "auto" }, title, " ", make("span", { class: "count" }, countText(passed, rows))),
    ...longList(relations, entry, MOST),
  );
}
