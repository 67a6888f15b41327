/** Characters that a reader cannot see but that change what is seen, as visible marks. */

/**
 * Control characters but tab and line breaks, line and paragraph separators, and the characters that
 * embed, override or isolate a direction: a single one of them reorders all text after it.
 */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text with a mark such as [U+202E] for each unseen character. @param {string} text */
export function visible(text) {
  return text.replace(UNSEEN, markOf);
}

/** @param {string} sign */
function markOf(sign) {
  return `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;
}
