/**
 * Codecs: how each part of the state is written in the address.
 *
 * @import { Codec } from "./address.js"
 * @import { Group } from "./filters.js"
 * @import { View } from "./store.js"
 */

import { dayOf, isoOf } from "../data/days.js";
import { GROUPS, noFilters } from "./filters.js";
import { idOf, selectionOf } from "./selection.js";
import { DEFAULT_VIEW } from "./store.js";

/** Join words into one, escaping separators. @param {Iterable<string>} words */
function joinWords(words) {
  return [...words].map((word) => encodeURIComponent(word) || "-").join("~");
}

/** @param {string} text */
function splitWords(text) {
  return text ? text.split("~").map((word) => (word === "-" ? "" : decodeURIComponent(word))) : [];
}

/** @type {Codec} */
const selected = {
  key: "select",
  write: (state) => idOf(state.selected) ?? "",
  read: (text, data) => ({ selected: text ? selectionOf(data, text) : null }),
};

/** The keys that are switched off, one word per group. @type {Codec} */
const off = {
  key: "off",
  write: ({ off: sets }) =>
    GROUPS.filter((group) => sets[group].size)
      .map((group) => `${group}:${joinWords(sets[group])}`)
      .join("|"),
  read(text) {
    const sets = noFilters().off;
    for (const part of text ? text.split("|") : []) {
      const [group, words] = [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)];
      if (group in sets) sets[/** @type {Group} */ (group)] = new Set(splitWords(words));
    }
    return { off: sets };
  },
};

/** @type {Codec} */
const period = {
  key: "period",
  glides: true,
  write({ period: { first, last, mode, undated } }) {
    if (first === null && last === null && undated) return "";
    const days = `${first === null ? ".." : isoOf(first)}/${last === null ? ".." : isoOf(last)}`;
    return [days, mode, undated ? "undated" : "dated"].join(" ");
  },
  read(text) {
    if (!text) return { period: noFilters().period };
    const [days = "", mode, undated] = text.split(" ");
    const [first = "..", last = ".."] = days.split("/");
    return {
      period: {
        first: dayOf(first),
        last: dayOf(last),
        mode: mode === "started" ? "started" : "during",
        undated: undated !== "dated",
      },
    };
  },
};

/** @type {Codec} */
const hidden = {
  key: "hidden",
  write: (state) => joinWords([...state.hidden].map(({ id }) => id)),
  read: (text, data) => ({ hidden: new Set(nodesOf(text, data)) }),
};

/** @type {Codec} */
const around = {
  key: "around",
  write: (state) => (state.around ? `${joinWords([state.around.node.id])}~${state.around.steps}` : ""),
  read(text, data) {
    const [id, steps] = splitWords(text);
    const [node] = nodesOf(id ? joinWords([id]) : "", data);
    return { around: node ? { node, steps: steps === "2" ? 2 : 1 } : null };
  },
};

/** @type {Codec} */
const pair = {
  key: "pair",
  write: (state) => (state.pair ? joinWords([state.pair.one.id, state.pair.other.id]) : ""),
  read(text, data) {
    const [one, other] = nodesOf(text, data);
    return { pair: one && other ? { one, other } : null };
  },
};

/**
 * Both ends, non-default options as letters, and avoided nodes.
 * @type {Codec}
 */
const pathQuery = {
  key: "path",
  write: (state) => (state.pathQuery ? joinWords(wordsOf(state.pathQuery)) : ""),
  read(text, data) {
    const [start, end, letters = "", ...avoided] = splitWords(text);
    const [from] = nodesOf(joinWords(start ? [start] : []), data);
    const [to = null] = nodesOf(joinWords(end ? [end] : []), data);
    const has = (/** @type {string} */ letter) => letters.includes(letter);
    const avoid = nodesOf(joinWords(avoided), data);
    const options = { planned: has("p"), inTime: has("t"), hubs: !has("h"), avoid };
    return { pathQuery: from ? { from, to, options } : null };
  },
};

/** @param {import("./store.js").PathQuery} pathQuery */
function wordsOf({ from, to, options: { planned, inTime, hubs, avoid } }) {
  const letters = [planned && "p", inTime && "t", !hubs && "h"].filter(Boolean).join("");
  const words = [from.id, to?.id ?? "", letters, ...avoid.map(({ id }) => id)];
  return words.slice(0, words.findLastIndex(Boolean) + 1);
}

/** View settings that differ from the default. @type {Codec} */
const view = {
  key: "view",
  write: ({ view: own }) =>
    Object.entries(own)
      .filter(([key, value]) => DEFAULT_VIEW[/** @type {keyof View} */ (key)] !== value)
      .map(([key, value]) => `${key}:${value}`)
      .join(" "),
  read: (text) => ({
    view: /** @type {View} */ ({
      ...DEFAULT_VIEW,
      ...Object.fromEntries(
        text
          .split(" ")
          .filter(Boolean)
          .map((part) => part.split(":")),
      ),
    }),
  }),
};

/**
 * The nodes with these ids; unknown ids are skipped.
 * @param {string} text
 * @param {import("../data/data.js").Data} data
 */
function nodesOf(text, data) {
  const found = splitWords(text).map((id) => data.find(id));
  return /** @type {import("../data/records.js").NodeRecord[]} */ (
    found.filter((record) => record && "kind" in record)
  );
}

export const CODECS = [selected, off, period, hidden, around, pathQuery, pair, view];
