import assert from "node:assert/strict";
import { test } from "node:test";
import { referringTo } from "../../src/treatygraph/page/scripts/data/references.js";
import { frameOf, wrapped } from "../../src/treatygraph/page/scripts/export/picture-frame.js";
import { linesBetween } from "../../src/treatygraph/page/scripts/network/lines.js";
import { ringsAround } from "../../src/treatygraph/page/scripts/network/rings.js";
import { createStore } from "../../src/treatygraph/page/scripts/state/store.js";
import { dataOf } from "./world.js";

const world = () =>
  dataOf(
    [
      ["a", "country"],
      ["b", "country"],
      ["c", "country"],
      ["d", "country"],
    ],
    [
      { id: "visit", type: "visited", from: "a", to: "b", date: "2020-01-01" },
      { id: "talk", type: "met", from: "b", to: "c", date: "2020-01-01", during: "visit" },
      { id: "other", type: "met", from: "c", to: "d", date: "2020-01-02" },
    ],
  );

test("relations that name another are found by what they name", async () => {
  const data = await world();
  assert.deepEqual([...referringTo(data, "visit")], [["during", [data.relations.at(1)]]]);
  assert.equal(referringTo(data, "other").size, 0);
});

test("a neighbourhood is laid out by distance from its centre", async () => {
  const data = await world();
  const [a, b, c, d] = data.nodes;
  const lines = [linesBetween(data, a, b), linesBetween(data, b, c), linesBetween(data, c, d)].flat();
  const places = ringsAround(b, new Set([a, b, c, d]), lines);
  const distance = (/** @type {any} */ node) =>
    Math.hypot(places.get(node)?.x ?? 0, places.get(node)?.y ?? 0);
  assert.equal(distance(b), 0);
  assert.ok(Math.abs(distance(a) - distance(c)) < 1e-9);
  assert.ok(distance(a) > 100);
  assert.ok(distance(d) > distance(c));
});

test("a picture names the kinds that are shown and wraps its texts", async () => {
  const { title, kinds } = frameOf(createStore(await world()).get(), "A title");
  assert.equal(title, "A title");
  assert.deepEqual(
    kinds.map(({ key }) => key),
    ["country"],
  );
  assert.deepEqual(wrapped("one two three", 8), ["one two", "three"]);
  assert.deepEqual(wrapped("", 8), []);
});
