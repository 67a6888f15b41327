/** Every text of the page that does not come from the data: translate here. */

/** @param {number} number @param {string} one @param {string} many */
const counted = (number, one, many) =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

export const texts = {
  language: "en",
  nodes: (/** @type {number} */ number) => counted(number, "node", "nodes"),
  relations: (/** @type {number} */ number) => counted(number, "relation", "relations"),

  summary: {
    all: (/** @type {number} */ nodes, /** @type {number} */ relations) =>
      `${texts.nodes(nodes)}, ${texts.relations(relations)}`,
    some: (
      /** @type {{shown: number, total: number}} */ nodes,
      /** @type {{shown: number, total: number}} */ relations,
    ) =>
      `${nodes.shown} of ${texts.nodes(nodes.total)}, ` +
      `${relations.shown} of ${texts.relations(relations.total)}`,
    hidden: (/** @type {number} */ number) => `Filters hide ${texts.relations(number)}.`,
    showAll: "Show all",
  },

  search: {
    label: "Search names and aliases",
    placeholder: "Search a name",
    results: "Search results",
    found: (/** @type {number} */ number) => counted(number, "result", "results"),
    nothing: (/** @type {string} */ query) => `Nothing is called “${query}” or nearly so.`,
    more: (/** @type {number} */ number) => `${number} more: type on to narrow them down`,
    alias: (/** @type {string} */ name) => `also ${name}`,
    what: (/** @type {string} */ kind, /** @type {number} */ relations) =>
      `${kind}, ${texts.relations(relations)}`,
  },

  legend: {
    label: "Legend and filters",
    open: "Filters",
    close: "Close",
    kind: "Nodes",
    relation: "Relations",
    status: "Status",
    all: "all",
    none: "none",
    allOf: (/** @type {string} */ group) => `${group}: all`,
    noneOf: (/** @type {string} */ group) => `${group}: none`,
  },

  stage: {
    label: "Drawing of the network",
    drawing:
      "The network as a drawing. Arrow keys move it, + and - zoom. " +
      "Everything in it is also reached through the search.",
    fit: "Whole network",
    nearer: "Zoom in",
    farther: "Zoom out",
    empty:
      "Everything is hidden: switch on at least one kind of node, type of relation and status " +
      "that go together.",
    showAll: "Show everything",
    lineTitle: (
      /** @type {string} */ one,
      /** @type {string} */ label,
      /** @type {string} */ other,
    ) => `${one} ${label} ${other}`,
  },

  panel: {
    label: "Details",
    close: "Close details",
    start: "Choose a node or a line in the drawing, or search for a name.",
    lines: "How to read the lines",
    line: { solid: "solid", dashed: "dashed", dotted: "dotted" },
    connected: "Most connected",
    sources: "What it rests on",
    aliases: "Also called",
    with: "with",
    noRelations: "Takes part in no relation.",
    noneShown: "The filters hide all of its relations.",
    hidden: (/** @type {number} */ number) =>
      `${texts.relations(number)} of it ${number === 1 ? "is" : "are"} hidden by the filters.`,
    relation: "Relation",
    identifier: "id",
    undated: "undated",
    inferred: "inferred",
    inferredFields: (/** @type {string} */ fields) => `Inferred: ${fields}.`,
    fields: /** @type {Record<string, string>} */ ({
      date: "date",
      status: "status",
      from: "who",
      to: "to whom or what",
      type: "type",
    }),
  },

  evidence: {
    source: "Source",
    sources: (/** @type {number} */ number) => `${number} sources`,
    none: "No source is given.",
    saidBy: "said by",
    says: "This source says instead:",
    differs: "another reading",
    sic: "as written there, evidently a slip",
    quote: (/** @type {string} */ words) => `“${words}”`,
    open: "open",
  },

  dates: {
    to: (/** @type {string} */ first, /** @type {string} */ last) => `${first} to ${last}`,
    since: (/** @type {string} */ first) => `since ${first}`,
    until: (/** @type {string} */ last) => `until ${last}`,
    about: (/** @type {string} */ date) => `about ${date}`,
    uncertain: (/** @type {string} */ date) => `${date} (uncertain)`,
    aboutUncertain: (/** @type {string} */ date) => `about ${date} (uncertain)`,
  },

  amounts: /** @type {[number, string][]} */ ([
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ]),
  yes: "yes",
  no: "no",
};
