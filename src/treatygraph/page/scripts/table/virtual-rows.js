/**
 * Virtual rows of equal height: only rows in view are in the document.
 *
 * Two spacer rows, before and after, stand in for the others.
 */

const SPARE = 8;

export class Rows {
  /**
   * @param {HTMLElement} host whose children the rows become
   * @param {string} tag what the empty rows are
   * @param {number} count
   * @param {(index: number) => HTMLElement} make
   */
  constructor(host, tag, count, make) {
    this.host = host;
    this.count = count;
    this.make = make;
    this.top = 0;
    this.before = space(tag);
    this.after = space(tag);
    /** @type {Map<number, HTMLElement>} */
    this.shown = new Map();
    host.replaceChildren(this.before, this.after);
  }

  /**
   * Render the rows between two offsets in pixels from the first row.
   * @param {number} from
   * @param {number} to
   * @param {number} height
   */
  showBetween(from, to, height) {
    const first = limited(Math.floor(from / height) - SPARE, this.count);
    const last = limited(Math.ceil(to / height) + SPARE, this.count);
    this.show(first, Math.max(first, last));
    this.before.style.height = `${first * height}px`;
    this.after.style.height = `${(this.count - Math.max(first, last)) * height}px`;
  }

  /** Render the first rows without spacers. @param {number} most */
  showFirst(most) {
    this.show(0, Math.min(most, this.count));
    this.before.style.height = this.after.style.height = "0";
  }

  /** @param {number} first @param {number} last */
  show(first, last) {
    for (const [index, row] of this.shown) {
      if (index >= first && index < last) continue;
      row.remove();
      this.shown.delete(index);
    }
    let next = this.after;
    for (let index = last - 1; index >= first; index -= 1) next = this.rowBefore(next, index);
  }

  /** @param {HTMLElement} next @param {number} index */
  rowBefore(next, index) {
    const row = this.shown.get(index) ?? this.make(index);
    this.shown.set(index, row);
    if (row.nextSibling !== next) this.host.insertBefore(row, next);
    return row;
  }
}

/** @param {string} tag */
function space(tag) {
  const row = document.createElement(tag);
  row.className = "space";
  row.setAttribute("role", "presentation");
  row.setAttribute("aria-hidden", "true");
  return row;
}

/** @param {number} index @param {number} count */
function limited(index, count) {
  return Math.min(Math.max(index, 0), count);
}
