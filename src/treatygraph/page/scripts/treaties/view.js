/**
 * Sections of the panel about treaties: the life of a treaty, and what a party is bound by.
 *
 * @import { Child } from "../ui/elements.js"
 * @import { Links } from "../panel/relation-entry.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Period } from "../state/filters.js"
 * @import { State } from "../state/store.js"
 * @import { Entry } from "./status.js"
 */

import { FAR_OFF, LONG_AGO } from "../data/days.js";
import { daysText, readableDate } from "../data/readable-date.js";
import { isBounded } from "../state/certainty.js";
import { joined, make } from "../ui/elements.js";
import { longList } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { partiesChart } from "./chart.js";
import { lineageOf } from "./lineage.js";
import { membershipsOfParty, membershipsOfTreaty } from "./memberships.js";
import { stagesOf } from "./party-counts.js";
import { boundBy, statusOf } from "./status.js";
import { livesTable } from "./table.js";

/** Relations of a lineage that are listed before "more" is pressed. */
const MOST = 20;

/** The sections of a node; none for one that has to do with no treaty. @param {NodeRecord} node @param {State} state @param {Links} links */
export function treatySections(node, state, links) {
  return [
    partiesSection(node, state, links),
    lineageSection(node, state, links),
    boundSection(node, state, links),
  ];
}

/** @param {NodeRecord} treaty @param {State} state @param {Links} links */
function partiesSection(treaty, { period }, links) {
  const memberships = membershipsOfTreaty(treaty);
  if (!memberships.length) return null;
  const entries = statusOf(treaty, period);
  const stages = stagesOf(memberships, period);
  const { parties, eachStretch, nobody, rules } = texts.treaties;
  return section(
    heading(parties, entries),
    note(period, eachStretch),
    stages.length > 0 && partiesChart(stages, period, treaty.name),
    entries.length > 0
      ? livesTable(entries, ({ membership }) => links.node(membership.party), links)
      : make("p", { class: "muted" }, nobody),
    make("p", { class: "muted" }, rules),
  );
}

/** @param {NodeRecord} party @param {State} state @param {Links} links */
function boundSection(party, { period }, links) {
  if (!membershipsOfParty(party).some(({ bound }) => bound)) return null;
  const entries = boundBy(party, period);
  const { bound, everBound, nothing, rules } = texts.treaties;
  return section(
    heading(bound, entries),
    note(period, everBound),
    entries.length > 0
      ? livesTable(entries, ({ membership }) => links.node(membership.treaty), links)
      : make("p", { class: "muted" }, nothing),
    make("p", { class: "muted" }, rules),
  );
}

/** @param {NodeRecord} treaty @param {State} state @param {Links} links */
function lineageSection(treaty, { passed }, links) {
  const found = lineageOf(treaty, passed.whenever);
  if (!found.length) return null;
  const entry = (/** @type {(typeof found)[number]} */ { relation, step }) =>
    make(
      "li",
      { class: step > 1 ? "farther" : "" },
      ...joined(relation.from.map(links.node), ", "),
      ` `,
      links.relation(relation, relation.type.label),
      ` `,
      ...joined(relation.to.map(links.node), ", "),
      relation.date ? make("span", { class: "muted" }, ` ${readableDate(relation.date)}`) : null,
    );
  const count = make("span", { class: "count" }, texts.inFigures(found.length));
  return section(
    make("h3", {}, texts.treaties.lineage, " ", count),
    ...longList(found, entry, MOST, "lineage"),
  );
}

/** @param {...(Child | Child[])} content */
function section(...content) {
  return make("section", { class: "group treaty" }, ...content);
}

/** @param {string} title @param {Entry[]} entries */
function heading(title, entries) {
  const of = (/** @type {string} */ force) => entries.filter((each) => each.force === force).length;
  const counts = texts.treaties.counts({ certain: of("in force"), possible: of("not known") });
  return make("h3", {}, title, " ", make("span", { class: "count" }, counts));
}

/** Which days the states are about. @param {Period} period @param {string} otherwise */
function note(period, otherwise) {
  const days = daysText({ first: period.first ?? LONG_AGO, last: period.last ?? FAR_OFF });
  const text = isBounded(period) ? texts.treaties.days(days) : otherwise;
  return make("p", { class: "muted" }, text);
}
