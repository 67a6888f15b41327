import assert from "node:assert/strict";
import { test } from "node:test";
import { connectionsOf } from "../../src/treatygraph/page/scripts/compare/model.js";
import { csv } from "../../src/treatygraph/page/scripts/export/csv.js";
import { nodeLink } from "../../src/treatygraph/page/scripts/export/node-link.js";
import { statement } from "../../src/treatygraph/page/scripts/export/print-summary.js";
import { byIds, pythonFloat } from "../../src/treatygraph/page/scripts/export/values.js";
import { colourBy, communityKey } from "../../src/treatygraph/page/scripts/network/community-colours.js";
import { chooseDrawn, exceedsBudget } from "../../src/treatygraph/page/scripts/network/drawn-set.js";
import { boxAround, mean } from "../../src/treatygraph/page/scripts/network/geometry.js";
import { linesBetween } from "../../src/treatygraph/page/scripts/network/lines.js";
import { placeNewNodes } from "../../src/treatygraph/page/scripts/network/place-new-nodes.js";
import { radiusBy } from "../../src/treatygraph/page/scripts/network/sizes.js";
import { amount } from "../../src/treatygraph/page/scripts/panel/attributes.js";
import { bibTex, cslJson, plainText } from "../../src/treatygraph/page/scripts/panel/citation-formats.js";
import { sourceLabels } from "../../src/treatygraph/page/scripts/panel/source-labels.js";
import { answerOf, DEFAULT_OPTIONS } from "../../src/treatygraph/page/scripts/paths/answer.js";
import { searcher } from "../../src/treatygraph/page/scripts/search/search.js";
import { addressOf, readAddress } from "../../src/treatygraph/page/scripts/state/address.js";
import { CODECS } from "../../src/treatygraph/page/scripts/state/address-codecs.js";
import { noFilters, withEnds } from "../../src/treatygraph/page/scripts/state/filters.js";
import { askPath, awaitsEnd, leave, takeEnd } from "../../src/treatygraph/page/scripts/state/queries.js";
import { mostConnectedOf } from "../../src/treatygraph/page/scripts/state/ranking.js";
import { chosenRelations } from "../../src/treatygraph/page/scripts/state/selected-relations.js";
import { createStore } from "../../src/treatygraph/page/scripts/state/store.js";
import { cell } from "../../src/treatygraph/page/scripts/table/cells.js";
import { createScope } from "../../src/treatygraph/page/scripts/table/scope.js";
import { sorted } from "../../src/treatygraph/page/scripts/table/sorting.js";
import { binOf, binSpans, binsOf, countByBin } from "../../src/treatygraph/page/scripts/time/histogram.js";
import { dataOf } from "./world.js";

/** Three states and a treaty; relations in time order, the undated one last. */
const world = () =>
  dataOf(
    [
      ["a", "country"],
      ["b", "country"],
      ["c", "country"],
      ["treaty", "document"],
    ],
    [
      { id: "r1", type: "visited", from: "a", to: "b", date: "2020-01-01/2020-01-02", value: 2, unit: "USD" },
      { id: "r2", type: "met", from: "b", to: "c", date: "2021-03-05", topics: ["trade"], at: "¶3" },
      { id: "r3", type: "visited", from: "a", to: "treaty", date: "2022-01-01", note: 'a "note"' },
      { id: "r4", type: "visited", from: "c", to: "treaty", date: "2022-01-01", status: "planned" },
      { id: "r5", type: "visited", from: "b", to: "a" },
    ],
  );

const ids = (/** @type {Iterable<{id: string}>} */ records) => [...records].map(({ id }) => id);

test("records read their fields from the decoded columns", async () => {
  const data = await world();
  const relation = data.relations.at(0);
  assert.deepEqual(ids(relation.from), ["a"]);
  assert.deepEqual(relation.attributes, { value: 2, unit: "USD" });
  assert.equal(data.relations.at(4).date, undefined);
  assert.deepEqual(data.relations.at(2).fields, { note: 'a "note"' });
  assert.equal(data.nodes[0].degree, 3);
  assert.equal(data.find("r2"), data.relations.at(1));
});

