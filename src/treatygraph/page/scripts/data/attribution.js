/**
 * Who says so: the speakers that sources quote for a relation, as `treatygraph.dataset.attribution`.
 *
 * @import { Relation } from "./records.js"
 */

/**
 * The ids of the speakers, or nothing if nobody is quoted: `speaker` if every source quotes somebody
 * first, `also_said_by` if a source says so by itself as well.
 * @param {Relation} relation
 * @returns {Record<string, string[]>}
 */
export function attribution({ evidence, sources }) {
  const spoken = evidence.filter(({ speaker }) => speaker);
  if (!spoken.length) return {};
  const first = sources.map((source) => evidence.find((each) => each.source === source));
  const key = first.every((pointer) => pointer?.speaker) ? "speaker" : "also_said_by";
  return { [key]: [...new Set(spoken.map(({ speaker }) => speaker?.id ?? ""))] };
}
