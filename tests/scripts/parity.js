/**
 * Answers questions about pages with the page's own modules, for tests/test_parity.py.
 *
 * Usage: node parity.js FILE   FILE is JSON: [{type, text, paths: [[from, to, options], …],
 * pairs: [[one, other], …], periods: [[first, last], …], speakers: [id, …], names: [text, …]}, …]; prints a list of answers, one for each page.
 */

import { readFileSync } from "node:fs";
import { connectionsOf } from "../../src/treatygraph/page/scripts/compare/model.js";
import { attribution } from "../../src/treatygraph/page/scripts/data/attribution.js";
import { readData } from "../../src/treatygraph/page/scripts/data/data.js";
import { decode } from "../../src/treatygraph/page/scripts/data/decode.js";
import { linesBetween } from "../../src/treatygraph/page/scripts/network/lines.js";
import { amount } from "../../src/treatygraph/page/scripts/panel/attributes.js";
import { answerOf, DEFAULT_OPTIONS } from "../../src/treatygraph/page/scripts/paths/answer.js";
import { createFold } from "../../src/treatygraph/page/scripts/search/fold.js";
import { createStore } from "../../src/treatygraph/page/scripts/state/store.js";

const ids = (records) => records.map(({ id }) => id);

async function answer({ type, text, paths, pairs, periods, speakers, names, figures }) {
  const data = readData(await decode(type, text), { id: [], x: [], y: [] });
  const store = createStore(data);
  const state = store.get();
  const fold = createFold(data.fold);
  return {
    dates: Array.from({ length: data.relations.length }, (_, row) => {
      const { id, first, last } = data.relations.at(row);
      return [id, first, last];
    }),
    paths: paths.map(([from, to, options]) => pathsOf(state, data.find(from), data.find(to), options)),
    between: pairs.map(([one, other]) => {
      const pair = { one: data.find(one), other: data.find(other) };
      return ids(connectionsOf({ ...state, pair }).map(({ relation }) => relation)).sort();
    }),
    lines: pairs.map(([one, other]) =>
      linesBetween(data, data.find(one), data.find(other)).map(({ from, to, type, status, bend }) => [
        from.id,
        to.id,
        type.key,
        status.key,
        bend,
      ]),
    ),
    certainty: periods.map(([first, last]) => certaintyIn(store, { first, last })),
    speakers: speakers.map((id) => relationsOfSpeaker(store, id)),
    attribution: Object.fromEntries(
      Array.from({ length: data.relations.length }, (_, row) => data.relations.at(row)).map((relation) => [
        relation.id,
        attribution(relation),
      ]),
    ),
    names: names.map(fold),
    figures: figures.map(amount),
  };
}

/** The relations in a period, each with whether it is certain, and those that are left if only those are. */
function certaintyIn(store, ends) {
  const period = { ...ends, mode: "during", undated: false, certain: false };
  store.set({ period });
  const { data, passed } = store.get();
  const records = Array.from(passed.relations.rows(), (row) => data.relations.at(row));
  const all = records.map((relation) => [relation.id, passed.certainty.of(relation) === "certain"]);
  store.set({ period: { ...period, certain: true } });
  const certain = Array.from(store.get().passed.relations.rows(), (row) => data.relations.at(row).id);
  store.showAll();
  return { all: all.sort(), certain: certain.sort() };
}

/** The relations that pass if only one speaker is switched on, and those that a source quotes it for. */
function relationsOfSpeaker(store, id) {
  const { data } = store.get();
  store.toggle("speaker", [...data.nodes.map((node) => node.id), ""], false);
  store.toggle("speaker", [id], true);
  const rows = store.get().passed.relations.rows();
  store.showAll();
  return {
    filtered: Array.from(rows, (row) => data.relations.at(row).id).sort(),
    said: ids(data.find(id).said).sort(),
  };
}

function pathsOf(state, from, to, options) {
  const pathQuery = { from, to, options: { ...DEFAULT_OPTIONS, ...options } };
  const found = answerOf({ ...state, pathQuery });
  if (!found) return null;
  return {
    length: found.length,
    count: Number(found.count),
    paths: found.paths.map(({ nodes, steps }) => ({
      nodes: ids(nodes),
      relations: steps.map(({ relations }) => ids(relations).sort()),
      orders: steps.slice(1).map(({ order, orders, relations }) => ({
        order,
        relations: Object.fromEntries(relations.map(({ id }, index) => [id, orders[index]])),
      })),
    })),
  };
}

const questions = JSON.parse(readFileSync(process.argv[2], "utf8"));
const answers = [];
for (const question of questions) answers.push(await answer(question));
process.stdout.write(JSON.stringify(answers));
