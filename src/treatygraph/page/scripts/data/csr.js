/**
 * Compressed sparse rows (CSR): the items of row n are `items[offsets[n]]` up to, but without,
 * `items[offsets[n + 1]]`.
 *
 * @typedef {{offsets: Int32Array, items: Int32Array}} Lists
 */

/** Offsets of lists from their lengths (exclusive prefix sum). @param {Int32Array} counts */
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
 * Build CSR from (row, item) pairs; items keep the order in which they are put.
 * @param {number} rows
 * @param {(put: (row: number, item: number) => void) => void} emit calls `put` for every pair; it runs
 *   twice, first to count, then to fill
 * @returns {Lists}
 */
export function buildCsr(rows, emit) {
  const counts = new Int32Array(rows);
  emit((row) => void (counts[row] += 1));
  const offsets = offsetsOf(counts);
  const free = offsets.slice(0, rows);
  const items = new Int32Array(offsets[rows]);
  emit((row, item) => void (items[free[row]++] = item));
  return { offsets, items };
}
