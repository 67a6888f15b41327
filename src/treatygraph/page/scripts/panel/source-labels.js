/**
 * Short labels of sources.
 *
 * @import { Data, Source } from "../data/data.js"
 */

/** @type {WeakMap<Data, Map<Source, string>>} */
const known = new WeakMap();

/** Publisher or author if no other source shares it, otherwise the title. @param {Data} data */
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
