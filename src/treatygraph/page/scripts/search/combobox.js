/**
 * A combobox that searches nodes while the reader types (WAI-ARIA pattern, list autocomplete).
 *
 * @import { Data } from "../data/data.js"
 * @import { Hit } from "./search.js"
 * @typedef {{id: string, label: string, placeholder: string, value?: string}} Wording `id` of the list
 *   element; `value`: initial text
 */

import { kindSample } from "../network/swatches.js";
import { isolate, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { visible } from "../ui/visible.js";
import { searcher } from "./search.js";

const MOST = 12;

export class Combobox {
  /**
   * @param {Data} data
   * @param {Wording} wording
   * @param {(hit: Hit) => string} onChosen gives what the box holds afterwards
   */
  constructor(data, wording, onChosen) {
    this.search = (/** @type {string} */ query) => searcher(data)(query, MOST);
    this.onChosen = onChosen;
    this.id = wording.id;
    this.input = createInput(wording);
    this.list = createList(wording.id);
    this.status = make("p", { class: "hidden", role: "status" });
    /** The best hits. @type {Hit[]} */
    this.hits = [];
    this.count = 0;
    this.current = -1;
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => (this.input.value.trim() ? this.open() : this.close()));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.press(event));
  }

  /** The root element. */
  get elements() {
    return [this.input, this.list, this.status];
  }

  open() {
    const { hits, count } = this.search(this.input.value);
    [this.hits, this.count] = [hits, count];
    this.list.replaceChildren(...this.entries());
    this.list.scrollTop = 0;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = visible(this.told());
    this.move(this.hits.length ? 0 : -1);
    this.list.scrollIntoView({ block: "nearest" }); // in the panel, it may be below what is in view
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  entries() {
    const options = this.hits.map((hit, index) =>
      option(hit, this.idOfOption(index), () => this.choose(hit)),
    );
    if (!options.length) return [note(this.told())];
    const more = this.count - options.length;
    return more ? [...options, note(texts.search.more(more))] : options;
  }

  told() {
    const { found, nothing } = texts.search;
    return this.count ? found(this.count) : nothing(this.input.value.trim());
  }

  /** @param {Hit} hit */
  choose(hit) {
    this.close();
    this.input.value = "";
    this.input.value = visible(this.onChosen(hit));
  }

  /** Set the active option, which Enter chooses. @param {number} to */
  move(to) {
    this.current = to;
    this.list.querySelectorAll("[role=option]").forEach((each, index) => {
      each.setAttribute("aria-selected", String(index === to));
      if (index === to) each.scrollIntoView({ block: "nearest" });
    });
    if (to < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.idOfOption(to));
  }

  /** @param {number} index */
  idOfOption(index) {
    return `${this.id}-${index}`;
  }

  /** Move the active option, wrapping around. @param {number} by */
  step(by) {
    if (this.list.hidden) this.open();
    else if (this.hits.length) {
      const { length } = this.hits;
      this.move((this.current + by + length) % length);
    }
  }

  /** Escape clears the box; in an empty box the page handles it. @param {KeyboardEvent} event */
  press(event) {
    const { key } = event;
    if (key === "ArrowDown") this.step(1);
    else if (key === "ArrowUp") this.step(-1);
    else if (key === "Enter") this.enter();
    else if (key === "Escape" && this.input.value) this.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  enter() {
    const hit = this.hits[this.current];
    if (hit) this.choose(hit);
  }

  clear() {
    this.input.value = "";
    this.close();
  }
}

/** @param {Wording} wording */
function createInput({ id, label, placeholder, value = "" }) {
  const input = make("input", {
    type: "search",
    role: "combobox",
    dir: "auto",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    value,
    "aria-label": label,
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-autocomplete": "list",
  });
  return /** @type {HTMLInputElement} */ (input);
}

/** @param {string} id */
function createList(id) {
  const label = texts.search.results;
  return make("ul", { id, class: "hits", role: "listbox", "aria-label": label, hidden: true });
}

/** @param {string} text */
function note(text) {
  return make("li", { class: "note", role: "presentation", dir: "auto" }, text);
}

/**
 * @param {Hit} hit
 * @param {string} id
 * @param {() => void} choose
 */
function option({ node, name: matched }, id, choose) {
  const alias = matched !== node.name && [texts.search.alias(""), isolate(matched)];
  return make(
    "li",
    {
      id,
      role: "option",
      "aria-selected": "false",
      onmousedown: (/** @type {Event} */ event) => event.preventDefault(), // keep the focus in the box
      onclick: choose,
    },
    kindSample(node.kind),
    make("span", { class: "who" }, isolate(node.name), alias && make("span", { class: "alias" }, alias)),
    make("span", { class: "what" }, texts.search.what(node.kind.label, node.degree)),
  );
}
