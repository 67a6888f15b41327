/**
 * Split EDTF dates into numbers, for formats that need them (BibTeX, CSL-JSON).
 *
 * @typedef {{parts: number[], season: number, doubt: "" | "~" | "?" | "%"}} Day parts: year, month and day
 *   as far as they are given; season: 1 to 4, or 0
 */

// unspecified digits are X; qualifiers (~ ? %) may precede or follow each part
const PATTERN = /^(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$/;

/**
 * Parse one date; null unless it is a day, month, season or year.
 * @param {string} edtf
 * @returns {Day | null}
 */
function dayParts(edtf) {
  const found = PATTERN.exec(edtf.replace(/[~?%]/g, ""));
  if (!found) return null;
  const [year, second, day] = found.slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
  const season = second > 20 && second < 25 ? second - 20 : 0;
  if (second > 12 && !season) return null;
  const month = season ? 0 : second;
  const parts = [year, ...(month ? [month] : []), ...(month && day ? [day] : [])];
  return { parts, season, doubt: doubtOf(edtf) };
}

/** @param {string} edtf @returns {Day["doubt"]} */
function doubtOf(edtf) {
  const marks = ["~", "?"].filter((mark) => edtf.includes(mark) || edtf.includes("%"));
  return marks.length === 2 ? "%" : /** @type {Day["doubt"]} */ (marks[0] ?? "");
}

/** Parse a date or a closed interval into one or two days; null for anything else. @param {string} edtf */
export function daysOf(edtf) {
  const days = edtf.split("/").map(dayParts);
  return days.includes(null) ? null : /** @type {Day[]} */ (days);
}