test("filters hide relations and count what each switch would show", async () => {
  const store = createStore(await world());
  store.toggle("status", ["planned"], false);
  assert.equal(store.get().passed.relations.size, 4);
  assert.equal(store.get().passed.hides.status, 1);
  store.set({ period: { first: 18_628, last: 18_992, mode: "during", undated: false } }); // 2021
  assert.deepEqual([...store.get().passed.relations.rows()], [1]);
  store.showAll();
  assert.equal(store.get().passed.relations.size, 5);
});

test("the best connected nodes are counted under the filters", async () => {
  const store = createStore(await world());
  const ranked = () => mostConnectedOf(store.get()).map(({ node, count }) => [node.id, count]);
  assert.deepEqual(ranked(), [
    ["a", 3],
    ["b", 3],
    ["c", 2],
    ["treaty", 2],
  ]);
  store.toggle("relation", ["visited"], false);
  assert.deepEqual(ranked(), [
    ["b", 1],
    ["c", 1],
  ]);
  store.set({ ...noFilters(), hidden: new Set([store.get().data.nodes[0]]) });
  assert.deepEqual(
    ranked(),
    [
      ["b", 1],
      ["c", 2],
      ["treaty", 1],
    ].sort((one, other) => +other[1] - +one[1]),
  );
});

test("a first period leaves undated relations out, all dates include them", () => {
  const whole = noFilters().period;
  const year = withEnds(whole, { first: 18_628, last: 18_992 });
  assert.equal(year.undated, false);
  assert.equal(withEnds({ ...year, undated: true }, { first: 18_628, last: null }).undated, true);
  assert.equal(withEnds(year, { first: null, last: null }).undated, true);
});

test("the address holds every choice and reads back to the same state", async () => {
  const data = await world();
  const store = createStore(data);
  store.toggle("status", ["planned"], false);
  store.set({ hidden: new Set([data.nodes[1]]), selected: { relation: data.relations.at(2) } });
  const [from, to] = data.nodes;
  const options = { ...DEFAULT_OPTIONS, inTime: true, avoid: [data.nodes[2]] };
  store.set({ pathQuery: { from, to, options } });
  const state = store.get();
  const { state: read, ignored } = /** @type {any} */ (readAddress(addressOf(state, CODECS), CODECS, data));
  assert.deepEqual(ignored, []);
  assert.deepEqual(read.off.status, new Set(["planned"]));
  assert.deepEqual(ids(read.hidden), ["b"]);
  assert.equal(read.selected.relation.id, "r3");
  assert.deepEqual(read.pathQuery, state.pathQuery);
  assert.ok(addressOf(state, CODECS).includes("planned"));
  const { state: none } = readAddress("", CODECS, data);
  assert.equal(addressOf({ ...createStore(data).get(), ...none }, CODECS), "#");
});

test("a path uses planned relations only if asked to", async () => {
  const data = await world();
  const state = createStore(data).get();
  const ask = (/** @type {Partial<typeof DEFAULT_OPTIONS>} */ options) =>
    answerOf({
      ...state,
      pathQuery: { from: data.nodes[2], to: data.nodes[3], options: { ...DEFAULT_OPTIONS, ...options } },
    });
  assert.equal(ask({})?.length, 3);
  assert.equal(ask({ planned: true })?.length, 1);
  assert.equal(ask({ avoid: [data.nodes[1]] }), null);
});

test("two actors are connected directly and through a shared document", async () => {
  const data = await world();
  const pair = { one: data.nodes[0], other: data.nodes[2] };
  const found = connectionsOf({ ...createStore(data).get(), pair });
  assert.deepEqual(
    found.map(({ relation, direction }) => [relation.id, direction]),
    [
      ["r3", "joint"],
      ["r4", "joint"],
    ],
  );
});

test("lines group relations by type, status and direction and are curved apart", async () => {
  const data = await world();
  const lines = linesBetween(data, data.nodes[0], data.nodes[1]);
  assert.deepEqual(
    lines.map(({ from, rows, bend }) => [from.id, rows, bend]),
    [
      ["a", [0], -0.07],
      ["b", [4], 0.07],
    ],
  );
});

