/**
 * Codecs: how each part of the state is written in the address.
 *
 * An address may have been cut, edited or made for other data, so reading never throws: whatever a codec
 * cannot use is passed to `ignore`, and the rest is read.
 *
 * @import { Data } from "../data/data.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Codec, Ignore } from "./address.js"
 * @import { Group } from "./filters.js"
 * @import { State, View } from "./store.js"
 */

import { dayOf, isoOf } from "../data/days.js";
import { joinWords, splitWords } from "../data/words.js";
import { SIZES } from "../network/sizes.js";
import { COLUMNS } from "../table/cells.js";
import { GROUPS, noFilters, switchable } from "./filters.js";
import { idOf, selectionOf } from "./selection.js";
import { DEFAULT_VIEW } from "./store.js";

/** @type {Codec} */
const selected = {
  key: "select",
  write: (state) => idOf(state.selected) ?? "",
  read(text, data, ignore) {
    const found = text ? selectionOf(data, text) : null;
    if (text && !found) ignore(text);
    return { selected: found };
  },
};

/** The keys that are switched off, one word per group. @type {Codec} */
const off = {
  key: "off",
  write: ({ off: sets }) =>
    GROUPS.filter((group) => sets[group].size)
      .map((group) => `${group}:${joinWords(sets[group])}`)
      .join("|"),
  read(text, data, ignore) {
    const sets = noFilters().off;
    for (const part of text ? text.split("|") : []) {
      const [name, words] = [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)];
      const group = GROUPS.find((each) => each === name);
      if (group) sets[group] = new Set([...sets[group], ...keysOf(group, words, data, ignore)]);
      else ignore(part);
    }
    return { off: sets };
  },
};

/**
 * The switches of a group with these keys.
 * @param {Group} group
 * @param {string} words
 * @param {Data} data
 * @param {Ignore} ignore
 */
function keysOf(group, words, data, ignore) {
  const known = new Set(switchable(data)[group].map(({ key }) => key));
  return splitWords(words, ignore).filter((key) => {
    if (!known.has(key)) ignore(`${group}:${key}`);
    return known.has(key);
  });
}

/** @type {Codec} */
const period = {
  key: "period",
  glides: true,
  write({ period: { first, last, mode, undated, certain } }) {
    if (first === null && last === null && undated && !certain) return "";
    const days = `${first === null ? ".." : isoOf(first)}/${last === null ? ".." : isoOf(last)}`;
    return [days, mode, undated ? "undated" : "dated", ...(certain ? ["certain"] : [])].join(" ");
  },
  read(text, _, ignore) {
    if (!text) return { period: noFilters().period };
    const [days, ...words] = text.split(" ");
    const [from = "..", to = "..", ...rest] = days.split("/");
    const [first, last] = [from, to].map((day) => readDay(day, ignore));
    const known = ["during", "started", "dated", "undated", "certain"];
    [...rest, ...words].filter((word) => !known.includes(word)).forEach(ignore);
    const mode = /** @type {State["period"]["mode"]} */ (words.includes("started") ? "started" : "during");
    const open = first === null && last === null;
    const undated = words.includes("undated") || (open && !words.includes("dated"));
    const options = { mode, undated, certain: words.includes("certain") };
    if (first === null || last === null || first <= last) return { period: { first, last, ...options } };
    ignore(days);
    return { period: { first: null, last: null, ...options } };
  },
};

/** @param {string} text @param {Ignore} ignore */
function readDay(text, ignore) {
  const day = dayOf(text);
  if (day === null && text !== "..") ignore(text);
  return day;
}

/** @type {Codec} */
const hidden = {
  key: "hidden",
  write: (state) => joinWords([...state.hidden].map(({ id }) => id)),
  read: (text, data, ignore) => ({ hidden: new Set(nodesOf(splitWords(text, ignore), data, ignore)) }),
};

/** @type {Codec} */
const around = {
  key: "around",
  write: (state) => (state.around ? `${joinWords([state.around.node.id])}~${state.around.steps}` : ""),
  read(text, data, ignore) {
    const [id, steps, ...rest] = splitWords(text, ignore);
    const [node] = nodesOf(id ? [id] : [], data, ignore);
    [...(["1", "2", undefined].includes(steps) ? [] : [steps]), ...rest].forEach(ignore);
    return { around: node ? { node, steps: steps === "2" ? 2 : 1 } : null };
  },
};

/** @type {Codec} */
const pair = {
  key: "pair",
  write: (state) => (state.pair ? joinWords([state.pair.one.id, state.pair.other.id]) : ""),
  read(text, data, ignore) {
    const [one, other, ...rest] = nodesOf(splitWords(text, ignore), data, ignore);
    const complete = one && other && one !== other;
    if (one && !complete) ignore(text);
    rest.forEach(({ id }) => ignore(id));
    return { pair: complete ? { one, other } : null };
  },
};

const LETTERS = "ptch"; // planned, in time, certain, without hubs

/**
 * Both ends, non-default options as letters, and avoided nodes.
 * @type {Codec}
 */
const pathQuery = {
  key: "path",
  write: (state) => (state.pathQuery ? joinWords(wordsOf(state.pathQuery)) : ""),
  read(text, data, ignore) {
    const [start, end, letters = "", ...avoided] = splitWords(text, ignore);
    const [from] = nodesOf(start ? [start] : [], data, ignore);
    const [to = null] = nodesOf(end && end !== start ? [end] : [], data, ignore);
    if (end && end === start) ignore(end);
    if ([...letters].some((letter) => !LETTERS.includes(letter))) ignore(letters);
    const has = (/** @type {string} */ letter) => letters.includes(letter);
    const avoid = [...new Set(nodesOf(avoided, data, ignore))].filter((node) => node !== from && node !== to);
    const options = { planned: has("p"), inTime: has("t"), certain: has("c"), hubs: !has("h"), avoid };
    return { pathQuery: from ? { from, to, options } : null };
  },
};

/** @param {import("./store.js").PathQuery} pathQuery */
function wordsOf({ from, to, options: { planned, inTime, certain, hubs, avoid } }) {
  const letters = [planned && "p", inTime && "t", certain && "c", !hubs && "h"].filter(Boolean).join("");
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
  read(text, _, ignore) {
    const own = { ...DEFAULT_VIEW };
    for (const part of text.split(" ").filter(Boolean)) {
      const [key, value] = part.split(/:(.*)/s);
      if (VALUES.get(key)?.includes(value)) Object.assign(own, { [key]: value });
      else ignore(part);
    }
    return { view: own };
  },
};

/** The values of each view setting. @type {Map<string, string[]>} */
const VALUES = new Map([
  ["size", SIZES],
  ["colour", ["kind", "community"]],
  ["lines", ["apart", "together"]],
  ["tab", ["drawing", "table", "list"]],
  ["scope", ["all", "chosen"]],
  ["sort", COLUMNS.flatMap((column) => [column, `-${column}`])],
]);

/** The nodes with these ids. @param {string[]} ids @param {Data} data @param {Ignore} ignore */
function nodesOf(ids, data, ignore) {
  return ids.flatMap((id) => {
    const found = data.find(id);
    if (found && "kind" in found) return [/** @type {NodeRecord} */ (found)];
    ignore(id);
    return [];
  });
}

export const CODECS = [selected, off, period, hidden, around, pathQuery, pair, view];
