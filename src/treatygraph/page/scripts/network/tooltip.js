/**
 * The tooltip beside the pointer.
 *
 * @import { Line } from "./lines.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { State } from "../state/store.js"
 */

import { saidBy } from "../data/attribution.js";
import { countsInPeriod } from "../state/certainty.js";
import { isolate, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { countOf, countsOfLine, rowsOfLine } from "./line-counts.js";

const BESIDE = 14;
const MOST_READ = 50; // relations whose speakers are read: a line may have thousands
const MOST_VOICES = 3;

/** @param {HTMLElement} stage */
export function createTooltip(stage) {
  const box = make("div", { id: "tooltip", role: "tooltip", hidden: true });
  stage.append(box);
  return {
    /**
     * @param {{node?: NodeRecord, line?: Line}} target
     * @param {{x: number, y: number}} at
     * @param {State} state
     */
    point({ node, line }, at, state) {
      box.hidden = !node && !line;
      if (node) box.replaceChildren(...aboutNode(node, state));
      else if (line) box.replaceChildren(...aboutLine(line, state));
      put(box, stage, at);
    },
  };
}

/** @param {NodeRecord} node @param {State} state */
function aboutNode(node, { passed }) {
  const count = node.rows.filter((row) => passed.relations.marks[row]).length;
  const facts = texts.search.what(node.kind.label, count);
  return [make("strong", {}, isolate(node.name)), make("span", {}, facts)];
}

/** @param {Line} line @param {State} state */
function aboutLine(line, state) {
  if (line.merged) return aboutMergedLine(line, state);
  const shown = countOf(line, state.passed.relations);
  const count = shown > 1 ? `${texts.relations(shown)}, ` : "";
  return [
    make("strong", {}, isolate(line.from.name), ` ${line.type.label} `, isolate(line.to.name)),
    make("span", {}, `${count}${line.status.label}`),
    ...aboutRelations(line, state),
  ];
}

/** @param {Line} line @param {State} state */
function aboutMergedLine(line, state) {
  const { direct, documents } = countsOfLine(line, state.passed.relations);
  const facts = [
    documents.length && texts.stage.shared(documents.length),
    (direct.length || !documents.length) && texts.relations(direct.length),
  ];
  return [
    make("strong", {}, ...texts.stage.between(isolate(line.from.name), isolate(line.to.name))),
    make("span", {}, facts.filter(Boolean).join("; ")),
    ...aboutRelations(line, state),
  ];
}

/** How many are certain in the period, and who says so. @param {Line} line @param {State} state */
function aboutRelations(line, { passed }) {
  const { data } = line;
  const shown = [...rowsOfLine(line, passed.relations)];
  const counts = countsInPeriod(passed, shown);
  const voices = new Set(shown.slice(0, MOST_READ).map((row) => saidBy(data.relations.at(row))));
  const said = [...voices].filter(Boolean);
  const more = said.length > MOST_VOICES ? [texts.stage.moreVoices] : [];
  return [
    counts && make("span", {}, texts.certainty(counts)),
    ...[...said.slice(0, MOST_VOICES), ...more].map((text) => make("span", {}, isolate(text))),
  ].filter((each) => each instanceof Node);
}

/** Position the tooltip beside the pointer and inside the view. */
function put(
  /** @type {HTMLElement} */ box,
  /** @type {HTMLElement} */ stage,
  /** @type {{x: number, y: number}} */ at,
) {
  const left = Math.min(at.x + BESIDE, stage.clientWidth - box.offsetWidth - 4);
  const top =
    at.y + BESIDE + box.offsetHeight > stage.clientHeight ? at.y - BESIDE - box.offsetHeight : at.y + BESIDE;
  box.style.left = `${Math.max(4, left)}px`;
  box.style.top = `${Math.max(4, top)}px`;
}
