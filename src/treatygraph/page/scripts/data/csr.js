/**
 * Lists of numbers, one for each row, as two columns: those of row n stand from `offsets[n]` to
 * `offsets[n + 1]`.
 *
 * @typedef {{offsets: Int32Array, items: Int32Array}} Lists
 */

/** Where each list begins, and where the last ends. @param {Int32Array} counts */
export function offsetsOf(counts) {
  const offsets = new Int32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row += 1) offsets[row + 1] = offsets[row] + counts[row];
  return offsets;
}

/** @param {Lists} lists @param {number} row */
export function listAt({ offsets, items }, row) {
  return items.subarray(offsets[row], offsets[row + 1]);
}

/**
 * For each row, what comes to it, in the order in which it comes.
 * @param {number} rows
 * @param {(put: (row: number, item: number) => void) => void} bring is called twice: to count, and to fill
 * @returns {Lists}
 */
export function gathered(rows, bring) {
  const counts = new Int32Array(rows);
  bring((row) => void (counts[row] += 1));
  const offsets = offsetsOf(counts);
  const free = offsets.slice(0, rows);
  const items = new Int32Array(offsets[rows]);
  bring((row, item) => void (items[free[row]++] = item));
  return { offsets, items };
}
