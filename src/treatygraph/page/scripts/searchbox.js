/**
 * The search box: a combobox whose list shows hits while one types (WAI-ARIA, list autocomplete).
 *
 * @import { Hit } from "./search.js"
 * @import { Store } from "./state.js"
 */

import { byId, make, name } from "./elements.js";
import { kindSample } from "./samples.js";
import { searcher } from "./search.js";
import { legendButton } from "./legend.js";
import { texts } from "./texts.js";

const MOST = 12;

/**
 * @param {Store} store
 * @param {(hit: Hit) => void} onChosen
 */
export function createSearch(store, onChosen) {
  const search = searcher(store.get().data);
  const input = createInput();
  const list = make("ul", { id: "hits", role: "listbox", "aria-label": texts.search.results, hidden: true });
  const status = make("p", { class: "hidden", role: "status" });
  /** @type {Hit[]} */
  let hits = [];
  let current = -1;

  function open() {
    hits = search(input.value);
    show(list, status, input, hits, (hit) => choose(hit));
    move(hits.length ? 0 : -1);
  }
  /** @param {number} to */
  function move(to) {
    current = to;
    mark(list, input, to);
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    move(-1);
  }
  /** @param {Hit} hit */
  function choose(hit) {
    clear(input);
    close();
    onChosen(hit);
  }

  const keys = {
    ArrowDown: () => (list.hidden ? open() : move((current + 1) % optionCount(list))),
    ArrowUp: () => move((current - 1 + optionCount(list)) % optionCount(list)),
    Enter: () => !list.hidden && hits[current] && choose(hits[current]),
    Escape: () => (clear(input), close()),
  };
  input.addEventListener("input", () => (input.value.trim() ? open() : close()));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => press(event, keys, input));
  byId("search").append(input, list, status, legendButton());
}

function createInput() {
  return /** @type {HTMLInputElement} */ (make("input", {
    type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-label": texts.search.label, placeholder: texts.search.placeholder, dir: "auto",
    "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
  }));
}

/** Escape in an empty box is left to the page. */
function press(/** @type {KeyboardEvent} */ event, /** @type {Record<string, () => any>} */ keys, /** @type {HTMLInputElement} */ input) {
  if (!(event.key in keys) || (event.key === "Escape" && !input.value)) return;
  event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
}

/** @param {HTMLInputElement} input */
function clear(input) {
  input.value = "";
}

/** @param {HTMLElement} list */
function optionCount(list) {
  return Math.max(1, list.querySelectorAll("[role=option]").length);
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} status
 * @param {HTMLInputElement} input
 * @param {Hit[]} hits
 * @param {(hit: Hit) => void} choose
 */
function show(list, status, input, hits, choose) {
  const more = hits.length - MOST;
  list.replaceChildren(...hits.slice(0, MOST).map((hit, place) => option(hit, place, choose)),
    ...(more > 0 ? [note(texts.search.more(more))] : []),
    ...(hits.length ? [] : [note(texts.search.nothing(input.value.trim()))]));
  list.hidden = false;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", "true");
  status.textContent = hits.length ? texts.search.found(hits.length) : texts.search.nothing(input.value.trim());
}

/** @param {string} text */
function note(text) {
  return make("li", { class: "note", role: "presentation", dir: "auto" }, text);
}

/** @param {Hit} hit @param {number} place @param {(hit: Hit) => void} choose */
function option(hit, place, choose) {
  const { node } = hit;
  const alias = hit.name === node.name ? null : make("span", { class: "alias" }, texts.search.alias(""), name(hit.name));
  const keepFocus = (/** @type {Event} */ event) => event.preventDefault();
  return make("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", onmousedown: keepFocus, onclick: () => choose(hit) },
    kindSample(node.kind), make("span", { class: "who" }, name(node.name), alias),
    make("span", { class: "what" }, `${node.kind.label}, ${texts.relations(node.relations.length)}`));
}

/** @param {HTMLElement} list @param {HTMLInputElement} input @param {number} current */
function mark(list, input, current) {
  list.querySelectorAll("[role=option]").forEach((option, place) => {
    option.setAttribute("aria-selected", String(place === current));
    if (place === current) option.scrollIntoView({ block: "nearest" });
  });
  if (current < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", `hit-${current}`);
}
