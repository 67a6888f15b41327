/**
 * A table of parties or treaties: what was done, the days in force, the state and what it rests on.
 *
 * @import { Child } from "../ui/elements.js"
 * @import { Data } from "../data/data.js"
 * @import { Links } from "../panel/relation-entry.js"
 * @import { Basis, Bounds } from "./memberships.js"
 * @import { Entry } from "./status.js"
 */

import { FAR_OFF } from "../data/days.js";
import { boundsText, readableDate } from "../data/readable-date.js";
import { isolate, joined, make } from "../ui/elements.js";
import { filled } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { basisOf, isByTable } from "./memberships.js";

/** Entries that are listed before "more" is pressed. */
const MOST = 50;
const LOOKS = { "in force": "", "not known": "possible", "not in force": "established" };

/**
 * @param {Entry[]} entries
 * @param {(entry: Entry) => Child} nameOf the party or treaty of an entry
 * @param {Links} links
 */
export function livesTable(entries, nameOf, links) {
  const heads = texts.treaties.columns.map((label) => make("th", { scope: "col" }, label));
  const table = make("table", { class: "lives" }, make("thead", {}, make("tr", {}, ...heads)));
  return filled(table, entries, (entry) => group(entry, nameOf(entry), links), MOST);
}

/** @param {Entry} entry @param {Child} name @param {Links} links */
function group(entry, name, links) {
  const { force, because } = entry;
  const state = make("span", { class: `badge ${LOOKS[force]}` }, texts.treaties.force[force]);
  const head = make("th", { scope: "rowgroup", colspan: 4 }, make("span", {}, name), state);
  const why = because.length > 0 && texts.treaties.because[force](because.join(", "));
  const basis = basisLine(entry, links);
  return make(
    "tbody",
    {},
    make("tr", { class: "head" }, head),
    make("tr", {}, ...cells(entry, links).map((content) => make("td", {}, ...content))),
    make("tr", { class: "why" }, make("td", { colspan: 4 }, why && make("p", {}, why), basis)),
  );
}

/** @param {Entry} entry @param {Links} links @returns {Child[][]} */
function cells({ membership, bound, signed, consented }, links) {
  const { data } = membership.treaty;
  const means = consented && meansOf(data, consented);
  return [
    act(signed, links),
    [...act(consented, links), means && make("span", { class: "means" }, isolate(means))],
    [bound && dayText(membership.begin)],
    [bound && (isOpen(membership.end) ? texts.treaties.open : dayText(membership.end))],
  ];
}

/** @param {Bounds} bounds */
function dayText({ early, late }) {
  return boundsText(early, late) ?? texts.treaties.unknown;
}

/** @param {Bounds} bounds */
function isOpen({ early, late }) {
  return early === FAR_OFF && late === FAR_OFF;
}

/** @param {Basis | null} relation @param {Links} links @returns {Child[]} */
function act(relation, links) {
  return relation ? [linked(relation, readableDate(relation.date), links)] : [];
}

/** How a party consented. @param {Data} data @param {Basis} relation */
function meansOf(data, relation) {
  if (!("attributes" in relation)) return null;
  const key = Object.keys(relation.attributes).find((each) => data.attributes[each]?.role === "means");
  return key ? String(relation.attributes[key]) : null;
}

/** The relations that an entry rests on. @param {Entry} entry @param {Links} links */
function basisLine({ membership, bound }, links) {
  const { data } = membership.treaty;
  const relations = bound || !membership.bound ? basisOf(data, membership) : [];
  const named = relations.map((relation) => linked(relation, nameOf(relation), links));
  const all = isByTable(data, membership) ? [...named, texts.treaties.byTable] : named;
  return all.length > 0 && make("p", {}, `${texts.treaties.basis} `, ...joined(all, ", "));
}

/** @param {Basis} relation */
function nameOf(relation) {
  if (!("type" in relation)) return relation.id;
  return [relation.type.label, relation.date && readableDate(relation.date)].filter(Boolean).join(" ");
}

/** @param {Basis} relation @param {string} text @param {Links} links */
function linked(relation, text, links) {
  return "type" in relation ? links.relation(relation, isolate(text)) : isolate(text);
}
