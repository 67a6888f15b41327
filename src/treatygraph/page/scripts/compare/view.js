/**
 * The panel of a comparison: everything that binds two actors, group by group.
 *
 * @import { Child } from "../ui/elements.js"
 * @import { Bond } from "./model.js"
 * @import { Data, Type } from "../data/data.js"
 * @import { Links } from "../panel/relation-entry.js"
 * @import { Pair, State, Store } from "../state/store.js"
 * @typedef {{title: Child, bonds: Bond[]}} Part
 * @typedef {{title: string, bonds: Bond[], parts: Part[]}} Section
 */

import { stepRelation } from "../panel/relation-entry.js";
import { askPath } from "../state/queries.js";
import { button, make, name } from "../ui/elements.js";
import { longList } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { charts } from "./chart.js";
import { bondsOf } from "./model.js";

/** So many relations of a part are told before the reader asks for more. */
const MOST = 8;

/** @param {State} state @param {Pair} pair @param {Store} store @param {Links} links */
export function comparisonView(state, pair, store, links) {
  const { data } = state;
  const bonds = bondsOf(state);
  const open = bonds.filter(({ relation }) => !relation.status.established);
  const sections = [
    ...establishedSections(
      data,
      bonds.filter((bond) => !open.includes(bond)),
      pair,
      links,
    ),
    figuresSection(bonds, pair, links),
    openSection(data, open),
  ].filter((each) => each !== null);
  const shown = sections.map((each, place) => sectionOf(data, each, place, links));
  return [
    make("p", { class: "kind" }, texts.compare.label),
    make("h2", { tabindex: "-1" }, ...texts.compare.between(name(pair.one.name), name(pair.other.name))),
    make("p", { class: "answer" }, texts.compare.found(bonds.length, open.length)),
    make("p", { class: "muted" }, texts.compare.what),
    actions(pair, store, links),
    sections.length > 1 && contents(sections, shown),
    ...shown,
  ];
}

/** @param {Pair} pair @param {Store} store @param {Links} links */
function actions({ one, other }, store, links) {
  const path = button(texts.compare.path, () => askPath(store, one, other), { class: "plain" });
  return make("p", { class: "asks" }, links.node(one), links.node(other), path);
}

/** What there is, and a way to each section. @param {any[]} sections @param {HTMLElement[]} shown */
function contents(sections, shown) {
  const entries = sections.map(({ title, bonds }, place) => {
    const go = () => {
      const heading = shown[place].querySelector("h3");
      heading?.scrollIntoView();
      heading?.focus({ preventScroll: true });
    };
    const count = bonds.length > 0 && make("span", { class: "count" }, ` ${texts.inFigures(bonds.length)}`);
    return make("li", {}, button(title, go, { class: "plain" }), count);
  });
  return make("nav", { "aria-label": texts.compare.contents }, make("ul", { class: "contents" }, ...entries));
}

/**
 * By type, and what is joint by its kind; in the order of the vocabulary's types.
 * @param {Data} data
 * @param {Bond[]} bonds
 * @param {Pair} pair
 * @param {Links} links
 * @returns {Section[]}
 */
function establishedSections(data, bonds, pair, links) {
  const order = new Map(data.types.map((type, place) => [type, place]));
  const place = (/** @type {Bond} */ bond) => order.get(bond.relation.type) ?? 0;
  const ranked = [...bonds].sort((a, b) => place(a) - place(b) || a.relation.row - b.relation.row);
  return [...grouped(ranked, (bond) => [bond.things[0]?.kind ?? bond.relation.type])].map(([group, own]) => ({
    title: "plural" in group ? group.plural : /** @type {Type} */ (group).label,
    bonds: own,
    parts:
      "plural" in group ? byThing(own, links) : byDirection(data, /** @type {Type} */ (group), own, pair),
  }));
}

