/**
 * A box of relations to read, moved through by keyboard, in step with what is chosen.
 *
 * The box keeps the focus and tells which row is the current one; so a row may leave the document
 * when it is scrolled away.
 *
 * @import { Relation } from "../data/records.js"
 * @import { Store } from "../state/store.js"
 * @import { Rows } from "./virtual-rows.js"
 * @typedef {{rows: Rows, start: number, element: HTMLElement}} Block rows that follow each other,
 *   and the place of the first among all
 */

import { selectedRows } from "../state/selected-relations.js";

/** Printing more would help nobody; the CSV has all. */
export const MOST_PRINTED = 1000;
/** Farther away than any row that is kept ready. */
const FAR = 1e6;

export class Reader {
  /**
   * @param {Store} store
   * @param {HTMLElement} box
   * @param {(relation: Relation) => void} open
   */
  constructor(store, box, open) {
    this.store = store;
    this.box = box;
    this.open = open;
    this.height = 0; // of a row, and of the head above: known once they are on the screen
    this.head = 0;
    /** Of the relations, in the order in which they are read. @type {Int32Array} */
    this.rows = new Int32Array(0);
    /** @type {Block[]} */
    this.blocks = [];
    this.current = 0;
    this.printing = false;
    /** @type {Set<number>} */
    this.chosen = new Set();
    box.addEventListener("scroll", () => this.window());
    box.addEventListener("keydown", (event) => this.pressed(event));
    new ResizeObserver(() => this.measure()).observe(box);
  }

  /** @param {Int32Array} rows @param {Block[]} blocks */
  show(rows, blocks) {
    const kept = this.rows[this.current];
    [this.rows, this.blocks] = [rows, blocks];
    this.current = Math.max(0, rows.indexOf(kept));
    this.measure();
    this.mark();
  }

  /** Forgets the place, for an order in which it means nothing. */
  rewind() {
    [this.rows, this.current, this.box.scrollTop] = [new Int32Array(0), 0, 0];
  }

  /** The relation at a place. @param {number} place */
  at(place) {
    return this.store.get().data.relations.at(this.rows[place]);
  }

  /** Takes the heights anew, which depend on the width of the screen. */
  measure() {
    if (this.printing) return this.print();
    if (!this.box.clientHeight) return;
    const style = getComputedStyle(this.box);
    this.height = parseFloat(style.getPropertyValue("--row"));
    this.head = parseFloat(style.getPropertyValue("--head"));
    for (const { rows } of this.blocks) rows.showBetween(-FAR, -FAR, this.height);
    for (const { rows, element } of this.blocks) rows.top = element.offsetTop;
    this.window();
  }

  /** Has the rows in sight in the document. */
  window() {
    const { scrollTop, clientHeight } = this.box;
    if (!this.height || !clientHeight || this.printing) return;
    for (const { rows } of this.blocks) {
      const from = scrollTop - rows.top;
      rows.showBetween(from, from + clientHeight, this.height);
    }
    this.markRows();
  }

  /** Has as many rows as can be printed in the document. */
  print() {
    this.printing = true;
    let left = MOST_PRINTED;
    for (const { rows } of this.blocks) {
      rows.showFirst(left);
      left -= Math.min(left, rows.count);
    }
    this.markRows();
  }

  /** Has the rows in sight again. */
  stopPrinting() {
    this.printing = false;
    this.measure();
  }

  /** Marks what is chosen; brings it into sight where none of it is. */
  mark() {
    const { selected } = this.store.get();
    this.chosen = new Set(selected ? selectedRows(selected) : []);
    // where all are chosen, marks would tell nothing apart
    const all = this.rows.length > 1 && this.rows.every((row) => this.chosen.has(row));
    if (all) this.chosen = new Set();
    const first = this.chosen.size ? this.rows.findIndex((row) => this.chosen.has(row)) : -1;
    const own = this.chosen.has(this.rows[this.current]);
    if (first >= 0) this.move(own ? this.current : first);
    else this.markRows();
  }

  markRows() {
    for (const [place, row] of this.shownRows()) {
      row.setAttribute("aria-selected", String(this.chosen.has(this.rows[place])));
      row.classList.toggle("current", place === this.current);
      if (place === this.current) this.box.setAttribute("aria-activedescendant", row.id);
    }
    if (!this.rows.length) this.box.removeAttribute("aria-activedescendant");
  }

  /** @returns {[number, HTMLElement][]} */
  shownRows() {
    return this.blocks.flatMap(({ rows, start }) =>
      [...rows.shown].map(([place, row]) => /** @type {[number, HTMLElement]} */ ([start + place, row])),
    );
  }

  /** Makes a row the current one and brings it into sight. @param {number} wanted */
  move(wanted) {
    this.current = Math.min(Math.max(wanted, 0), this.rows.length - 1);
    const block = this.blocks.findLast(({ start }) => start <= this.current);
    if (!block || !this.height || !this.box.clientHeight) return;
    const top = block.rows.top + (this.current - block.start) * this.height;
    const { scrollTop, clientHeight } = this.box;
    if (top < scrollTop + this.head) this.box.scrollTop = top - this.head;
    else if (top + this.height > scrollTop + clientHeight)
      this.box.scrollTop = top + this.height - clientHeight;
    this.window();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.target !== this.box || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.box.clientHeight / (this.height || 1)) - 2);
    const wanted = {
      ArrowDown: this.current + 1,
      ArrowUp: this.current - 1,
      PageDown: this.current + page,
      PageUp: this.current - page,
      Home: 0,
      End: this.rows.length - 1,
    }[event.key];
    if (wanted !== undefined) this.move(wanted);
    else if (event.key === "Enter" && this.rows.length) this.open(this.at(this.current));
    else return;
    event.preventDefault();
  }

  /** A press on a row chooses its relation. @param {number} place */
  choose(place) {
    this.current = place;
    this.store.select({ relation: this.at(place) });
  }
}
