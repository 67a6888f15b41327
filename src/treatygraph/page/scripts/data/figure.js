/**
 * The figure of a relation, by the roles that the vocabulary gives to attributes.
 *
 * @import { Data } from "./data.js"
 * @typedef {{measure?: string, bothWays: boolean, qualifier?: string, numbers: number[],
 *   unit?: string, change: string, parts: string[]}} FigureParts `bothWays`: the measure has no
 *   direction; `change`: in per cent, with its qualifier; `parts`: what the figure is limited to, such as single goods
 */

/** Roles that are written as one phrase. */
const PHRASE = new Set(["measure", "qualifier", "number", "unit", "change_qualifier", "change"]);

/** @param {Data} data @param {Record<string, any>} attributes @returns {FigureParts} */
export function figureParts(data, attributes) {
  const of = (/** @type {string} */ role) =>
    withRole(data, role)
      .map((key) => attributes[key])
      .filter((value) => value !== undefined);
  const [measureKey] = withRole(data, "measure");
  const [measure] = of("measure");
  return {
    measure,
    bothWays: data.attributes[measureKey]?.bothWays?.includes(measure) ?? false,
    qualifier: of("qualifier")[0],
    numbers: of("number"),
    unit: of("unit")[0],
    change: [...of("change_qualifier"), ...of("change").map(inPerCent)].join(" "),
    parts: of("part").flat(),
  };
}

/** True if an attribute is part of the phrase of a figure. @param {Data} data @param {string} key */
export function isInPhrase(data, key) {
  return PHRASE.has(data.attributes[key]?.role ?? "");
}

/** The attribute that holds topics, if there is one. @param {Pick<Data, "attributes">} data */
export function topicKey({ attributes }) {
  return Object.keys(attributes).find((key) => attributes[key].type === "topic") ?? "";
}

/** @param {number} change */
function inPerCent(change) {
  return `${change > 0 ? "+" : ""}${change} %`;
}

/** @param {Data} data @param {string} role */
function withRole({ attributes }, role) {
  return Object.keys(attributes).filter((key) => attributes[key].role === role);
}
