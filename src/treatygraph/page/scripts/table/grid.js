/**
 * A list of relations with keyboard navigation, in sync with the selection.
 *
 * The box keep the focus in the box and tells which row is the current one; so a row may leave the document
 * when it is scrolled away.
 *
 * @import { Relation } from "../data/records.js"
 * @import { Store } from "../state/store.js"
 * @import { Rows } from "./virtual-rows.js"
 * @typedef {{rows: Rows, start: number, element: HTMLElement}} Block consecutive rows, and the index of the
 *   first
 */

import { selectedRows } from "../state/selected-relations.js";

/** Longer tables are cut on paper; the CSV has all rows. */
export const MOST_PRINTED = 1000;
/** Farther than any row that is kept in the document. */
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
    this.height = 0; // heights of a row and of the header, measured once they are rendered
    this.head = 0;
    /** Rows of the relations in display order. @type {Int32Array} */
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

  /** Reset the current row, after the order has changed. */
  rewind() {
    [this.rows, this.current, this.box.scrollTop] = [new Int32Array(0), 0, 0];
  }

  /** The relation at an index. @param {number} index */
  at(index) {
    return this.store.get().data.relations.at(this.rows[index]);
  }

  /** Measure the heights again: they depend on the screen width. */
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

  /** Render the rows in view. */
  window() {
    const { scrollTop, clientHeight } = this.box;
    if (!this.height || !clientHeight || this.printing) return;
    for (const { rows } of this.blocks) {
      const from = scrollTop - rows.top;
      rows.showBetween(from, from + clientHeight, this.height);
    }
    this.markRows();
  }

  /** Render all rows that can be printed. */
  print() {
    this.printing = true;
    let left = MOST_PRINTED;
    for (const { rows } of this.blocks) {
      rows.showFirst(left);
      left -= Math.min(left, rows.count);
    }
    this.markRows();
  }

  /** Render only the rows in view again. */
  stopPrinting() {
    this.printing = false;
    this.measure();
  }

  /** Mark the selection; scroll to it if none of it is in view. */
  mark() {
    const { selected } = this.store.get();
    this.chosen = new Set(selected ? selectedRows(selected) : []);
    // if every row is selected, marks carry no information
    const all = this.rows.length > 1 && this.rows.every((row) => this.chosen.has(row));
    if (all) this.chosen = new Set();
    const first = this.chosen.size ? this.rows.findIndex((row) => this.chosen.has(row)) : -1;
    const own = this.chosen.has(this.rows[this.current]);
    if (first >= 0) this.move(own ? this.current : first);
    else this.markRows();
  }

  markRows() {
    for (const [index, row] of this.shownRows()) {
      row.setAttribute("aria-selected", String(this.chosen.has(this.rows[index])));
      row.classList.toggle("current", index === this.current);
      if (index === this.current) this.box.setAttribute("aria-activedescendant", row.id);
    }
    if (!this.rows.length) this.box.removeAttribute("aria-activedescendant");
  }

  /** @returns {[number, HTMLElement][]} */
  shownRows() {
    return this.blocks.flatMap(({ rows, start }) =>
      [...rows.shown].map(([index, row]) => /** @type {[number, HTMLElement]} */ ([start + index, row])),
    );
  }

  /** Make a row current and scroll it into view. @param {number} wanted */
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

  /** A click on a row selects its relation. @param {number} index */
  choose(index) {
    this.current = index;
    this.store.select({ relation: this.at(index) });
  }
}
