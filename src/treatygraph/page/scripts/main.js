/**
 * Assemble the page, and offer a small interface to scripts: `window.treatygraph`.
 *
 *   ready              a promise that resolves once the network is drawn
 *   select(id)         selects the node or relation with this id and shows it; null clears the selection
 *   filter({kind, status, relation, topic, source, speaker, period})
 *                      shows only these keys, "any" for all; period is {from, to, mode, undated,
 *                      certain}, days in ISO 8601 or null, mode "during" or "started", certain: true
 *                      for only what is certain in the period; omitted keys keep their value, but a
 *                      first period leaves undated relations out
 *   path(a, b, {planned, inTime, certain, hubs, avoid})
 *                      finds the shortest paths between two nodes by id and shows them:
 *                      {length, count, paths: [{nodes: [id, …], steps: [{from, to, relations: [id,
 *                      …], order}, …]}, …]}, at most the first 20 paths; length is null if there is
 *                      none. planned: also use relations that are not established; inTime: dates never
 *                      decrease along the path, and from the second step on, order is "certain" or
 *                      "possible"; certain: only if that is certain of all steps; hubs: false excludes the best connected nodes; avoid: ids of
 *                      excluded nodes
 *   state()            {selected: id or null, filter: as above, with all keys that are on,
 *                      route: {from, to, planned, inTime, certain, hubs, avoid} or null, with ids,
 *                      pair: [id, id] or null}
 *   counts()           {nodes: {shown, total}, relations: {shown, total}}, and of the relations, with a
 *                      period, how many are certain in it, and how many only possible: {certain, possible}
 *   drawing()          the drawn items: {nodes: […], lines: […]}, as passed to the renderer
 */

import { readData } from "./data/data.js";
import { dayOf, isoOf } from "./data/days.js";
import { decode } from "./data/decode.js";
import { preparePrinting } from "./export/print.js";
import { createLegend } from "./filters/legend.js";
import { countsOf, createSummary } from "./filters/summary.js";
import { bringIntoView, createStage } from "./network/network-view.js";
import { createPanel } from "./panel/panel.js";
import { answerOf, DEFAULT_OPTIONS } from "./paths/answer.js";
import { SearchBox } from "./search/search-box.js";
import { followAddress } from "./state/address.js";
import { CODECS } from "./state/address-codecs.js";
import { GROUPS, switchable, withEnds } from "./state/filters.js";
import { askPath, awaitsEnd, leave, takeEnd } from "./state/queries.js";
import { idOf, selectionOf } from "./state/selection.js";
import { createStore } from "./state/store.js";
import { createTabs } from "./table/tabs.js";
import { createPeriod } from "./time/period.js";
import { reportIgnored } from "./ui/address-notice.js";
import { byId } from "./ui/elements.js";
import { createShell } from "./ui/shell.js";
import { prepare } from "./warm-up.js";

let keepReady = () => {};
/** Rejects if anything below fails, so that callers do not wait forever. @type {Promise<void>} */
const ready = new Promise((resolve, reject) => {
  keepReady = resolve;
  window.addEventListener("unhandledrejection", ({ reason }) => reject(reason), { once: true });
});
/** Published at once, so that scripts can await `ready` while the data are decoded. @type {any} */
const offered = { ready };
Object.assign(window, { treatygraph: offered });

const network = JSON.parse(byId("network").textContent || "");
const embedded = /** @type {HTMLScriptElement} */ (byId("data"));
const columns = await decode(embedded.type, embedded.textContent || "");
const store = createStore(readData(columns, network));

new SearchBox(store, ({ node }) => {
  if (awaitsEnd(store.get())) takeEnd(store, node, false);
  else goTo({ node });
  panel.focus();
});
createLegend(store);
createSummary(store);
createPeriod(store);
createShell(store);
const panel = createPanel(store, goTo);
const renderer = createStage(store, network.options);
const { scope, readers } = createTabs(store, (relation) => {
  goTo({ relation });
  panel.focus();
});
preparePrinting(store, scope, readers);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !leave(store)) return;
  byId("search").querySelector("input")?.focus();
});

/**
 * Select something and bring it into view.
 * @param {import("./state/selection.js").Selection} selection
 */
