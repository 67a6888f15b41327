/**
 * The comparison panel: all connections between two actors, by group.
 *
 * @import { Child } from "../ui/elements.js"
 * @import { Connection } from "./model.js"
 * @import { Data, Type } from "../data/data.js"
 * @import { Links } from "../panel/relation-entry.js"
 * @import { Pair, State, Store } from "../state/store.js"
 * @typedef {{title: Child, connections: Connection[]}} Part
 * @typedef {{title: string, connections: Connection[], parts: Part[]}} Section
 */

import { topicKey } from "../data/figure.js";
import { countText } from "../panel/count.js";
import { stepRelation } from "../panel/relation-entry.js";
import { countsInPeriod } from "../state/certainty.js";
import { askPath } from "../state/queries.js";
import { button, isolate, make } from "../ui/elements.js";
import { longList } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { charts } from "./chart.js";
import { connectionsOf } from "./model.js";

/** Relations of a part that are listed before "more" is pressed. */
const MOST = 8;

/** @param {State} state @param {Pair} pair @param {Store} store @param {Links} links */
export function comparisonView(state, pair, store, links) {
  const { data } = state;
  const connections = connectionsOf(state);
  const open = connections.filter(({ relation }) => !relation.status.established);
  const sections = [
    ...establishedSections(
      data,
      connections.filter((connection) => !open.includes(connection)),
      pair,
      links,
    ),
    figuresSection(connections, pair, links),
    openSection(data, open),
  ].filter((each) => each !== null);
  const shown = sections.map((each, index) => sectionOf(state, each, index, links));
  const counts = countsInPeriod(
    state.passed,
    connections.map(({ relation }) => relation.row),
  );
  return [
    make("p", { class: "kind" }, texts.compare.label),
    make(
      "h2",
      { tabindex: "-1" },
      ...texts.compare.between(isolate(pair.one.name), isolate(pair.other.name)),
    ),
    make("p", { class: "answer" }, texts.compare.found(connections.length, open.length, counts)),
    make("p", { class: "muted" }, texts.compare.what),
    actions(pair, store, links),
    sections.length > 1 && contents(state, sections, shown),
    ...shown,
  ];
}

/** @param {Pair} pair @param {Store} store @param {Links} links */
function actions({ one, other }, store, links) {
  const path = button(texts.compare.path, () => askPath(store, one, other), { class: "plain" });
  return make("p", { class: "asks" }, links.node(one), links.node(other), path);
}

/** The count beside the title of a section or part. @param {State} state @param {Connection[]} connections */
function countOf({ passed }, connections) {
  const rows = connections.map(({ relation }) => relation.row);
  return rows.length > 0 && make("span", { class: "count" }, ` ${countText(passed, rows)}`);
}

/**
 * Table of contents: the sections, each with a link and a count.
 * @param {State} state
 * @param {any[]} sections
 * @param {HTMLElement[]} shown
 */
function contents(state, sections, shown) {
  const entries = sections.map(({ title, connections }, index) => {
    const go = () => {
      const heading = shown[index].querySelector("h3");
      heading?.scrollIntoView();
      heading?.focus({ preventScroll: true });
    };
    return make("li", {}, button(title, go, { class: "plain" }), countOf(state, connections));
  });
  return make("nav", { "aria-label": texts.compare.contents }, make("ul", { class: "contents" }, ...entries));
}

/**
 * Direct relations by type and joint ones by kind, in the order of the vocabulary.
 * @param {Data} data
 * @param {Connection[]} connections
 * @param {Pair} pair
 * @param {Links} links
 * @returns {Section[]}
 */
function establishedSections(data, connections, pair, links) {
  const order = new Map(data.types.map((type, index) => [type, index]));
  const index = (/** @type {Connection} */ connection) => order.get(connection.relation.type) ?? 0;
  const ranked = [...connections].sort((a, b) => index(a) - index(b) || a.relation.row - b.relation.row);
  return [
    ...grouped(ranked, (connection) => [connection.sharedNodes[0]?.kind ?? connection.relation.type]),
  ].map(([group, own]) => ({
    title: "plural" in group ? group.plural : /** @type {Type} */ (group).label,
    connections: own,
    parts:
      "plural" in group ? byShared(own, links) : byDirection(data, /** @type {Type} */ (group), own, pair),
  }));
}

