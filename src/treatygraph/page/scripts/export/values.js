/** Values as Python writes them, so that saved files equal those of the command line. */

/**
 * Sort by id, comparing code points as Python does (JavaScript compares UTF-16 units).
 * @template {{id: string}} R
 * @param {Iterable<R>} records
 */
export function byIds(records) {
  return [...records].sort((one, other) => compare(one.id, other.id));
}

/** @param {string} one @param {string} other */
function compare(one, other) {
  const [own, others] = [Array.from(one), Array.from(other)];
  const index = own.findIndex((sign, at) => sign !== others[at]);
  if (index < 0) return own.length - others.length;
  return (own[index].codePointAt(0) ?? 0) - (others[index]?.codePointAt(0) ?? -1);
}

/** A number as Python writes a float: 2 becomes 2.0. @param {number} value */
export function pythonFloat(value) {
  const plain = Number.isInteger(value) && Math.abs(value) < 1e16;
  return plain ? `${value}.0` : String(value);
}
