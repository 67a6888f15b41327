/**
 * Some of many records, marked by their rows; records are asked as of a Set.
 *
 * @template {{row: number}} R
 */
export class Marks {
  /** @param {Uint8Array} marks 1 for each row that is in */
  constructor(marks) {
    this.marks = marks;
    this.size = 0;
    for (let row = 0; row < marks.length; row += 1) this.size += marks[row];
  }

  /** @param {R} record */
  has({ row }) {
    return this.marks[row] === 1;
  }

  /** The rows that are in, ascending. */
  rows() {
    const rows = new Int32Array(this.size);
    let place = 0;
    for (let row = 0; row < this.marks.length; row += 1) if (this.marks[row]) rows[place++] = row;
    return rows;
  }
}

/** Rows as marks. @param {number} count of all rows @param {Iterable<number>} rows */
export function marksOf(count, rows) {
  const marks = new Uint8Array(count);
  for (const row of rows) marks[row] = 1;
  return marks;
}
