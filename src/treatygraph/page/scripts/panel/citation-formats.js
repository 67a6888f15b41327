/**
 * Citation formats: plain text, BibTeX, CSL-JSON. Fields that are unknown are omitted, never guessed.
 *
 * @import { Source } from "../data/data.js"
 */

import { daysOf } from "../data/edtf.js";
import { readableDate } from "../data/readable-date.js";
import { texts } from "../ui/texts.js";

const ESCAPES = /** @type {Record<string, string>} */ ({
  "\\": "\\textbackslash{}",
  // \{ is valid TeX, but BibTeX counts braces without regard to the backslash
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
});
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** @param {Source} source @param {string} [at] the paragraph or row @returns {string} */
export function plainText(source, at) {
  return source.citation ? asWished(source.citation, at) : composed(source, at);
}

/**
 * The citation that the makers ask for, with the paragraph before the full stop.
 * @param {string} wish
 * @param {string} [at]
 */
function asWished(wish, at) {
  const line = oneLine(wish);
  if (!at) return line;
  const stop = line.endsWith(".") ? "." : "";
  return `${line.slice(0, line.length - stop.length)}, ${oneLine(at)}${stop}`;
}

/** @param {Source} source @param {string} [at] */
function composed(source, at) {
  const { author, publisher, title, date } = source;
  const when = date && readableDate(date) + (isInferred(source) ? ` (${texts.panel.inferred})` : "");
  const parts = [author, publisher, texts.cite.title(title), when, addressOf(source), at];
  return parts.filter(Boolean).map(oneLine).join(", ");
}

/** @param {Source} source @param {string} [at] @returns {string} */
export function bibTex(source, at) {
  const { author, title, publisher } = source;
  const url = addressOf(source);
  const fields = {
    author: author && `{${escaped(author)}}`, // double braces stop BibTeX from splitting a name
    title: `{${escaped(title)}}`,
    howpublished: publisher && escaped(publisher),
    ...bibTexDate(source.date),
    url: url?.replace(/[\\{}\s]/g, encodeURIComponent),
    note: escaped(notes(source, at)),
  };
  const said = Object.entries(fields).filter(([, value]) => value);
  // month names are BibTeX macros, which take no braces
  const lines = said.map(([key, value]) => `  ${key} = ${key === "month" ? value : `{${value}}`},`);
  return [`@misc{${citationKey(source.id)},`, ...lines, "}"].join("\n");
}

/** @param {Source} source @param {string} [at] @returns {string} */
export function cslJson(source, at) {
  const { id, author, title, publisher } = source;
  const url = addressOf(source);
  const item = {
    id,
    type: url ? "webpage" : publisher ? "article-newspaper" : "document",
    title,
    author: author && [{ literal: author }],
    [url ? "publisher" : "container-title"]: publisher,
    issued: source.date && issued(source.date),
    URL: url,
    note: notes(source, at) || undefined,
  };
  return JSON.stringify([item], null, 2);
}

/** @param {Source} source */
function isInferred({ inferred }) {
  return inferred?.includes("date") ?? false;
}

/** The address of a source if it is http or https. @param {Source} source */
function addressOf({ url }) {
  return url && /^https?:\/\//.test(url) ? url : undefined;
}

/** @param {Source} source @param {string} [at] */
function notes(source, at) {
  return [at, isInferred(source) && texts.cite.inferredDate].filter(Boolean).join("; ");
}

/** @param {any} text */
function oneLine(text) {
  return String(text).replace(/\s+/g, " ").trim();
}

/** @param {string} text */
function escaped(text) {
  return oneLine(text).replace(/[\\{}~^#$%&_]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

/** A citation key with only the characters that every BibTeX accepts. @param {string} id */
function citationKey(id) {
  return id.replace(/[^A-Za-z0-9:.+/-]+/g, "-");
}

/**
 * Year, month and day of plain dates; other dates go into the year as text.
 * @param {string | undefined} edtf
 */
function bibTexDate(edtf) {
  if (!edtf) return {};
  const days = daysOf(edtf);
  const [only] = days ?? [];
  if (days?.length !== 1 || !only || only.season || only.doubt) return { year: escaped(readableDate(edtf)) };
  const [year, month, day] = only.parts;
  return { year: String(year).padStart(4, "0"), month: month && MONTHS[month - 1], day };
}

/** @param {string} edtf */
function issued(edtf) {
  const days = daysOf(edtf);
  if (!days) return { literal: readableDate(edtf) };
  const season = days.length === 1 && days[0].season;
  return {
    "date-parts": days.map((day) => day.parts),
    ...(season ? { season } : {}),
    ...(days.some((day) => day.doubt) ? { circa: true } : {}),
  };
}
