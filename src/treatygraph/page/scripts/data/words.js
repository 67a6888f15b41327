/** Lists of words in one text, as the address and the ids of merged lines hold them. */

/** Join words into one, escaping separators. @param {Iterable<string>} words */
export function joinWords(words) {
  return [...words].map(escaped).join("~");
}

/**
 * `-` means an empty word, and encodeURIComponent leaves both separators as they are.
 * @param {string} word
 */
function escaped(word) {
  if (word === "-") return "%2D";
  return encodeURIComponent(word).replaceAll("~", "%7E") || "-";
}

/**
 * The words of a text; those with malformed percent escapes are passed to `ignore`.
 * @param {string} text
 * @param {(word: string) => void} [ignore]
 */
export function splitWords(text, ignore = () => {}) {
  return text ? text.split("~").flatMap((word) => decoded(word, ignore)) : [];
}

/** @param {string} word @param {(word: string) => void} ignore */
function decoded(word, ignore) {
  try {
    return [word === "-" ? "" : decodeURIComponent(word)];
  } catch {
    ignore(word);
    return [];
  }
}
