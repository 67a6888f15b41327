import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, firstDayOf, isoOf, yearOf } from "../../src/treatygraph/page/scripts/data/days.js";
import { addressOf, readAddress } from "../../src/treatygraph/page/scripts/state/address.js";
import { CODECS } from "../../src/treatygraph/page/scripts/state/address-codecs.js";
import { createStore } from "../../src/treatygraph/page/scripts/state/store.js";
import { binOf, binsOf } from "../../src/treatygraph/page/scripts/time/histogram.js";
import { dataOf, random } from "./world.js";

/** Ids that hold each separator of the address, a percent sign and what JavaScript objects inherit. */
const IDS = ["a", "b~c", "-", "100%", "x|y:z", "ä & b=c#", "__proto__", "con structor"];
const PAIRS = [
  ["a", "b~c"],
  ["a", "-"],
  ["100%", "x|y:z"],
  ["ä & b=c#", "__proto__"],
  ["con structor", "a"],
];

const world = () =>
  dataOf(
    IDS.map((id) => [id, "country"]),
    PAIRS.map(([from, to], index) => ({
      ...{ id: `r${index}`, type: "met", from, to, date: `202${index}-01-01`, topics: ["trade"] },
    })),
  );

/** @param {string} hash */
async function read(hash) {
  const data = await world();
  const { state, ignored } = readAddress(hash, CODECS, data);
  const store = createStore(data);
  store.set(state);
  return { ...store.get(), ignored };
}

test("malformed percent escapes lose their word, not the rest", async () => {
  for (const bad of ["100%25", "%25", "%25E4%25A", "%25u0041"]) {
    const { hidden, selected, ignored } = await read(`#hidden=a~${bad}&select=r1`);
    assert.deepEqual(
      [...hidden].map(({ id }) => id),
      ["a"],
    );
    assert.equal(/** @type {any} */ (selected).relation.id, "r1");
    assert.deepEqual(ignored, [`hidden=${decodeURIComponent(bad)}`]);
  }
});

test("a bare percent sign in an address is text", async () => {
  assert.deepEqual((await read("#select=%")).ignored, ["select=%"]);
  assert.deepEqual((await read("#%")).ignored, ["%"]);
});

test("unknown ids are named and the known ones kept", async () => {
  const { pathQuery, around, pair, ignored } = await read("#path=a~-~~nobody&around=r1~1&pair=a~nobody");
  assert.equal(pathQuery?.from.id, "a");
  assert.equal(around, null, "a relation has no neighbourhood");
  assert.equal(pair, null);
  assert.deepEqual(ignored, ["around=r1", "path=nobody", "pair=nobody", "pair=a~nobody"]);
});

test("unknown and repeated keys are named", async () => {
  const { selected, ignored } = await read("#colour=red&select=a&select=r1&__proto__=x&toString");
  assert.equal(/** @type {any} */ (selected).node.id, "a");
  assert.deepEqual(ignored, ["colour=red", "select=r1", "__proto__=x", "toString"]);
});

test("filters keep known switches only, also for names that objects inherit", async () => {
  const { off, ignored } = await read("#off=constructor:x|relation:met~__proto__|__proto__:met|status");
  assert.deepEqual(off.relation, new Set(["met"]));
  assert.deepEqual(off.status, new Set());
  assert.deepEqual(ignored, [
    "off=constructor:x",
    "off=relation:__proto__",
    "off=__proto__:met",
    "off=status",
  ]);
});

test("a period keeps its good end", async () => {
  const { period, ignored } = await read("#period=2021-02-30/2022-12-31+started+sometimes");
  assert.deepEqual([period.first, period.last, period.mode], [null, dayOf("2022-12-31"), "started"]);
  assert.deepEqual(ignored, ["period=2021-02-30", "period=sometimes"]);
});

test("a period that ends before it begins is ignored", async () => {
  const { period, ignored } = await read("#period=2022-01-01/2021-01-01+during+undated");
  assert.deepEqual([period.first, period.last], [null, null]);
  assert.deepEqual(ignored, ["period=2022-01-01/2021-01-01"]);
});

test("view settings keep known values only", async () => {
  const { view, ignored } = await read("#view=tab:table+sort:-date+size:huge+__proto__:x+lines");
  assert.deepEqual([view.tab, view.sort, view.size], ["table", "-date", "relations"]);
  assert.deepEqual(ignored, ["view=size:huge", "view=__proto__:x", "view=lines"]);
});

