/**
 * Format attributes of nodes and relations for readers, as the command line does.
 *
 * @import { Data } from "../data/data.js"
 * @import { Child } from "../ui/elements.js"
 */

import { figureParts, isInPhrase } from "../data/figure.js";
import { isolate, joined } from "../ui/elements.js";
import { texts } from "../ui/texts.js";

/** Format a number as the field does: 1.385 billion, 464.6 million, 972. @param {number} value */
export function amount(value) {
  const scale = texts.amounts.find(([size]) => Math.abs(value) >= size);
  if (!scale) return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
  return `${Number((value / scale[0]).toPrecision(12))} ${scale[1]}`;
}

/**
 * Describe attributes: the figure first, as one phrase, then the rest in the order of the vocabulary,
 * references last. `link` renders the id of a node or relation.
 * @param {Data} data
 * @param {Record<string, any>} values
 * @param {(id: string) => Child} link
 * @returns {{key: string, label: string, content: Child[]}[]}
 */
export function described(data, values, link) {
  const refers = (/** @type {string} */ key) => Number(data.attributes[key].type === "reference");
  const known = Object.keys(data.attributes)
    .filter((key) => key in values && !isInPhrase(data, key))
    .sort((one, other) => refers(one) - refers(other));
  const others = Object.keys(values).filter((key) => !(key in data.attributes));
  const rest = [...known, ...others].map((key) => attribute(data, key, values[key], link));
  return [...figure(data, values), ...rest];
}

/** Measure, qualifier, numbers, unit and change, as far as they are given. @param {Data} data @param {Record<string, any>} values */
function figure(data, values) {
  const { measure, qualifier, numbers, unit, change } = figureParts(data, values);
  const phrase = [qualifier, ...numbers.map(amount), unit].filter(Boolean).join(" ");
  const content = [phrase, change].filter(Boolean).join(", ");
  return measure || content ? [{ key: "figure", label: measure ?? "", content: [isolate(content)] }] : [];
}

/**
 * @param {Data} data
 * @param {string} key
 * @param {any} value
 * @param {(id: string) => Child} link
 */
function attribute(data, key, value, link) {
  const { label, type } = data.attributes[key] ?? {
    label: texts.panel.fields[key] ?? key,
    type: "text",
  };
  const parts = [value].flat().map((each) => inWords(data, type, each, link));
  return { key, label, content: value === true ? [] : joined(parts, ", ") };
}

/**
 * @param {Data} data
 * @param {string} type
 * @param {any} value
 * @param {(id: string) => Child} link
 * @returns {Child}
 */
function inWords(data, type, value, link) {
  if (type === "reference") return link(value);
  if (type === "topic") return data.topics[value] ?? value;
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  return typeof value === "number" ? amount(value) : isolate(String(value));
}
