/**
 * Edit distance between a query and the beginning of a word: insertion, deletion, substitution and
 * transposition (Damerau–Levenshtein, optimal string alignment).
 */

const TOO_MANY = 255;
/** Rows of the dynamic programming table: two before, one before, current. */
const rows = [0, 1, 2].map(() => new Uint8Array(64));

/**
 * The distance; 255 if it exceeds the limit for a query of this length.
 * @param {string} typed
 * @param {string} word
 */
export function editDistance(typed, word) {
  if (word.startsWith(typed)) return 0;
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (!allowed || typed.length - word.length > allowed) return TOO_MANY;
  // only a prefix of the word can matter
  return distance(typed, word.slice(0, typed.length + allowed), allowed);
}

/** @param {string} typed @param {string} word @param {number} allowed */
function distance(typed, word, allowed) {
  if (rows[0].length <= word.length)
    rows.forEach((_, index) => (rows[index] = new Uint8Array(2 * word.length)));
  let [before, above, current] = rows;
  for (let index = 0; index <= word.length; index += 1) above[index] = index;
  for (let row = 1; row <= typed.length; row += 1) {
    if (fillRow(typed, word, row, before, above, current) > allowed) return TOO_MANY;
    [before, above, current] = [above, current, before];
  }
  let least = TOO_MANY;
  for (let index = Math.max(0, typed.length - allowed); index <= word.length; index += 1)
    least = Math.min(least, above[index]);
  return least > allowed ? TOO_MANY : least;
}

/**
 * Fill one row of the table; return its minimum.
 * @param {string} typed
 * @param {string} word
 * @param {number} row
 * @param {Uint8Array} before
 * @param {Uint8Array} above
 * @param {Uint8Array} current
 */
function fillRow(typed, word, row, before, above, current) {
  const letter = typed.charCodeAt(row - 1);
  const earlier = row > 1 ? typed.charCodeAt(row - 2) : -1;
  let least = (current[0] = row);
  for (let index = 1; index <= word.length; index += 1) {
    const own = word.charCodeAt(index - 1);
    let found = Math.min(above[index], current[index - 1]) + 1;
    found = Math.min(found, above[index - 1] + (own === letter ? 0 : 1));
    if (index > 1 && own === earlier && word.charCodeAt(index - 2) === letter)
      found = Math.min(found, before[index - 2] + 1);
    current[index] = found;
    least = Math.min(least, found);
  }
  return least;
}