/** @param {Connection[]} connections @param {Links} links @returns {Part[]} */
function byShared(connections, links) {
  const groups = grouped(connections, ({ sharedNodes }) => sharedNodes.slice(0, 1));
  return [...groups].map(([thing, own]) => ({ title: links.node(thing), connections: own }));
}

/**
 * Relations by direction; symmetric ones by topic.
 * @param {Data} data
 * @param {Type} type
 * @param {Connection[]} connections
 * @param {Pair} pair
 * @returns {Part[]}
 */
function byDirection(data, type, connections, { one, other }) {
  if (type.symmetric) return byTopic(data, connections);
  const titles = {
    there: texts.compare.way(one.name, other.name),
    back: texts.compare.way(other.name, one.name),
    mutual: texts.compare.mutual,
    joint: "",
  };
  const ways = /** @type {const} */ (["there", "back", "mutual"]);
  const parts = ways.map((way) => ({
    title: isolate(titles[way]),
    connections: connections.filter(({ direction }) => direction === way),
  }));
  return parts.filter((part) => part.connections.length);
}

/**
 * A relation with several topics is listed under each.
 * @param {Data} data
 * @param {Connection[]} connections
 * @returns {Part[]}
 */
function byTopic(data, connections) {
  const groups = grouped(connections, ({ relation }) => relation.attributes[topicKey(data)] ?? [""]);
  if (groups.size === 1 && groups.has("")) return [{ title: null, connections }];
  const parts = Object.entries({ ...data.topics, "": texts.legend.without.topic });
  const known = parts.map(([topic, label]) => ({ title: label, connections: groups.get(topic) ?? [] }));
  const others = [...groups].filter(([topic]) => topic && !(topic in data.topics));
  const rest = others.map(([topic, own]) => ({ title: topic, connections: own }));
  return [...known.slice(0, -1), ...rest, ...known.slice(-1)].filter((part) => part.connections.length);
}

/**
 * @template G
 * @param {Connection[]} connections
 * @param {(connection: Connection) => G[]} groupsOf
 * @returns {Map<G, Connection[]>}
 */
function grouped(connections, groupsOf) {
  const groups = new Map();
  for (const connection of connections) {
    for (const group of groupsOf(connection)) {
      const own = groups.get(group);
      if (own) own.push(connection);
      else groups.set(group, [connection]);
    }
  }
  return groups;
}

/** @param {Connection[]} connections @param {Pair} pair @param {Links} links */
function figuresSection(connections, pair, links) {
  const drawn = charts(connections, pair, links);
  return drawn.length ? { title: texts.compare.figures, connections: [], parts: [], drawn } : null;
}

/**
 * Relations that are not established, as the last section.
 * @param {Data} data
 * @param {Connection[]} connections
 */
function openSection(data, connections) {
  if (!connections.length) return null;
  const groups = grouped(connections, ({ relation }) => [relation.status]);
  const parts = data.statuses
    .filter((status) => groups.has(status))
    .map((status) => ({ title: status.label, connections: groups.get(status) ?? [] }));
  return { title: texts.compare.open, connections, parts };
}

/**
 * @param {State} state
 * @param {Section & {drawn?: Node[]}} section
 * @param {number} index
 * @param {Links} links
 */
function sectionOf(state, { title, connections, parts, drawn = [] }, index, links) {
  const id = `compared-${index}`;
  return make(
    "section",
    { class: "group compared", "aria-labelledby": id },
    make("h3", { id, tabindex: "-1", dir: "auto" }, title, countOf(state, connections)),
    ...drawn,
    ...parts.flatMap((part) => partOf(state, part, links)),
  );
}

/** @param {State} state @param {Part} part @param {Links} links */
function partOf(state, { title, connections }, links) {
  const heading = title && make("h4", { dir: "auto" }, title, countOf(state, connections));
  const list = longList(connections, ({ relation }) => stepRelation(state, relation, links), MOST);
  return [heading, ...list];
}
