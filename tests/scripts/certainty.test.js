import assert from "node:assert/strict";
import { test } from "node:test";
import { FAR_OFF, LONG_AGO, NEVER } from "../../src/treatygraph/page/scripts/data/days.js";
import { countText } from "../../src/treatygraph/page/scripts/panel/count.js";
import { certainlyOrdered, certainOrder } from "../../src/treatygraph/page/scripts/paths/day-order.js";
import { Certainty, countsInPeriod } from "../../src/treatygraph/page/scripts/state/certainty.js";

/** Dates by their spans: [first, last, first certain day, last certain day]; an undated relation comes first. */
const SPANS = [
  [10, 19, 19, 10], // an event on an unknown day
  [10, 19, 10, 19], // all of these days
  [5, 25, 12, 18], // began by day 12, ended on day 18 at the earliest
  [10, 19, NEVER.first, NEVER.last], // doubtful
  [LONG_AGO, 30, 30, 30], // until day 30, since nobody knows when
];

/** @param {any} period */
function certainty(period) {
  const columns = {
    numbers: (/** @type {string} */ name) => {
      const at = ["dates.first", "dates.last", "dates.certain_first", "dates.certain_last"].indexOf(name);
      return Int32Array.from(SPANS, (span) => span[at]);
    },
  };
  const date = Int32Array.from([0, ...SPANS.keys()].map((code, row) => (row ? code + 1 : 0)));
  return new Certainty(/** @type {any} */ ({ by: { date }, columns }), period);
}

/** @param {any} period */
const verdicts = (period) => {
  const own = certainty({ mode: "during", ...period });
  return [0, 1, 2, 3, 4, 5].map((row) => own.of({ row }));
};

test("a period that holds all possible days makes an event certain, a part of them does not", () => {
  assert.deepEqual(verdicts({ first: 10, last: 19 }), [
    ...[null, "certain", "certain", "certain"],
    ...["possible", "possible"],
  ]);
  assert.deepEqual(verdicts({ first: 10, last: 18 })[1], "possible");
  assert.deepEqual(verdicts({ first: 26, last: 29 }), [null, null, null, null, null, "possible"]);
});

test("without a period nothing is certain or possible", () => {
  assert.deepEqual(verdicts({ first: null, last: null }), new Array(6).fill(null));
  assert.equal(certainty({ first: null, last: null }).applies, false);
});

test("a relation certainly started in a period that holds every day on which it can have begun", () => {
  const started = (/** @type {number} */ first, /** @type {number} */ last) =>
    verdicts({ first, last, mode: "started" });
  assert.deepEqual(started(5, 12)[3], "certain");
  assert.deepEqual(started(6, 12)[3], "possible");
  assert.deepEqual(started(13, 25)[3], null);
  assert.deepEqual(started(10, 10)[2], "certain");
  assert.deepEqual(started(10, 19)[4], "possible", "a doubtful date is never certain");
});

test("what is only possible, and what is undated, is hidden if only the certain is wanted", () => {
  const period = { first: 10, last: 19, mode: "during", undated: true, certain: true };
  const hidden = certainty(period).hides(/** @type {any} */ (period));
  assert.deepEqual(hidden, [true, false, false, false, true, true]);
  const all = { ...period, certain: false };
  assert.deepEqual(certainty(all).hides(/** @type {any} */ (all)), []);
});

test("relations of a period are counted by certainty, undated ones not at all", () => {
  const own = certainty({ first: 10, last: 19, mode: "during" });
  assert.deepEqual(own.count([0, 1, 2, 3, 4, 5]), { certain: 3, possible: 2 });
  const passed = /** @type {any} */ ({ certainty: certainty({ first: null, last: null }) });
  assert.equal(countsInPeriod(passed, [1, 2]), null);
});

test("steps of a path are certain as long as no choice of days can break their order", () => {
  // by relation: an event of day 1, a state from day 0 to 20, events between 5 and 8, and between 7 and 9
  const days = {
    first: Int32Array.of(1, 0, 5, 7),
    last: Int32Array.of(1, 20, 8, 9),
    certain: { first: Int32Array.of(1, 0, 8, 9), last: Int32Array.of(1, 20, 5, 7) },
  };
  const order = certainOrder(days);
  const steps = (/** @type {number[][]} */ relations) => certainlyOrdered(order, relations).flat();
  assert.deepEqual(steps([[0], [1], [2]]), [true, true, true]);
  assert.deepEqual(steps([[2], [3]]), [true, false]);
  assert.deepEqual(steps([[3], [1], [2]]), [true, true, false], "9 stays the day of the run");
  assert.deepEqual(steps([[2], [3], [1]]), [true, false, true], "a new run begins");
  assert.deepEqual(steps([[3], [0, 1]]), [true, false, true], "one relation of a step is enough");
  const doubtful = {
    first: days.first,
    last: days.last,
    certain: { first: days.first.map(() => FAR_OFF), last: days.last.map(() => LONG_AGO) },
  };
  assert.deepEqual(certainlyOrdered(certainOrder(doubtful), [[0], [1]]), [[false], [false]]);
});

test("the count of a heading names certain, only possible and undated relations", () => {
  const passed = (/** @type {any} */ period) =>
    /** @type {any} */ ({ certainty: certainty({ mode: "during", ...period }) });
  assert.equal(countText(passed({ first: 10, last: 19 }), [0, 1, 2, 4]), "2 certain, 1 possible, 1 undated");
  assert.equal(countText(passed({ first: 10, last: 19 }), [0]), "1 undated");
  assert.equal(countText(passed({ first: 10, last: 19 }), []), "0 certain");
  assert.equal(countText(passed({ first: null, last: null }), [0, 1]), "2");
});
