/** Announce the result of an action, also to screen readers. */

import { make } from "./elements.js";
import { visible } from "./visible.js";

const SHOWN_FOR = 5000;
let hiding = 0;
const region = make("p", { id: "said", role: "status" });

/** @param {string} text */
export function announce(text) {
  if (!region.isConnected) document.body.append(region);
  region.textContent = visible(text);
  clearTimeout(hiding);
  hiding = window.setTimeout(() => (region.textContent = ""), SHOWN_FOR);
}
