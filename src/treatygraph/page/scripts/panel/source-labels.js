/**
 * What a source is called where there is little room.
 *
 * @import { Data, Source } from "../data/data.js"
 */

/** @type {WeakMap<Data, Map<Source, string>>} */
const known = new WeakMap();

/** Who published or wrote it, where nothing else here is by the same; else the title. @param {Data} data */
export function sourceLabels(data) {
  const labels = known.get(data) ?? labelled(data.sources);
  known.set(data, labels);
  return labels;
}

/** @param {Source[]} sources @returns {Map<Source, string>} */
function labelled(sources) {
  const maker = (/** @type {Source} */ { publisher, author }) => publisher ?? author;
  const alike = new Map();
  for (const source of sources) alike.set(maker(source), (alike.get(maker(source)) ?? 0) + 1);
  const isAlone = (/** @type {Source} */ source) => alike.get(maker(source)) === 1;
  return new Map(sources.map((source) => [source, (isAlone(source) && maker(source)) || source.title]));
}
