/**
 * What the page itself is made of: the version that made it, and its third-party scripts.
 *
 * @import { Data } from "../data/data.js"
 */

import { make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { link } from "./evidence.js";

/** @param {Data} data */
export function aboutPage({ madeBy, scripts }) {
  const entries = scripts.map(({ name, version, licence, url }) =>
    make("li", {}, link(url, [name, version].filter(Boolean).join(" ")), ` ${licence}`),
  );
  return make(
    "details",
    { class: "about muted" },
    make("summary", {}, texts.about.title),
    make("p", {}, texts.about.madeBy(madeBy)),
    make("p", {}, texts.about.scripts),
    make("ul", {}, ...entries),
  );
}
