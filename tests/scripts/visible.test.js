import assert from "node:assert/strict";
import { test } from "node:test";
import { shortened } from "../../src/treatygraph/page/scripts/network/labels.js";
import { visible } from "../../src/treatygraph/page/scripts/ui/visible.js";

test("characters that reorder or hide text become marks", () => {
  assert.equal(visible("a\u202eb"), "a[U+202E]b");
  assert.equal(visible("\u2066x\u2069\u2028\u2029"), "[U+2066]x[U+2069][U+2028][U+2029]");
  assert.equal(visible("bell\x07 del\x7f nel\x85"), "bell[U+0007] del[U+007F] nel[U+0085]");
});

test("tabs, line breaks and letters of any direction stay as they are", () => {
  const text = "أستانا\t\nAstana\r\n\u200eעברית\u200f é \u{1f30d}";
  assert.equal(visible(text), text);
});

test("names in the network are marked and cut to one line", () => {
  assert.equal(shortened("one\n\u202etwo\u2028"), "one [U+202E]two[U+2028]");
  assert.equal(Array.from(shortened("\u{1f30d}".repeat(500))).length, 32);
});
