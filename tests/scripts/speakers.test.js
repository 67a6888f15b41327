import assert from "node:assert/strict";
import { test } from "node:test";
import { listAt } from "../../src/treatygraph/page/scripts/data/csr.js";
import { speakersOf } from "../../src/treatygraph/page/scripts/data/speakers.js";

test("speakers are listed by relation without repetition, and relations by speaker", () => {
  // three relations with 3, 1 and 0 pointers; the pool has a note, and the speakers in rows 4 and 0
  const columns = {
    codes: () => Int32Array.of(2, 2, 3, 3),
    values: () => [{ note: "n" }, { speaker: 4 }, { speaker: 0 }],
  };
  const by = { pointers: { offsets: Int32Array.of(0, 3, 4, 4) }, type: new Int32Array(3) };
  const data = /** @type {any} */ ({ columns, by, nodes: new Array(5), quotes: true });
  const { ofRelations, ofNodes } = speakersOf(data);
  const lists = (/** @type {any} */ own, /** @type {number} */ size) =>
    Array.from({ length: size }, (_, row) => [...listAt(own, row)]);
  assert.deepEqual(lists(ofRelations, 3), [[4, 0], [0], []]);
  assert.deepEqual(lists(ofNodes, 5), [[0, 1], [], [], [], [0]]);
});
