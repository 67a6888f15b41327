/**
 * Describe the current view in words for print, where switches are not visible.
 *
 * @import { Relation } from "../data/records.js"
 * @import { State } from "../state/store.js"
 */

import { isoOf } from "../data/days.js";
import { readableDate } from "../data/readable-date.js";
import { countsInPeriod } from "../state/certainty.js";
import { GROUPS, switchable } from "../state/filters.js";
import { names } from "../table/cells.js";
import { texts } from "../ui/texts.js";

/** @param {State} state @param {number | null} narrowed to how many relations @returns {string[]} */
export function statement(state, narrowed) {
  const { passed, data } = state;
  const count = texts.print.count(passed.relations.size, data.relations.length);
  const told = [count, ...filters(state), ...choices(state)];
  if (narrowed !== null) told.push(texts.print.narrowed(narrowed));
  return told.filter(Boolean);
}

/** @param {State} state */
function filters({ data, off, period, hidden, around, passed }) {
  const counts = countsInPeriod(passed);
  const known = switchable(data);
  const left = GROUPS.filter((group) => off[group].size).map((group) => {
    const gone = known[group].filter(({ key }) => off[group].has(key));
    const labels = gone.map(({ label }) => label || texts.legend.without[group]);
    return texts.print.off(texts.legend[group], labels.join(", "));
  });
  return [
    periodText(period),
    counts ? texts.print.inPeriod(counts) : "",
    counts && period.certain ? texts.print.certain : "",
    ...left,
    hidden.size ? texts.print.hidden(names([...hidden])) : "",
    around ? texts.print.around(around.node.name, around.steps) : "",
  ];
}

/** @param {State["period"]} period */
function periodText({ first, last, mode, undated }) {
  if (first === null && last === null) return undated ? "" : texts.print.dated;
  const days = `${first === null ? ".." : isoOf(first)}/${last === null ? ".." : isoOf(last)}`;
  return texts.print.period(readableDate(days), mode === "started", undated);
}

/** @param {State} state */
function choices({ selected, pair, pathQuery }) {
  return [
    selected ? texts.print.selected(selectedText(selected)) : "",
    pair ? texts.print.pair(pair.one.name, pair.other.name) : "",
    pathQuery?.to ? texts.print.route(pathQuery.from.name, pathQuery.to.name) : "",
  ];
}

/** @param {NonNullable<State["selected"]>} selected */
function selectedText(selected) {
  if ("node" in selected) return selected.node.name;
  if ("relation" in selected) return sentence(selected.relation);
  return texts.print.line(selected.line.from.name, selected.line.to.name);
}

/** @param {Relation} relation */
function sentence({ from, type, to }) {
  return `${names(from)} ${type.label} ${names(to)}`;
}
