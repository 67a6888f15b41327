/**
 * How many relations a heading of the panel counts: in a period, how many are certain and only possible.
 *
 * @import { Passed } from "../state/filters.js"
 */

import { countsInPeriod } from "../state/certainty.js";
import { texts } from "../ui/texts.js";

/** @param {Passed} passed @param {number[]} rows of relations that pass */
export function countText(passed, rows) {
  const counts = countsInPeriod(passed, rows);
  if (!counts) return texts.inFigures(rows.length);
  return texts.certainty({ ...counts, undated: rows.length - counts.certain - counts.possible });
}
