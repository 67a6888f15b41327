/** What the files that are saved have in common with those that the command line writes. */

/** By id, sign by sign as Python compares them. @template {{id: string}} R @param {Iterable<R>} records */
export function byIds(records) {
  return [...records].sort((one, other) => compare(one.id, other.id));
}

/** @param {string} one @param {string} other */
function compare(one, other) {
  const [own, others] = [Array.from(one), Array.from(other)];
  const place = own.findIndex((sign, at) => sign !== others[at]);
  if (place < 0) return own.length - others.length;
  return (own[place].codePointAt(0) ?? 0) - (others[place]?.codePointAt(0) ?? -1);
}

/** A number that is no whole one in Python, even where its value is: 2.0. @param {number} value */
export function pythonNumber(value) {
  const plain = Number.isInteger(value) && Math.abs(value) < 1e16;
  return plain ? `${value}.0` : String(value);
}
