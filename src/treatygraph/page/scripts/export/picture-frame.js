/**
 * What a picture says around the network: title and filters above it, legend and sources below.
 *
 * @import { Kind } from "../data/data.js"
 * @import { State } from "../state/store.js"
 * @typedef {{title: string, facts: string[], kinds: Kind[], sources: string}} Frame
 */

import { sourceLabels } from "../panel/source-labels.js";
import { texts } from "../ui/texts.js";
import { statement } from "./print-summary.js";

const MOST_SOURCES = 12;

/** @param {State} state @param {string} title @returns {Frame} */
export function frameOf(state, title) {
  const { data, passed, off } = state;
  const kinds = data.kinds.filter(({ key }) => passed.counts.kind.get(key) && !off.kind.has(key));
  return { title, facts: statement(state, null), kinds, sources: sourcesText(state) };
}

/** The sources of what is shown, those with the most relations first. @param {State} state */
function sourcesText({ data, passed }) {
  const counts = passed.counts.source;
  const cited = data.sources.filter(({ id }) => counts.get(id));
  const ordered = cited.sort((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0));
  const labels = sourceLabels(data);
  const names = ordered.slice(0, MOST_SOURCES).map((source) => labels.get(source) ?? source.title);
  return cited.length ? texts.picture.sources(names, cited.length - names.length) : "";
}

/**
 * A text in lines of at most this many characters; a longer word has a line of its own.
 * @param {string} text
 * @param {number} most
 */
export function wrapped(text, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
