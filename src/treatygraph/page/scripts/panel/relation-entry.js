/**
 * List entries for relations.
 *
 * @import { Data, Pointer } from "../data/data.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Child } from "../ui/elements.js"
 * @import { Passed } from "../state/filters.js"
 * @import { State } from "../state/store.js"
 * @import { Selection } from "../state/selection.js"
 * @typedef {{node: (node: NodeRecord) => Child, byId: (id: string) => Child,
 *   relation: (relation: Relation, content: Child) => Child}} Links
 */

import { saidBy, voices } from "../data/attribution.js";
import { isDated } from "../data/days.js";
import { readableDate, spansText } from "../data/readable-date.js";
import { shortened } from "../network/labels.js";
import { hrefOf } from "../state/selection.js";
import { isolate, joined, make } from "../ui/elements.js";
import { possibleMark } from "../ui/possible.js";
import { texts } from "../ui/texts.js";
import { described } from "./attributes.js";
import { evidenceList } from "./evidence.js";
import { sourceLabels } from "./source-labels.js";

/**
 * Create links between nodes and relations.
 * @param {Data} data
 * @param {(selection: Selection) => void} goTo
 * @returns {Links}
 */
export function linksOf(data, goTo) {
  const to = (/** @type {Selection} */ selection, /** @type {Child} */ content) =>
    make(
      "a",
      {
        href: hrefOf(selection),
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          goTo(selection);
        },
      },
      content,
    );
  const node = (/** @type {NodeRecord} */ node) =>
    node.drawn ? to({ node }, isolate(node.name)) : isolate(node.name);
  return {
    node,
    relation: (relation, content) => to({ relation }, content),
    byId(id) {
      const found = data.find(id);
      return !found ? isolate(id) : "kind" in found ? node(found) : to({ relation: found }, sentence(found));
    },
  };
}

/** A relation as one line of text. @param {Relation} relation */
function sentence(relation) {
  const { from, to, type, date } = relation;
  const more = [date && readableDate(date), saidBy(relation)].filter(Boolean).join("; ");
  const names = (/** @type {NodeRecord[]} */ nodes) =>
    joined(
      nodes.map((node) => isolate(node.name)),
      ", ",
    );
  return make("span", {}, ...names(from), ` ${type.label} `, ...names(to), more && ` (${more})`);
}

/**
 * A relation as seen from a node: the nodes at the other end, and those at the same end.
 * @param {State} state
 * @param {Relation} relation
 * @param {NodeRecord} node
 * @param {Links} links
 */
export function relationOf(state, relation, node, links) {
  const isOrigin = relation.from.includes(node);
  const [own, other] = isOrigin ? [relation.from, relation.to] : [relation.to, relation.from];
  // those at the same end act together; those at the other end are only acted on
  const besideText = isOrigin ? texts.panel.with : texts.panel.also;
  const beside = own.filter((each) => each !== node).map(links.node);
  const headline = [
    ...joined(other.map(links.node), ", "),
    ...(beside.length ? [make("span", { class: "muted" }, ` ${besideText} `), ...joined(beside, ", ")] : []),
  ];
  return entry(state, relation, headline, links, false);
}

/**
 * A relation with both of its ends.
 * @param {State} state
 * @param {Relation} relation
 * @param {Links} links
 */
export function wholeRelation(state, relation, links) {
  const ends = (/** @type {NodeRecord[]} */ nodes) => joined(nodes.map(links.node), ", ");
  const headline = [...ends(relation.from), ` ${relation.type.label} `, ...ends(relation.to)];
  return entry(state, relation, headline, links, true);
}

/**
 * A relation in a list, its sources folded; the type links to it.
 * @param {State} state
 * @param {Relation} relation
 * @param {Links} links
 */
export function stepRelation(state, relation, links) {
  const ends = (/** @type {NodeRecord[]} */ nodes) => joined(nodes.map(links.node), ", ");
  const type = make("span", { class: "type" }, links.relation(relation, relation.type.label));
  const headline = [...ends(relation.from), " ", type, " ", ...ends(relation.to)];
  return entry(state, relation, headline, links, false);
}

/**
 * @param {State} state
 * @param {Relation} relation
 * @param {Child[]} headline
 * @param {Links} links
 * @param {boolean} open whether the sources are shown in full
 */