test("everything is drawn within the budget, and no more nodes than the budget beyond it", async () => {
  const data = await world();
  const state = createStore(data).get();
  assert.equal(exceedsBudget(state), false);
  assert.equal(chooseDrawn(state, null).nodes.size, 4);
  data.budget = 2;
  assert.equal(exceedsBudget(state), true);
  assert.ok(chooseDrawn(state, null).nodes.size <= 2);
});

test("search finds prefixes and near misses, best first", async () => {
  const find = searcher(await world());
  assert.deepEqual(ids(find("treaty", 5).hits.map(({ node }) => node)), ["treaty"]);
  assert.deepEqual(ids(find("traety", 5).hits.map(({ node }) => node)), ["treaty"]);
  assert.equal(find("zzzz", 5).count, 0);
});

test("cells that a spreadsheet would run begin with an apostrophe", async () => {
  const notes = [
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "-12.5",
    "+3e8",
    "-",
    "plain=1",
    '=A1,"x"',
  ];
  const data = await dataOf(
    [["a", "country"]],
    notes.map((note, index) => ({
      id: `r${index}`,
      type: "met",
      from: "a",
      to: "a",
      date: "2020-01-01",
      note,
    })),
  );
  const relations = notes.map((_, index) => data.relations.at(index));
  const saved = csv(createStore(data).get(), relations).trimEnd().split("\n").slice(1);
  const last = saved.map((line) => line.slice(line.indexOf("presidents meet,") + 16));
  assert.deepEqual(last, [
    ...["'=1+1", "'+cmd", "'-2+3", "'@SUM(A1)", "'\t=1", '"\'\r=1"', "-12.5", "+3e8", "'-", "plain=1"],
    '"\'=A1,""x"""',
  ]);
});

test("CSV and node-link JSON are written as Python writes them", async () => {
  const data = await world();
  const relations = [data.relations.at(0), data.relations.at(2)];
  assert.equal(
    csv(createStore(data).get(), relations),
    "id,type,from,from_names,to,to_names,date,status,sources,source_titles,note,unit,value\n" +
      "r1,visited,a,A,b,B,2020-01-01/2020-01-02,happened,gazette,Two presidents meet,,USD,2.0\n" +
      'r3,visited,a,A,treaty,TREATY,2022-01-01,happened,gazette,Two presidents meet,"a ""note""",,\n',
  );
  const graph = JSON.parse(nodeLink([data.nodes[1]], relations));
  assert.deepEqual(ids(graph.nodes), ["a", "b", "treaty"]);
  assert.equal(graph.edges[0].relation, "r1");
  assert.equal(pythonFloat(2), "2.0");
  assert.equal(pythonFloat(0.5), "0.5");
  assert.deepEqual(ids(byIds([{ id: "b" }, { id: "a" }, { id: "B" }])), ["B", "a", "b"]);
});

test("table cells and their order", async () => {
  const data = await world();
  assert.equal(cell(data, data.relations.at(0), "details"), "2 USD");
  assert.equal(cell(data, data.relations.at(1), "details"), "trade");
  assert.equal(cell(data, data.relations.at(4), "date"), "undated");
  assert.equal(cell(data, data.relations.at(1), "sources"), "The Gazette ¶3");
  assert.deepEqual([...sorted(data, Int32Array.of(0, 1, 2, 3, 4), "-date")], [3, 2, 1, 0, 4]);
  assert.deepEqual([...sorted(data, Int32Array.of(0, 1, 2, 3, 4), "from")].slice(0, 2), [0, 2]);
});

test("the histogram counts certain and possible relations by bin", async () => {
  const data = await world();
  const bins = binsOf(data.by);
  assert.deepEqual(bins.labels, ["2020", "2021", "2022"]);
  assert.equal(binOf(bins, -1e6), 0);
  const spans = binSpans(bins, data.by);
  const { certain, possible } = countByBin(3, spans, new Uint8Array(5).fill(1));
  assert.deepEqual(certain, [1, 1, 2]);
  assert.deepEqual(possible, [0, 0, 0]);
});