function goTo(selection) {
  store.select(selection);
  bringIntoView(renderer, store.get());
}

/** @param {string | null} id */
function select(id) {
  const selection = id === null ? null : selectionOf(store.get().data, id);
  if (id !== null && !selection) throw new Error(`nothing has the id ${id}`);
  goTo(selection);
}

/**
 * @param {Partial<Record<import("./state/filters.js").Group, string[] | "any">> & {period?: {
 *   from?: string | null, to?: string | null, mode?: "during" | "started", undated?: boolean, certain?: boolean}}} wanted
 */
function filter(wanted) {
  const { data, off, period } = store.get();
  const known = switchable(data);
  const next = { ...off };
  for (const group of GROUPS) {
    const keys = wanted[group];
    if (!keys) continue;
    const hidden = known[group].filter(({ key }) => keys !== "any" && !keys.includes(key));
    next[group] = new Set(hidden.map(({ key }) => key));
  }
  store.set({ off: next, period: wanted.period ? changed(period, wanted.period) : period });
}

/** @param {import("./state/filters.js").Period} period @param {Record<string, any>} wanted */
function changed(period, { from, to, ...rest }) {
  const day = (/** @type {string | null | undefined} */ text, /** @type {number | null} */ kept) =>
    text === undefined ? kept : dayOf(text ?? "");
  const ends = { first: day(from, period.first), last: day(to, period.last) };
  return { ...withEnds(period, ends), ...rest };
}

function state() {
  const { data, selected, off, period, pathQuery, pair } = store.get();
  const known = switchable(data);
  const shown = GROUPS.map((group) => [
    group,
    known[group].map(({ key }) => key).filter((key) => !off[group].has(key)),
  ]);
  return {
    selected: idOf(selected),
    filter: { ...Object.fromEntries(shown), period: periodInDays(period) },
    route: pathQuery && pathQueryInIds(pathQuery),
    pair: pair && [pair.one.id, pair.other.id],
  };
}

/** @param {import("./state/filters.js").Period} period */
function periodInDays({ first, last, ...options }) {
  const day = (/** @type {number | null} */ number) => (number === null ? null : isoOf(number));
  return { from: day(first), to: day(last), ...options };
}

/** @param {import("./state/store.js").PathQuery} pathQuery */
function pathQueryInIds({ from, to, options }) {
  const avoid = options.avoid.map(({ id }) => id);
  return { from: from.id, to: to?.id ?? null, ...options, avoid };
}

/** @param {string} from @param {string} to @param {Record<string, any>} [options] */
function path(from, to, options = {}) {
  const avoid = [options.avoid ?? []].flat().map(nodeWith);
  askPath(store, nodeWith(from), nodeWith(to), { ...DEFAULT_OPTIONS, ...options, avoid });
  const answer = answerOf(store.get());
  if (!answer) return { length: null, count: 0, paths: [] };
  const { length, count, paths } = answer;
  return { length, count: Number(count), paths: paths.map(pathInIds) };
}

/** @param {import("./paths/answer.js").Path} path */
function pathInIds({ nodes, steps }) {
  return {
    nodes: nodes.map(({ id }) => id),
    steps: steps.map(({ from, to, relations, order }) => ({
      from: from.id,
      to: to.id,
      relations: relations.map(({ id }) => id),
      ...(order && { order }),
    })),
  };
}

/** @param {string} id */
function nodeWith(id) {
  const found = store.get().data.find(id);
  if (!found || !("kind" in found)) throw new Error(`no node has the id ${id}`);
  return found;
}

store.subscribe((state, before) => {
  const asked = state.pathQuery !== before.pathQuery || state.pair !== before.pair;
  if (asked && (state.pathQuery?.to || state.pair)) bringIntoView(renderer, state);
});

Object.assign(offered, {
  select,
  path,
  filter,
  state,
  counts: () => countsOf(store.get()),
  drawing: () => renderer.items(),
});
Object.freeze(offered);

await renderer.drawn;
followAddress(store, CODECS, (ignored) => {
  bringIntoView(renderer, store.get());
  reportIgnored(ignored);
});
keepReady();
prepare(store.get().data);
