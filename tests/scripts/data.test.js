import assert from "node:assert/strict";
import { test } from "node:test";
import { buildCsr, listAt, offsetsOf } from "../../src/treatygraph/page/scripts/data/csr.js";
import {
  dayOf,
  FAR_OFF,
  firstDayOf,
  isoOf,
  LONG_AGO,
  UNDATED,
  yearOf,
} from "../../src/treatygraph/page/scripts/data/days.js";
import { daysOf } from "../../src/treatygraph/page/scripts/data/edtf.js";
import { figureParts, isInPhrase, topicKey } from "../../src/treatygraph/page/scripts/data/figure.js";
import { readableDate, spansText } from "../../src/treatygraph/page/scripts/data/readable-date.js";
import { referringTo } from "../../src/treatygraph/page/scripts/data/references.js";
import { RowSet, rowMask } from "../../src/treatygraph/page/scripts/data/row-set.js";

test("CSR keeps the items of a row in the order in which they were put", () => {
  const pairs = [
    [2, 7],
    [0, 5],
    [2, 3],
  ];
  const lists = buildCsr(4, (put) => pairs.forEach(([row, item]) => put(row, item)));
  assert.deepEqual([...lists.offsets], [0, 1, 1, 3, 3]);
  assert.deepEqual([...listAt(lists, 2)], [7, 3]);
  assert.deepEqual([...listAt(lists, 1)], []);
  assert.deepEqual([...offsetsOf(Int32Array.of(2, 0, 3))], [0, 2, 2, 5]);
});

test("a row set has its rows in ascending order", () => {
  const set = new RowSet(rowMask(6, [4, 1, 4]));
  assert.equal(set.size, 2);
  assert.deepEqual([...set.rows()], [1, 4]);
  assert.equal(set.has({ row: 4 }), true);
  assert.equal(set.has({ row: 0 }), false);
});

test("days count from 1970-01-01, also before it", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf("1969-12-31"), -1);
  assert.equal(isoOf(-1), "1969-12-31");
  assert.equal(yearOf(firstDayOf(1816)), 1816);
  assert.equal(dayOf("2023-05"), null);
  assert.equal(dayOf("soon"), null);
  assert.ok(UNDATED.first > UNDATED.last);
  assert.ok(LONG_AGO < -700_000 && FAR_OFF > 2_900_000);
});

test("days beyond those of Date are named by their year", () => {
  const day = firstDayOf(-1_000_000);
  assert.equal(yearOf(day), -1_000_000);
  assert.equal(isoOf(day), "Y-1000000");
});

test("EDTF dates split into numbers, season and qualifier", () => {
  assert.deepEqual(daysOf("2023-05-03"), [{ parts: [2023, 5, 3], season: 0, doubt: "" }]);
  assert.deepEqual(daysOf("2023-21"), [{ parts: [2023], season: 1, doubt: "" }]);
  assert.deepEqual(daysOf("2023~"), [{ parts: [2023], season: 0, doubt: "~" }]);
  assert.deepEqual(daysOf("2023-05-XX"), [{ parts: [2023, 5], season: 0, doubt: "" }]);
  assert.equal(daysOf("2023/2024")?.length, 2);
  assert.equal(daysOf("../2024"), null);
  assert.equal(daysOf("2023-13"), null);
});

test("dates read as sentences do", () => {
  assert.equal(readableDate("2021/2023"), "2021 to 2023");
  assert.equal(readableDate("../2023"), "until 2023");
  assert.equal(readableDate("2021/.."), "since 2021");
  assert.equal(readableDate("2021~"), "about 2021");
  assert.equal(readableDate("2021?"), "2021 (uncertain)");
  assert.equal(readableDate(undefined), "undated");
  assert.equal(readableDate("[..2021-05-20]"), "on or before 2021-05-20");
  assert.equal(readableDate("[2021-05-20..]"), "on or after 2021-05-20");
  assert.equal(readableDate("[2021-01..2021-05-20]"), "between 2021-01 and 2021-05-20");
  assert.equal(readableDate("[2018,2020~]"), "2018 or about 2020");
  assert.equal(readableDate("{2018,2019}"), "2018 and 2019");
  assert.equal(readableDate("{..1984}"), "until 1984");
  assert.equal(readableDate("2022-21/2022-24"), "spring 2022 to winter 2022");
  assert.equal(readableDate("2022-34"), "second quarter of 2022");
});

test("spans read as possible and certain days, or as exact ones", () => {
  const [year, never] = [{ first: 18_628, last: 18_992 }, UNDATED];
  assert.equal(spansText(year, never), "Possible: 2021-01-01 to 2021-12-31. No single day is certain.");
  assert.equal(spansText(year, year), "Certain: 2021-01-01 to 2021-12-31.");
  const open = { first: 18_628, last: FAR_OFF };
  assert.equal(
    spansText(open, { first: 18_628, last: 18_628 }),
    "Possible: since 2021-01-01. Certain: 2021-01-01.",
  );
  assert.equal(
    spansText({ first: LONG_AGO, last: FAR_OFF }, never),
    "Possible: at any time. No single day is certain.",
  );
});

test("the vocabulary says which attributes form a figure", () => {
  const attributes = {
    measure: { label: "measure", type: "choice", role: "measure", bothWays: ["turnover"] },
    value: { label: "value", type: "number", role: "number" },
    unit: { label: "unit", type: "text", role: "unit" },
    goods: { label: "goods", type: "text", role: "part" },
    moved: { label: "moved", type: "number", role: "change" },
    about: { label: "about", type: "choice", role: "change_qualifier" },
    subjects: { label: "subjects", type: "topic" },
  };
  const data = /** @type {any} */ ({ attributes });
  const parts = figureParts(data, { measure: "turnover", value: 2, unit: "USD", goods: ["tea"] });
  assert.deepEqual(parts.numbers, [2]);
  assert.deepEqual(parts.parts, ["tea"]);
  assert.equal(parts.bothWays, true);
  assert.equal(figureParts(data, { measure: "exports" }).bothWays, false);
  assert.equal(parts.change, "");
  assert.equal(figureParts(data, { moved: 50, about: "almost" }).change, "almost +50 %");
  assert.equal(figureParts(data, { moved: -0.4 }).change, "-0.4 %");
  assert.equal(isInPhrase(data, "unit"), true);
  assert.equal(isInPhrase(data, "about"), true);
  assert.equal(isInPhrase(data, "goods"), false);
  assert.equal(topicKey(data), "subjects");
});

test("relations that name an id are found by the attribute in which they name it", () => {
  const data = /** @type {any} */ ({
    attributes: { during: { type: "reference" }, rank: { type: "choice" } },
    columns: {
      codes: (/** @type {string} */ name) => (name.endsWith("during") ? [1, 0, 2, 1] : [1, 1, 1, 1]),
      values: (/** @type {string} */ name) =>
        name.endsWith("during") ? ["visit", ["visit", "talks"]] : ["visit"],
    },
    relations: { at: (/** @type {number} */ row) => ({ row }) },
  });
  const rows = (/** @type {string} */ id) =>
    [...referringTo(data, id)].map(([key, found]) => [key, found.map(({ row }) => row)]);
  assert.deepEqual(rows("visit"), [["during", [0, 2, 3]]]);
  assert.deepEqual(rows("talks"), [["during", [2]]]);
  assert.deepEqual(rows("nobody"), []);
});