test("citations leave out what is unknown", async () => {
  const [source] = (await world()).sources;
  assert.equal(plainText(source, "¶2"), "The Gazette, “Two presidents meet”, 2021-05-20, ¶2");
  assert.match(bibTex(source, "¶2"), /^@misc\{gazette,\n {2}title = \{\{Two presidents meet\}\}/);
  const [item] = JSON.parse(cslJson(source, "¶2"));
  assert.deepEqual(item.issued, { "date-parts": [[2021, 5, 20]] });
  assert.equal("author" in item, false);
});

test("figures, labels and geometry", async () => {
  assert.equal(amount(1.385e9), "1.385 billion");
  assert.equal(amount(972), "972");
  const data = await world();
  assert.equal(sourceLabels(data).get(data.sources[0]), "The Gazette");
  const points = [
    { x: 0, y: 0 },
    { x: 2, y: 4 },
  ];
  assert.deepEqual(mean(points), { x: 1, y: 2 });
  assert.deepEqual(boxAround(points), { left: 0, top: 0, right: 2, bottom: 4 });
});

test("the scope is all relations, or those of the selection", async () => {
  const data = await world();
  const store = createStore(data);
  const scope = createScope(store);
  assert.equal(chosenRelations(store.get()), null);
  assert.equal(scope.isOffered(), false);
  assert.deepEqual([...scope.rows()], [0, 1, 2, 3, 4]);
  store.select({ node: data.nodes[0] });
  store.setView({ scope: "chosen" });
  assert.deepEqual(ids(scope.relations()), ["r1", "r3", "r5"]);
  store.select({ relation: data.relations.at(2) });
  assert.deepEqual([...scope.rows()], [0, 2, 4], "opening a row does not shrink the scope");
});

test("a path query waits for its second end, and leaving goes back step by step", async () => {
  const data = await world();
  const store = createStore(data);
  askPath(store, data.nodes[0], null);
  assert.equal(awaitsEnd(store.get()), true);
  assert.equal(takeEnd(store, data.nodes[2], false), true);
  assert.equal(store.get().pathQuery?.to, data.nodes[2]);
  store.select({ node: data.nodes[1] });
  assert.equal(leave(store), true);
  assert.equal(store.get().selected, null);
  assert.equal(leave(store), true);
  assert.equal(leave(store), false);
});

test("the printed summary says what is excluded and selected", async () => {
  const data = await world();
  const store = createStore(data);
  store.toggle("relation", ["met"], false);
  store.select({ node: data.nodes[0] });
  assert.deepEqual(statement(store.get(), 3), [
    "4 of 5 relations.",
    "Excluded relations: met.",
    "Selected: A.",
    "Selection only: 3 relations.",
  ]);
});

test("sizes grow with the measure, colours follow kind or community", async () => {
  const data = await world();
  const radius = radiusBy(data, "relations");
  assert.ok(radius(data.nodes[0]) > radius(data.nodes[2]));
  assert.equal(colourBy(data, "kind")(data.nodes[0]), "#2f6db3");
  data.columns = { ...data.columns, numbers: () => Int32Array.of(0, 0, 1, 99) };
  assert.deepEqual(
    communityKey(data).map(({ node, count }) => [node?.id ?? null, count]),
    [
      ["a", 2],
      ["c", 1],
      [null, 1],
    ],
  );
});

test("a new node is placed near its neighbour, and no two share a cell", async () => {
  const data = await world();
  const [a, b, c] = data.nodes;
  const lines = linesBetween(data, a, b);
  const known = (/** @type {any} */ node) => (node === a ? { x: 0, y: 0 } : null);
  const points = placeNewNodes([a, b, c], lines, known);
  const near = /** @type {{x: number, y: number}} */ (points.get(b));
  assert.ok(Math.hypot(near.x, near.y) < 300);
  assert.equal(new Set([...points.values()].map(({ x, y }) => `${x} ${y}`)).size, 3);
  assert.deepEqual([...placeNewNodes([a, b, c], lines, known)], [...points]);
});
