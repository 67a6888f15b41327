/**
 * A set of records as a byte mask over all rows, with the `has` of a Set.
 *
 * @template {{row: number}} R
 */
export class RowSet {
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

  /** The rows of the set, ascending. */
  rows() {
    const rows = new Int32Array(this.size);
    let index = 0;
    for (let row = 0; row < this.marks.length; row += 1) if (this.marks[row]) rows[index++] = row;
    return rows;
  }
}

/**
 * A byte mask with 1 for each of the given rows.
 * @param {number} count of all rows
 * @param {Iterable<number>} rows
 */
export function rowMask(count, rows) {
  const marks = new Uint8Array(count);
  for (const row of rows) marks[row] = 1;
  return marks;
}
