import assert from "node:assert/strict";
import { test } from "node:test";
import { Heap } from "../../src/treatygraph/page/scripts/paths/heap.js";
import { pairOf, shortestPaths } from "../../src/treatygraph/page/scripts/paths/shortest.js";
import { temporalPaths } from "../../src/treatygraph/page/scripts/paths/temporal.js";
import { random, searchSpaceOf, walks } from "./world.js";

test("a heap returns items in order", () => {
  const next = random(1);
  const numbers = Array.from({ length: 200 }, () => Math.floor(next() * 50));
  const heap = new Heap((one, other) => one < other);
  numbers.forEach((number) => heap.push(number));
  const sorted = numbers.map(() => heap.pop());
  assert.deepEqual(
    sorted,
    [...numbers].sort((one, other) => one - other),
  );
  assert.equal(heap.pop(), undefined);
});

test("a pair has one number, whichever node comes first", () => {
  assert.equal(pairOf(2, 5, 10), pairOf(5, 2, 10));
  assert.notEqual(pairOf(2, 5, 10), pairOf(2, 6, 10));
});

/** Random edges between few nodes: [one, other, first day, last day]. */
function randomEdges(seed) {
  const next = random(seed);
  const pick = (/** @type {number} */ size) => Math.floor(next() * size);
  return Array.from({ length: 4 + pick(9) }, () => {
    const day = pick(6);
    return [pick(6), pick(6), day, day + pick(3)];
  }).filter(([one, other]) => one !== other);
}

for (const [name, search, inTime] of [
  ["shortest paths", shortestPaths, false],
  ["time-respecting paths", temporalPaths, true],
]) {
  test(`${name} are those of an exhaustive search`, () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const edges = randomEdges(seed);
      const found = search(searchSpaceOf(6, edges, 0, 5), 1000);
      const expected = walks(edges, 0, 5, 6, inTime);
      assert.equal(found === null, expected.length === 0, `seed ${seed}`);
      if (!found) continue;
      const sorted = (/** @type {number[][]} */ paths) => paths.map(String).sort();
      assert.deepEqual(sorted(found.paths), sorted(expected), `seed ${seed}`);
      assert.equal(Number(found.count), expected.length);
    }
  });
}
