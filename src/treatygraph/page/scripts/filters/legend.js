/**
 * The legend: for each kind, type and status its symbol, its count and a switch.
 *
 * @import { Group, Passed } from "../state/filters.js"
 * @import { State, Store } from "../state/store.js"
 */

import { kindSample, possibleSample, statusSample, typeSample } from "../network/swatches.js";
import { GROUPS, switchable } from "../state/filters.js";
import { button, byId, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { switchList } from "./switch-list.js";

/** Symbols for the entries of a group; topics, sources and speakers have none. @type {Record<string, any>} */
const SAMPLES = { kind: kindSample, relation: typeSample, status: statusSample };
/** Groups that start folded: they are long and seldom used. */
const FOLDED = new Set(["topic", "source", "speaker"]);

/** @param {Store} store */
export function createLegend(store) {
  const legend = byId("legend");
  legend.setAttribute("aria-label", texts.legend.label);
  const entries = switchable(store.get().data);
  const groups = GROUPS.filter((group) => entries[group].length || group !== "speaker");
  const fields = groups.map((group) => createGroup(store, group, entries[group]));
  const possible = possibleKey();
  const close = button(texts.legend.close, () => openLegend(false), { class: "plain close" });
  legend.append(close, ...fields.map((field) => field.element));
  byId("legend-status").closest("section")?.append(possible);
  const update = (/** @type {State} */ state) => {
    fields.forEach((field) => field.update(state));
    possible.hidden = !state.passed.certainty.applies;
  };
  store.subscribe(update);
  update(store.get());
}

/** How relations are drawn that are only possible in the chosen period. */
function possibleKey() {
  return make("p", { class: "key", hidden: true }, possibleSample(), texts.possible.line);
}

/** The button that opens the legend on screens too narrow to show it beside the network. */
export function legendButton() {
  return button(texts.legend.open, () => openLegend(), {
    id: "open-legend",
    class: "plain",
    "aria-expanded": "false",
    "aria-controls": "legend",
  });
}

/** @param {boolean} [wanted] */
function openLegend(wanted) {
  const open = byId("legend").classList.toggle("open", wanted);
  byId("open-legend").setAttribute("aria-expanded", String(open));
  if (!open) byId("open-legend").focus();
}

/** @param {Store} store @param {Group} group @param {any[]} entries */
function createGroup(store, group, entries) {
  const title = texts.legend[group];
  const turn = (/** @type {boolean} */ on) => () =>
    store.toggle(
      group,
      entries.map(({ key }) => key),
      on,
    );
  const hides = make("p", { class: "muted hides" });
  const list = switchList(store, group, entries, (entry) => createSwitch(store, group, entry));
  const box = make("div", { hidden: FOLDED.has(group) }, ...list.elements);
  const fill = () => !box.hidden && list.update(store.get());
  const element = make(
    "section",
    { role: "group", "aria-labelledby": `legend-${group}` },
    make(
      "div",
      { class: "title" },
      make("h2", { id: `legend-${group}` }, FOLDED.has(group) ? opener(title, box, fill) : title),
      button(texts.legend.all, turn(true), {
        class: "plain",
        "aria-label": texts.legend.allOf(title),
      }),
      button(texts.legend.none, turn(false), {
        class: "plain",
        "aria-label": texts.legend.noneOf(title),
      }),
    ),
    hides,
    box,
  );
  const update = (/** @type {State} */ state) => {
    const number = state.passed.hides[group];
    hides.textContent = number ? texts.legend.hides(number) : "";
    fill();
  };
  return { element, update };
}

/**
 * A heading that folds and unfolds its list.
 * @param {string} title
 * @param {HTMLElement} box
 * @param {() => void} fill
 */
function opener(title, box, fill) {
  const opens = button(
    title,
    () => {
      box.hidden = !box.hidden;
      opens.setAttribute("aria-expanded", String(!box.hidden));
      fill();
    },
    { class: "opener", "aria-expanded": String(!box.hidden) },
  );
  return opens;
}

/**
 * The count of a switch; in a period, how many of it are certain, only possible and undated.
 * @param {Passed} passed
 * @param {Group} group
 * @param {string} key
 */
function countOf({ counts, inPeriod }, group, key) {
  const all = counts[group].get(key) ?? 0;
  if (!inPeriod || group === "kind") return [texts.inFigures(all)];
  const [possible, undated] = [inPeriod.possible, inPeriod.undated].map((each) => each[group].get(key) ?? 0);
  const parts = { certain: all - possible - undated, possible, undated };
  const title = texts.certainty(parts);
  const short = make("span", { "aria-hidden": "true", title }, texts.certaintyInShort(parts));
  return [short, make("span", { class: "hidden" }, title)];
}

/** @param {Store} store @param {Group} group @param {any} entry */
function createSwitch(store, group, entry) {
  const box = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "checkbox",
      onchange: () => store.toggle(group, [entry.key], box.checked),
    })
  );
  const count = make("span", { class: "count" });
  const label = entry.plural ?? (entry.label || texts.legend.without[group]);
  const text = make("span", { class: "text", dir: "auto", title: label }, label);
  const element = make(
    "li",
    {},
    make("label", { class: SAMPLES[group] ? "drawn" : "" }, box, SAMPLES[group]?.(entry), text, count),
  );
  const update = (/** @type {State} */ { off, passed }) => {
    box.checked = !off[group].has(entry.key);
    count.replaceChildren(...countOf(passed, group, entry.key));
  };
  return { element, update };
}
