/**
 * The evidence of a relation: source, paragraph, speaker, and readings that differ.
 *
 * @import { Data, Pointer, Source } from "../data/data.js"
 * @import { Links } from "./relation-entry.js"
 */

import { readableDate } from "../data/readable-date.js";
import { isolate, joined, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { described } from "./attributes.js";
import { citeMenu } from "./citation-menu.js";

/**
 * @param {Data} data
 * @param {Pointer[]} pointers
 * @param {Links} links
 */
export function evidenceList(data, pointers, links) {
  if (!pointers.length) return make("p", { class: "muted" }, texts.evidence.none);
  const told = new Set();
  const entry = (/** @type {Pointer} */ pointer) => {
    const first = !told.has(pointer.source);
    told.add(pointer.source);
    return make("li", {}, ...claim(data, pointer, links), first ? conditions(pointer.source) : []);
  };
  return make("ul", { class: "evidence" }, ...pointers.map(entry));
}

/** @param {Data} data @param {Pointer} pointer @param {Links} links */
function claim(data, pointer, links) {
  const { date, ...others } = pointer.says ?? {};
  const says = described(data, others, links.byId).map(({ label, content }) =>
    make("span", {}, `${label} `, ...content),
  );
  const when = date ? [make("span", {}, readableDate(date))] : [];
  return [
    make("span", { class: "at" }, pointer.at),
    " ",
    citation(pointer.source),
    pointer.speaker &&
      make("span", { class: "speaker" }, `, ${texts.evidence.saidBy} `, links.node(pointer.speaker)),
    says.length + when.length > 0 &&
      make("p", { class: "says" }, `${texts.evidence.says} `, ...joined([...when, ...says], "; ")),
    pointer.quote && make("p", {}, isolate(texts.evidence.quote(pointer.quote))),
    pointer.sic && make("p", { class: "says" }, `[sic] ${texts.evidence.sic}`),
    pointer.note && make("p", { class: "muted" }, isolate(pointer.note)),
    " ",
    citeMenu(pointer.source, pointer.at),
  ];
}

/**
 * Publisher, title (a link if the source has an address) and date.
 * @param {Source} source
 */
export function citation(source) {
  const date =
    source.date &&
    readableDate(source.date) + (source.inferred?.includes("date") ? ` (${texts.panel.inferred})` : "");
  const by = [source.author, source.publisher]
    .filter(Boolean)
    .map((each) => isolate(/** @type {string} */ (each)));
  return make("cite", {}, ...joined([...by, link(source.url, source.title), ...(date ? [date] : [])], ", "));
}

/** The requested citation and the terms of use of a source. @param {Source} source */
export function conditions({ citation, terms }) {
  const said = (/** @type {string} */ label, /** @type {string | undefined} */ text) =>
    text ? [make("p", { class: "muted" }, `${label} `, isolate(text))] : [];
  return [...said(texts.cite.wished, citation), ...said(texts.cite.terms, terms)];
}

/**
 * A link for https addresses, plain text for all others.
 * @param {string | undefined} url
 * @param {string} text
 */
export function link(url, text) {
  if (!url?.startsWith("https://")) return isolate(text);
  return make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, isolate(text));
}
