/**
 * Many rows of one height, of which only those in sight are in the document.
 *
 * Two empty rows, before and after, hold the place of the others.
 */

const SPARE = 8;

export class Rows {
  /**
   * @param {HTMLElement} host whose children the rows become
   * @param {string} tag what the empty rows are
   * @param {number} count
   * @param {(place: number) => HTMLElement} make
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

  /** Shows what lies between two heights, measured from the first row. @param {number} from @param {number} to @param {number} height */
  showBetween(from, to, height) {
    const first = limited(Math.floor(from / height) - SPARE, this.count);
    const last = limited(Math.ceil(to / height) + SPARE, this.count);
    this.show(first, Math.max(first, last));
    this.before.style.height = `${first * height}px`;
    this.after.style.height = `${(this.count - Math.max(first, last)) * height}px`;
  }

  /** Shows the first rows, and nothing that holds a place. @param {number} most */
  showFirst(most) {
    this.show(0, Math.min(most, this.count));
    this.before.style.height = this.after.style.height = "0";
  }

  /** @param {number} first @param {number} last */
  show(first, last) {
    for (const [place, row] of this.shown) {
      if (place >= first && place < last) continue;
      row.remove();
      this.shown.delete(place);
    }
    let next = this.after;
    for (let place = last - 1; place >= first; place -= 1) next = this.rowBefore(next, place);
  }

  /** @param {HTMLElement} next @param {number} place */
  rowBefore(next, place) {
    const row = this.shown.get(place) ?? this.make(place);
    this.shown.set(place, row);
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

/** @param {number} place @param {number} count */
function limited(place, count) {
  return Math.min(Math.max(place, 0), count);
}
