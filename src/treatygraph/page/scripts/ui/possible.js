/**
 * The mark of what is only possible in the chosen period.
 */

import { make } from "./elements.js";
import { texts } from "./texts.js";

export function possibleMark() {
  return make("span", { class: "badge possible", title: texts.possible.title }, texts.possible.mark);
}