test("an address of 90,000 characters is read, and each unknown word is named", async () => {
  const words = Array.from({ length: 10_000 }, (_, index) => `node${index}`);
  const { hidden, ignored } = await read(`#hidden=${words.join("~")}~a`);
  assert.equal(hidden.size, 1);
  assert.equal(ignored.length, 10_000);
  assert.equal((await read(`#select=${"%".repeat(90_000)}`)).selected, null);
});

const KEYS = [...CODECS.map(({ key }) => key), "foo", "__proto__", ""];
const VIEW = ["size:degree", "colour:community", "lines:together", "tab:list", "scope:chosen", "sort:-to"];
const PIECES = [
  ...IDS.map((id) => encodeURIComponent(encodeURIComponent(id).replaceAll("~", "%7E"))),
  ...PAIRS.map((_, index) => `r${index}`),
  ...["status:", "relation:", "topic:", "kind:", "source:", "met", "country", "trade", "happened", "gazette"],
  ...["2021-01-01", "-003000-01-01", "%2B012024-02-29", "0000-01-01", "..", "/", "+", "during", "started"],
  ...["dated", "undated", "~", "~", "~", "|", ":", "-", "1", "2", "p", "th", "direct~a~b%7Ec", "%25", "%"],
  ...["%zz", "%E4%A", "%00", "%E2%80%AE", "<b>", "constructor", "=", "#", "\u2028", "&", "\ud800"],
  ...VIEW.flatMap((setting) => [setting, `+${setting}`]),
];

/** `make fuzz` asks for as many as of each format. */
const ROUNDS = Number(process.env.FUZZ_EXAMPLES ?? 5000);

test("random addresses never throw, and what is read is written and read back alike", async () => {
  const next = random(2024);
  const pick = (/** @type {string[]} */ list) => list[Math.floor(next() * list.length)];
  const data = await world();
  const start = createStore(data).get();
  const used = new Set();
  for (let round = 0; round < ROUNDS; round += 1) {
    const parts = Array.from({ length: 1 + next() * 5 }, () => {
      const pieces = Array.from({ length: 1 + next() * 6 }, () => pick(PIECES));
      return `${pick(KEYS)}=${pieces.join(next() < 0.5 ? "~" : "")}`;
    });
    const hash = `#${parts.join("&")}`;
    const { state } = readAddress(hash, CODECS, data);
    const address = addressOf({ ...start, ...state }, CODECS);
    const again = readAddress(address, CODECS, data);
    assert.deepEqual(again, { state, ignored: [] }, `${hash} was written as ${address}`);
    for (const codec of CODECS) if (codec.write({ ...start, ...state })) used.add(codec.key);
  }
  assert.deepEqual(used, new Set(CODECS.map(({ key }) => key)), "each part of the state was reached");
});

test("days before year 1 and after 9999 are written and read", () => {
  for (const [year, text] of /** @type {[number, string][]} */ ([
    [-3000, "-003000-01-01"],
    [0, "0000-01-01"],
    [33, "0033-01-01"],
    [2024, "2024-01-01"],
    [12024, "+012024-01-01"],
  ])) {
    assert.equal(isoOf(firstDayOf(year)), text);
    assert.equal(dayOf(text), firstDayOf(year));
    assert.equal(yearOf(firstDayOf(year)), year);
  }
  assert.equal(dayOf("2023-02-29"), null);
});

test("the histogram reaches from the year -3000 to today", () => {
  const days = Int32Array.of(firstDayOf(-3000), firstDayOf(50), firstDayOf(2023));
  const bins = binsOf({ first: days, last: days });
  assert.equal(bins.labels.length, bins.starts.length - 1);
  assert.deepEqual(
    [...days].map((day) => bins.labels[binOf(bins, day)]),
    ["-3000 to -2991", "50–59", "2020–2029"],
  );
  const early = Int32Array.of(firstDayOf(-5), firstDayOf(-4));
  const months = binsOf({ first: early, last: early });
  assert.deepEqual([months.labels.length, months.labels[0]], [24, "-5-01"]);
  assert.equal(binOf(months, firstDayOf(-4)), 12);
});
