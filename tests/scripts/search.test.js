import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance } from "../../src/treatygraph/page/scripts/search/edit-distance.js";
import { createFold } from "../../src/treatygraph/page/scripts/search/fold.js";

/** Optimal string alignment, written down as in the textbook. */
function plainDistance(one, other) {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row ? (column ? 0 : row) : column)),
  );
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      table[row][column] = Math.min(
        table[row - 1][column] + 1,
        table[row][column - 1] + 1,
        table[row - 1][column - 1] + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped)
        table[row][column] = Math.min(table[row][column], table[row - 2][column - 2] + 1);
    }
  }
  return table[one.length][other.length];
}

/** The least distance to any beginning of a word. */
function distanceToBeginning(typed, word) {
  const beginnings = Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
  return Math.min(...beginnings.map((beginning) => plainDistance(typed, beginning)));
}

test("the distance to the beginning of a word is that of plain dynamic programming", () => {
  const words = ["tajikistan", "tashkent", "uzbekistan", "treaty", "kazakhstan"];
  const typed = ["tajik", "tjik", "tajkistan", "atjikistan", "tahskent", "uzbk", "treety", "kazk", "xyz"];
  for (const query of typed) {
    const allowed = query.length < 4 ? 0 : query.length < 8 ? 1 : 2;
    for (const word of words) {
      const expected = distanceToBeginning(query, word);
      assert.equal(editDistance(query, word), expected > allowed ? 255 : expected, `${query} ${word}`);
    }
  }
});

test("short queries allow no errors", () => {
  assert.equal(editDistance("taj", "tajikistan"), 0);
  assert.equal(editDistance("tja", "tajikistan"), 255);
});

test("folding removes case, accents and punctuation", () => {
  const first = "é".codePointAt(0);
  const fold = createFold({ blocks: { [String(first)]: "e" }, others: {} });
  assert.equal(fold("  Café-Bar "), "cafe bar");
  assert.equal(fold("O’Neill"), "oneill");
  assert.equal(fold("…"), "…");
});
