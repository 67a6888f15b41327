/**
 * Create elements. Text only ever enters as text: no function here takes markup, and characters that would
 * reorder or hide text become visible marks.
 */

import { visible } from "./visible.js";

/** Attributes that people read. */
const READ = new Set(["title", "aria-label", "placeholder", "value"]);

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Create an element with attributes, listeners (`onclick: …`) and children; strings become text.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  return /** @type {HTMLElement} */ (filled(element, properties, children));
}

/**
 * Create an SVG element.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Child | Child[])} children
 */
export function makeSvg(tag, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, any>} properties
 * @param {(Child | Child[])[]} children
 */
function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) put(element, name, value);
  element.append(...present(children));
  return element;
}

/** @param {Element} element @param {string} name @param {any} value */
function put(element, name, value) {
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (value === true) element.setAttribute(name, "");
  else if (value !== false && value != null)
    element.setAttribute(name, READ.has(name) ? visible(String(value)) : String(value));
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function present(children) {
  const some = /** @type {(Node | string)[]} */ (children.flat().filter(Boolean));
  return some.map((child) => (child instanceof Node ? child : visible(String(child))));
}

/**
 * Create a button with a text or an element as its label.
 * @param {Child} content
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} [properties]
 */
export function button(content, onclick, properties = {}) {
  return make("button", { type: "button", onclick, ...properties }, content);
}

/**
 * Isolate a name from the data, so that right-to-left text does not reorder its surroundings.
 * @param {string} text
 */
export function isolate(text) {
  return make("bdi", {}, text);
}

/**
 * The element with this id; throws if there is none.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Children with separators between them.
 * @param {Child[]} children
 * @param {string} separator
 * @returns {Child[]}
 */
export function joined(children, separator) {
  return children.flatMap((child, index) => (index ? [separator, child] : [child]));
}
