/** Format EDTF dates for readers. */

import { texts } from "../ui/texts.js";

/** @param {string | undefined} edtf */
export function readableDate(edtf) {
  if (!edtf) return texts.panel.undated;
  const [first, last] = edtf.split("/");
  if (last === undefined) return one(first);
  if (isOpen(first)) return texts.dates.until(one(last));
  if (isOpen(last)) return texts.dates.since(one(first));
  return texts.dates.to(one(first), one(last));
}

/** @param {string} end */
function isOpen(end) {
  return end === "" || end === "..";
}

/** `~` means approximate, `?` uncertain, `%` both. @param {string} date */
function one(date) {
  const plain = date.slice(0, -1);
  const said = {
    "~": texts.dates.about,
    "?": texts.dates.uncertain,
    "%": texts.dates.aboutUncertain,
  };
  const doubt = said[/** @type {keyof typeof said} */ (date.at(-1))];
  return doubt ? doubt(plain) : date;
}
