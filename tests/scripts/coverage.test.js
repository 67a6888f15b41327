import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const scripts = join(here, "../../src/treatygraph/page/scripts");

/** Modules by path, with the paths that they import. @returns {Map<string, string[]>} */
function modules() {
  const files = readdirSync(scripts, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".js"));
  return new Map(files.map((file) => [file, importsOf(join(scripts, file))]));
}

/** @param {string} file */
function importsOf(file) {
  const found = readFileSync(file, "utf8").matchAll(/^import [^;]*? from "(\.[^"]*)";/gm);
  return [...found].map(([, path]) => relative(scripts, join(dirname(file), path)));
}

/** Modules that tests import, directly or through other modules. @param {Map<string, string[]>} known */
function reached(known) {
  const tests = readdirSync(here).filter((file) => file.endsWith(".js"));
  const found = new Set(tests.flatMap((file) => importsOf(join(here, file))));
  for (const file of found) for (const other of known.get(file) ?? []) found.add(other);
  return found;
}

/** These build elements, listen to events or ask the browser; browser tests cover them. */
const DOM =
  /\b(document|window|matchMedia|navigator|HTML\w*Element|SVG\w*Element|CanvasRenderingContext2D|requestAnimationFrame|Blob)\b|from "[./a-z]*(elements|theme|renderer)\.js"/;

test("every module that needs no document is reached by a unit test", () => {
  const known = modules();
  const found = reached(known);
  const missing = [...known.keys()].filter((file) => {
    const text = readFileSync(join(scripts, file), "utf8");
    return !found.has(file) && !DOM.test(text);
  });
  assert.deepEqual(missing, []);
});