/** @param {Bond[]} bonds @param {Links} links @returns {Part[]} */
function byThing(bonds, links) {
  const groups = grouped(bonds, ({ things }) => things.slice(0, 1));
  return [...groups].map(([thing, own]) => ({ title: links.node(thing), bonds: own }));
}

/**
 * Both ways, or what leads no way by topic.
 * @param {Data} data
 * @param {Type} type
 * @param {Bond[]} bonds
 * @param {Pair} pair
 * @returns {Part[]}
 */
function byDirection(data, type, bonds, { one, other }) {
  if (type.symmetric) return byTopic(data, bonds);
  const titles = {
    there: texts.compare.way(one.name, other.name),
    back: texts.compare.way(other.name, one.name),
    mutual: texts.compare.mutual,
    joint: "",
  };
  const ways = /** @type {const} */ (["there", "back", "mutual"]);
  const parts = ways.map((way) => ({
    title: name(titles[way]),
    bonds: bonds.filter(({ direction }) => direction === way),
  }));
  return parts.filter((part) => part.bonds.length);
}

/** What has several topics stands under each. @param {Data} data @param {Bond[]} bonds @returns {Part[]} */
function byTopic(data, bonds) {
  const groups = grouped(bonds, ({ relation }) => relation.attributes.topics ?? [""]);
  if (groups.size === 1 && groups.has("")) return [{ title: null, bonds }];
  const parts = Object.entries({ ...data.topics, "": texts.legend.without.topic });
  const known = parts.map(([topic, label]) => ({ title: label, bonds: groups.get(topic) ?? [] }));
  const others = [...groups].filter(([topic]) => topic && !(topic in data.topics));
  const rest = others.map(([topic, own]) => ({ title: topic, bonds: own }));
  return [...known.slice(0, -1), ...rest, ...known.slice(-1)].filter((part) => part.bonds.length);
}

/**
 * @template G
 * @param {Bond[]} bonds
 * @param {(bond: Bond) => G[]} groupsOf
 * @returns {Map<G, Bond[]>}
 */
function grouped(bonds, groupsOf) {
  const groups = new Map();
  for (const bond of bonds) {
    for (const group of groupsOf(bond)) {
      const own = groups.get(group);
      if (own) own.push(bond);
      else groups.set(group, [bond]);
    }
  }
  return groups;
}

/** @param {Bond[]} bonds @param {Pair} pair @param {Links} links */
function figuresSection(bonds, pair, links) {
  const drawn = charts(bonds, pair, links);
  return drawn.length ? { title: texts.compare.figures, bonds: [], parts: [], drawn } : null;
}

/** What may come or may not be so, last. @param {Data} data @param {Bond[]} bonds */
function openSection(data, bonds) {
  if (!bonds.length) return null;
  const groups = grouped(bonds, ({ relation }) => [relation.status]);
  const parts = data.statuses
    .filter((status) => groups.has(status))
    .map((status) => ({ title: status.label, bonds: groups.get(status) ?? [] }));
  return { title: texts.compare.open, bonds, parts };
}

/** @param {Data} data @param {Section & {drawn?: Node[]}} section @param {number} place @param {Links} links */
function sectionOf(data, { title, bonds, parts, drawn = [] }, place, links) {
  const id = `compared-${place}`;
  const count = bonds.length > 0 && make("span", { class: "count" }, ` ${texts.inFigures(bonds.length)}`);
  return make(
    "section",
    { class: "group compared", "aria-labelledby": id },
    make("h3", { id, tabindex: "-1", dir: "auto" }, title, count),
    ...drawn,
    ...parts.flatMap((part) => partOf(data, part, links)),
  );
}

/** @param {Data} data @param {Part} part @param {Links} links */
function partOf(data, { title, bonds }, links) {
  const heading =
    title &&
    make("h4", { dir: "auto" }, title, make("span", { class: "count" }, ` ${texts.inFigures(bonds.length)}`));
  const list = longList(bonds, ({ relation }) => stepRelation(data, relation, links), MOST);
  return [heading, ...list];
}
