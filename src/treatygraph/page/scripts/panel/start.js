/**
 * The panel without a selection: how to begin, line styles, sources, and what the page is made of.
 *
 * @import { Data, Source, Status } from "../data/data.js"
 * @import { Passed } from "../state/filters.js"
 * @import { State, Store } from "../state/store.js"
 * @import { Links } from "./relation-entry.js"
 */

import { statusSample } from "../network/swatches.js";
import { endsForm } from "../paths/form.js";
import { switchable } from "../state/filters.js";
import { mostConnectedOf } from "../state/ranking.js";
import { make } from "../ui/elements.js";
import { longList } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { aboutPage } from "./about.js";
import { citeMenu } from "./citation-menu.js";
import { citation, conditions } from "./evidence.js";

const MOST = 8;
const MOST_SOURCES = 40;

/** @param {State} state @param {Store} store @param {Links} links @returns {Node[]} */
export function startView(state, store, links) {
  const { data, all } = state;
  return [
    make("h2", { class: "start", tabindex: "-1" }, texts.panel.start),
    section(texts.path.ask, endsForm(store)),
    section(texts.panel.lines, lineKey(data)),
    section(texts.panel.connected, connected(state, links)),
    section(texts.panel.sources, sources(data, all)),
    aboutPage(data),
  ];
}

/** @param {string} title @param {Node} content */
function section(title, content) {
  return make("section", { class: "group" }, make("h3", {}, title), content);
}

/** Statuses grouped by line style. @param {Data} data */
function lineKey(data) {
  const statuses = /** @type {Status[]} */ (/** @type {unknown} */ (switchable(data).status));
  const lines = [...new Set(statuses.map((status) => status.line))];
  return make(
    "ul",
    { class: "key" },
    ...lines.map((line) => {
      const alike = statuses.filter((status) => status.line === line);
      return make("li", {}, statusSample(alike[0]), alike.map((status) => status.label).join(", "));
    }),
  );
}

/** @param {State} state @param {Links} links */
function connected(state, links) {
  const most = mostConnectedOf(state)
    .slice(0, MOST)
    .filter(({ count }) => count);
  const entries = most.map(({ node, count }) =>
    make("li", {}, links.node(node), make("span", { class: "count" }, texts.inFigures(count))),
  );
  return make("ol", { class: "ranked" }, ...entries);
}

/**
 * The sources; if there are many, those with the most relations first.
 * @param {Data} data
 * @param {Passed} all
 */
function sources(data, { counts: { source: counts } }) {
  const count = (/** @type {Source} */ { id }) => counts.get(id) ?? 0;
  const many = data.sources.length > MOST_SOURCES;
  const ordered = many ? [...data.sources].sort((one, other) => count(other) - count(one)) : data.sources;
  return make(
    "div",
    {},
    ...longList(ordered, (each) => sourceEntry(each, count(each)), MOST_SOURCES, "sources"),
  );
}

/** @param {Source} source @param {number} count */
function sourceEntry(source, count) {
  const told = make("span", { class: "count" }, texts.relations(count));
  return make("li", {}, citation(source), " ", told, " ", citeMenu(source), conditions(source));
}
