/**
 * Answers questions about treaties with the page's own modules, for tests/test_treaty_parity.py.
 *
 * Usage: node treaty-parity.js FILE   FILE is JSON: {type, text, treaties: [[id, [day, …]], …], parties:
 * [[id, [day, …]], …]}, days from 1970-01-01 or null for no period; prints the answers.
 */

import { readFileSync } from "node:fs";
import { readData } from "../../src/treatygraph/page/scripts/data/data.js";
import { decode } from "../../src/treatygraph/page/scripts/data/decode.js";
import { boundsText } from "../../src/treatygraph/page/scripts/data/readable-date.js";
import { createStore } from "../../src/treatygraph/page/scripts/state/store.js";
import { lineageOf } from "../../src/treatygraph/page/scripts/treaties/lineage.js";
import { basisOf, membershipsOfTreaty } from "../../src/treatygraph/page/scripts/treaties/memberships.js";
import { stagesOf } from "../../src/treatygraph/page/scripts/treaties/party-counts.js";
import { boundBy, statusOf } from "../../src/treatygraph/page/scripts/treaties/status.js";

const periodOf = (day) => ({ first: day, last: day, mode: "during", undated: true, certain: false });

const { type, text, treaties, parties } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const data = readData(await decode(type, text), { id: [], x: [], y: [] });
const { whenever } = createStore(data).get().passed;

function described({ membership, force, because, bound, signed, consented }) {
  const { treaty, party, begin, end } = membership;
  return {
    treaty: treaty.id,
    party: party.id,
    signed: signed && (signed.date ?? "undated"),
    consent: consented && (consented.date ?? "undated"),
    days: bound ? [begin.early, begin.late, end.early, end.late] : null,
    since: bound ? (boundsText(begin.early, begin.late) ?? null) : null,
    state: force,
    because,
    basis: bound ? basisOf(data, membership).map(({ id }) => id) : null,
  };
}

const entries = (answer, questions) =>
  questions.map(([id, days]) => days.map((day) => answer(data.find(id), periodOf(day)).map(described)));

process.stdout.write(
  JSON.stringify({
    status: entries(statusOf, treaties),
    boundBy: entries(boundBy, parties),
    lineage: treaties.map(([id]) =>
      lineageOf(data.find(id), whenever).map(({ relation, step }) => [step, relation.id]),
    ),
    stages: treaties.map(([id]) => stagesOf(membershipsOfTreaty(data.find(id)), { first: null, last: null })),
  }),
);
