/** A sentence about the parts of an address that could not be used, until the reader dismisses it. */

import { shortened } from "../network/labels.js";
import { button, isolate, joined, make } from "./elements.js";
import { texts } from "./texts.js";

const NAMED = 3; // an address can hold thousands of unknown ids

/** @type {HTMLElement | null} */
let notice = null;

/** Show what was ignored in the last address; nothing if all of it was used. @param {string[]} ignored */
export function reportIgnored(ignored) {
  notice?.remove();
  notice = ignored.length ? noticeOf(ignored) : null;
  if (notice) document.body.append(notice);
}

/** @param {string[]} ignored */
function noticeOf(ignored) {
  const named = ignored.slice(0, NAMED).map((part) => isolate(`“${shortened(part)}”`));
  const sentence = texts.address.ignored(joined(named, ", "), ignored.length - named.length);
  const close = button("×", () => reportIgnored([]), {
    "aria-label": texts.address.dismiss,
    title: texts.address.dismiss,
  });
  return make("div", { id: "ignored", role: "alert" }, make("p", {}, ...sentence), close);
}