function entry({ data, passed }, relation, headline, links, open) {
  const facts = described(data, relation.attributes, links.byId).map(({ label, content }) =>
    make("span", {}, make("span", { class: "muted" }, content.length ? `${label} ` : label), ...content),
  );
  const inferred = relation.inferred
    .filter((field) => field !== "date")
    .map((field) => texts.panel.fields[field] ?? data.attributes[field]?.label ?? field);
  return make(
    "li",
    { class: `relation ${relation.status.line}` },
    make("p", { class: "when" }, dateOf(relation), " ", marks(relation, passed)),
    make("p", { class: "claim" }, ...headline),
    speakers(relation, links),
    facts.length > 0 && make("p", { class: "facts" }, ...joined(facts, "; ")),
    inferred.length > 0 && make("p", { class: "muted" }, texts.panel.inferredFields(inferred.join(", "))),
    relation.note && make("p", { class: "muted" }, isolate(relation.note)),
    ...otherFields(relation),
    sources(data, relation, links, open),
    ...(open ? [howDated(relation), identifier(relation)] : []),
  );
}

/** @param {Relation} relation */
function dateOf({ date, inferred }) {
  const mark = inferred.includes("date") && make("em", {}, ` ${texts.panel.inferred}`);
  return make("span", { class: "date" }, isolate(readableDate(date)), mark);
}

/** @param {Relation} relation @param {Passed} passed */
function marks(relation, { certainty }) {
  const isPossible = certainty.isPossible(relation.row);
  return make("span", { class: "marks" }, isPossible && possibleMark(), badge(relation));
}

/** Who says so, if sources quote somebody. @param {Relation} relation @param {Links} links */
function speakers(relation, links) {
  const said = voices(relation);
  if (!said) return null;
  const names = joined(said.speakers.map(links.node), ", ");
  return make("p", { class: "speaker" }, `${texts.evidence[said.voice]} `, ...names);
}

/** How the type reads the date, and which days are possible and certain. @param {Relation} relation */
function howDated({ type, first, last, certain }) {
  const { name, dated } = texts.panel.time[type.time];
  const text = isDated(first, last)
    ? `${name}: ${dated}. ${spansText({ first, last }, certain)}`
    : `${name}, ${texts.panel.undated}.`;
  return make("p", { class: "muted" }, text);
}

/** @param {Relation} relation */
function identifier({ id }) {
  return make("p", { class: "muted" }, `${texts.panel.identifier} `, isolate(id));
}

/** Fields that the entry does not show otherwise. @param {Relation} relation */
function otherFields({ fields: { inferred: _, note: __, ...others } }) {
  const lines = Object.entries(others).map(([key, value]) => `${key}: ${[value].flat().join(", ")}`);
  return lines.map((line) => make("p", { class: "muted" }, isolate(line)));
}

/** @param {Relation} relation */
function badge({ status }) {
  return make(
    "span",
    { class: `badge ${status.line} ${status.established ? "established" : ""}` },
    status.label,
  );
}

/** @param {Data} data @param {Relation} relation @param {Links} links @param {boolean} open */
function sources(data, { evidence }, links, open) {
  if (open || !evidence.length) return evidenceList(data, evidence, links);
  const cited = [...new Set(evidence.map((pointer) => pointer.source))];
  const labels = sourceLabels(data);
  const summary = cited.map((source) =>
    brief(
      labels.get(source) ?? "",
      evidence.filter((pointer) => pointer.source === source),
    ),
  );
  return make(
    "details",
    {},
    make("summary", {}, ...joined(summary, "; ")),
    evidenceList(data, evidence, links),
  );
}

/**
 * A short reference to the place in a source.
 * @param {string} source its short name
 * @param {Pointer[]} pointers
 */
function brief(source, pointers) {
  const places = pointers
    .map((pointer) => pointer.at)
    .filter(Boolean)
    .join(", ");
  const differs = pointers.some((pointer) => pointer.says) && texts.evidence.differs;
  const marks = [differs, pointers.some((pointer) => pointer.sic) && "sic"].filter(Boolean);
  return make(
    "span",
    {},
    isolate(shortened(source)),
    ` ${places}`,
    marks.length > 0 && ` (${marks.join(", ")})`,
  );
}
