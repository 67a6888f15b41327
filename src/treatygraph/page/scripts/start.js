/**
 * What the panel says while nothing is chosen: how to begin, how to read lines, what it rests on.
 *
 * @import { Data, Status } from "./data.js"
 * @import { State, Store } from "./state.js"
 * @import { Links } from "./relations.js"
 */

import { citeMenu } from "./citing.js";
import { make } from "./elements.js";
import { citation } from "./evidence.js";
import { switchable } from "./filters.js";
import { endsForm } from "./routeform.js";
import { statusSample } from "./samples.js";
import { texts } from "./texts.js";

const MOST = 8;

/** @param {State} state @param {Store} store @param {Links} links @returns {Node[]} */
export function startView({ data }, store, links) {
  return [
    make("h2", { class: "start", tabindex: "-1" }, texts.panel.start),
    section(texts.path.ask, endsForm(store)),
    section(texts.panel.lines, lineKey(data)),
    section(texts.panel.connected, connected(data, links)),
    section(texts.panel.sources, sources(data)),
  ];
}

/** @param {string} title @param {Node} content */
function section(title, content) {
  return make("section", { class: "group" }, make("h3", {}, title), content);
}

/** Which statuses share a line. @param {Data} data */
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

/** @param {Data} data @param {Links} links */
function connected(data, links) {
  const nodes = data.nodes.filter((node) => node.drawn && node.relations.length);
  const most = nodes
    .sort((a, b) => b.relations.length - a.relations.length || a.row - b.row)
    .slice(0, MOST);
  return make(
    "ol",
    { class: "ranked" },
    ...most.map((node) =>
      make(
        "li",
        {},
        links.node(node),
        make("span", { class: "count" }, String(node.relations.length)),
      ),
    ),
  );
}

/** @param {Data} data */
function sources(data) {
  const count = (/** @type {any} */ source) =>
    data.relations.filter((relation) =>
      relation.evidence.some((pointer) => pointer.source === source),
    ).length;
  return make(
    "ul",
    { class: "sources" },
    ...data.sources.map((source) =>
      make(
        "li",
        {},
        citation(source),
        " ",
        make("span", { class: "count" }, texts.relations(count(source))),
        " ",
        citeMenu(source),
      ),
    ),
  );
}
