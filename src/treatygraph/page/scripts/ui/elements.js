/** Making elements. Text only ever enters as text: no function here takes markup. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes, listeners (`onclick: …`) and children; strings become text.
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
 * The same for a drawn sign.
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
  else if (value !== false && value != null) element.setAttribute(name, String(value));
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function present(children) {
  return /** @type {(Node | string)[]} */ (children.flat().filter(Boolean));
}

/**
 * A button with a text or element on it.
 * @param {Child} content
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} [properties]
 */
export function button(content, onclick, properties = {}) {
  return make("button", { type: "button", onclick, ...properties }, content);
}

/**
 * A name of the data, kept from turning the direction of the text around it.
 * @param {string} text
 */
export function name(text) {
  return make("bdi", {}, text);
}

/**
 * The element with this id in the document.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * The children with a separator between each two.
 * @param {Child[]} children
 * @param {string} separator
 * @returns {Child[]}
 */
export function joined(children, separator) {
  return children.flatMap((child, place) => (place ? [separator, child] : [child]));
}
