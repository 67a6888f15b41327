/**
 * Slips of the finger between what was typed and the beginning of a word: a letter left out, added,
 * changed, or two swapped (Damerau and Levenshtein, optimal string alignment).
 */

const TOO_MANY = 255;
/** Rows of the table of distances: two before, one before, the present one. */
const rows = [0, 1, 2].map(() => new Uint8Array(64));

/** How many there are; 255 for more than a word of this length may have. @param {string} typed @param {string} word */
export function slips(typed, word) {
  if (word.startsWith(typed)) return 0;
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (!allowed || typed.length - word.length > allowed) return TOO_MANY;
  // longer words are compared as far as slips can reach
  return distance(typed, word.slice(0, typed.length + allowed), allowed);
}

/** @param {string} typed @param {string} word @param {number} allowed */
function distance(typed, word, allowed) {
  if (rows[0].length <= word.length)
    rows.forEach((_, place) => (rows[place] = new Uint8Array(2 * word.length)));
  let [before, above, current] = rows;
  for (let place = 0; place <= word.length; place += 1) above[place] = place;
  for (let row = 1; row <= typed.length; row += 1) {
    if (fillRow(typed, word, row, before, above, current) > allowed) return TOO_MANY;
    [before, above, current] = [above, current, before];
  }
  let least = TOO_MANY;
  for (let place = Math.max(0, typed.length - allowed); place <= word.length; place += 1)
    least = Math.min(least, above[place]);
  return least > allowed ? TOO_MANY : least;
}

/**
 * One row of the table; gives the least in it.
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
  for (let place = 1; place <= word.length; place += 1) {
    const own = word.charCodeAt(place - 1);
    let found = Math.min(above[place], current[place - 1]) + 1;
    found = Math.min(found, above[place - 1] + (own === letter ? 0 : 1));
    if (place > 1 && own === earlier && word.charCodeAt(place - 2) === letter)
      found = Math.min(found, before[place - 2] + 1);
    current[place] = found;
    least = Math.min(least, found);
  }
  return least;
}
