import assert from "node:assert/strict";
import { test } from "node:test";
import { attribution } from "../../src/treatygraph/page/scripts/data/attribution.js";

const s = { id: "s" };
const t = { id: "t" };
const ann = { id: "ann" };
const bob = { id: "bob" };

/** @param {any[]} evidence @param {any[]} sources */
const of = (evidence, sources) => attribution(/** @type {any} */ ({ evidence, sources }));

test("a relation without quoted speakers names none", () => {
  assert.deepEqual(of([{ source: s }], [s]), {});
  assert.deepEqual(of([], []), {});
});

test("a relation that every source quotes somebody for is their claim", () => {
  const evidence = [{ source: s, speaker: ann }, { source: s }, { source: s, speaker: bob }];
  assert.deepEqual(of([...evidence, { source: s, speaker: ann }], [s]), { speaker: ["ann", "bob"] });
});

test("the first pointer into a source decides whether it says so by itself", () => {
  const evidence = [{ source: s }, { source: s, speaker: ann }];
  assert.deepEqual(of(evidence, [s]), { also_said_by: ["ann"] });
});

test("a source that says so by itself makes the speaker one more voice", () => {
  assert.deepEqual(of([{ source: s, speaker: ann }, { source: t }], [s, t]), {
    also_said_by: ["ann"],
  });
});
