/**
 * Who says so: the speakers that sources quote for a relation, as `treatygraph.dataset.attribution`.
 *
 * @import { NodeRecord, Relation } from "./records.js"
 * @typedef {"speaker" | "also_said_by"} Voice
 */

import { texts } from "../ui/texts.js";

/**
 * The ids of the speakers, or nothing if nobody is quoted: `speaker` if every source quotes somebody
 * first, `also_said_by` if a source says so by itself as well.
 * @param {Relation} relation
 * @returns {Record<string, string[]>}
 */
export function attribution(relation) {
  const said = voices(relation);
  return said ? { [said.voice]: said.speakers.map(({ id }) => id) } : {};
}

/** The speakers as text: said by A, B; empty if nobody is quoted. @param {Relation} relation */
export function saidBy(relation) {
  const said = voices(relation);
  return said ? `${texts.evidence[said.voice]} ${said.speakers.map(({ name }) => name).join(", ")}` : "";
}

/**
 * The speakers, and whether the relation rests on their word alone; null if nobody is quoted.
 * @param {Relation} relation
 * @returns {{voice: Voice, speakers: NodeRecord[]} | null}
 */
export function voices({ evidence, sources }) {
  const spoken = evidence.filter(({ speaker }) => speaker);
  if (!spoken.length) return null;
  const first = sources.map((source) => evidence.find((each) => each.source === source));
  const speakers = new Set(spoken.flatMap(({ speaker }) => speaker ?? []));
  return {
    voice: first.every((pointer) => pointer?.speaker) ? "speaker" : "also_said_by",
    speakers: [...speakers],
  };
}
