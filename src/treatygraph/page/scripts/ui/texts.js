/** All texts of the page that are not from the data: translate here. */

const LANGUAGE = "en";
/** Format a number for readers: 12,345. Created once, because creating a formatter is slow. */
const inFigures = new Intl.NumberFormat(LANGUAGE).format;

/** @param {number} number @param {string} one @param {string} many */
const counted = (number, one, many) => `${inFigures(number)} ${number === 1 ? one : many}`;

export const texts = {
  language: LANGUAGE,
  inFigures,
  nodes: (/** @type {number} */ number) => counted(number, "node", "nodes"),
  relations: (/** @type {number} */ number) => counted(number, "relation", "relations"),

  summary: {
    all: (/** @type {number} */ nodes, /** @type {number} */ relations) =>
      `${texts.nodes(nodes)}, ${texts.relations(relations)}`,
    some: (
      /** @type {{shown: number, total: number}} */ nodes,
      /** @type {{shown: number, total: number}} */ relations,
    ) =>
      `${inFigures(nodes.shown)} of ${texts.nodes(nodes.total)}, ` +
      `${inFigures(relations.shown)} of ${texts.relations(relations.total)}`,
    hidden: (/** @type {number} */ number) => `Filters hide ${texts.relations(number)}.`,
    showAll: "Show all",
  },

  search: {
    label: "Search names and aliases",
    placeholder: "Search a name",
    results: "Search results",
    found: (/** @type {number} */ number) => counted(number, "result", "results"),
    nothing: (/** @type {string} */ query) => `Nothing is called “${query}” or nearly so.`,
    more: (/** @type {number} */ number) => `${inFigures(number)} more: type on to narrow them down`,
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
    topic: "Topics",
    source: "Sources",
    without: /** @type {Record<string, string>} */ ({ topic: "no topic", source: "no source" }),
    hides: (/** @type {number} */ number) => `hides ${texts.relations(number)}`,
    narrow: (/** @type {string} */ group) => `Search ${group.toLowerCase()}`,
    rest: (/** @type {number} */ number) => `${inFigures(number)} more: type to find them`,
    nothing: "None is called so.",
    all: "all",
    none: "none",
    allOf: (/** @type {string} */ group) => `${group}: all`,
    noneOf: (/** @type {string} */ group) => `${group}: none`,
  },

  time: {
    label: "Time",
    title: "Time",
    chart: "Relations by date",
    whole: "all dates",
    all: "All dates",
    period: (/** @type {string} */ from, /** @type {string} */ to, /** @type {number} */ hides) =>
      `${from === to ? from : `${from} to ${to}`}, hides ${texts.relations(hides)}`,
    bin: (/** @type {string} */ bin, /** @type {number} */ certain, /** @type {number} */ possible) =>
      `${bin}: ${texts.relations(certain)}` +
      (possible ? `, and ${inFigures(possible)} whose dates reach beyond it or are uncertain` : ""),
    mode: "Which relations of the period",
    modes: { during: "active during", started: "started during" },
    undated: "undated",
    from: "Beginning of the period",
    to: "End of the period",
    play: "Play",
    pause: "Pause",
    back: "One step back",
    on: "One step on",
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
    between: (/** @type {any} */ one, /** @type {any} */ other) => [one, " and ", other],
    shared: (/** @type {number} */ number) =>
      `share ${counted(number, "document or meeting", "documents or meetings")}`,
    lineTitle: (/** @type {string} */ one, /** @type {string} */ label, /** @type {string} */ other) =>
      `${one} ${label} ${other}`,
  },

  view: {
    title: "View",
    size: {
      label: "Size by",
      options: {
        relations: "relations",
        degree: "neighbours (degree)",
        betweenness: "betweenness",
        pagerank: "PageRank",
      },
    },
    colour: { label: "Colour by", options: { kind: "kind", community: "community" } },
    lines: {
      label: "Relations of two nodes",
      options: { apart: "apart", together: "as one line" },
    },
    estimated: (/** @type {number} */ starts) =>
      `Betweenness is an estimate, from the paths of ${starts} nodes.`,
  },

  notes: {
    budget: (/** @type {number} */ drawn, /** @type {number} */ all) =>
      `Showing ${inFigures(drawn)} of ${texts.nodes(all)}: the most connected and what you choose.`,
    apart: "What two of them share is one line.",
    strongest: (/** @type {number} */ drawn, /** @type {number} */ all) =>
      `Of ${inFigures(all)} lines, the strongest ${inFigures(drawn)}.`,
    alone: "Of the lines, only those of what you chose.",
    together: "Their relations, and what two of them share, are one line.",
    around: (/** @type {any} */ node, /** @type {number} */ steps) => [
      "Only ",
      node,
      ` and what is within ${counted(steps, "step", "steps")}.`,
    ],
    everything: "Show all again",
    hidden: (/** @type {number} */ number) => `${texts.nodes(number)} ${number === 1 ? "is" : "are"} hidden.`,
    showAgain: "Show again",
    moved: (/** @type {number} */ number) =>
      `${texts.nodes(number)} ${number === 1 ? "stands" : "stand"} where you put ${number === 1 ? "it" : "them"}.`,
    release: "Put back",
    colours: "Communities:",
    community: (/** @type {any} */ node) => ["around ", node],
    rest: "smaller ones",
  },

  actions: {
    around: "Only its neighbourhood",
    steps: (/** @type {number} */ number) => counted(number, "step", "steps"),
    hide: "Hide",
    show: "Show again",
  },

  picture: {
    title: "Save picture",
    png: "As PNG",
    svg: "As SVG",
    file: "drawing",
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
    none: "No source is given.",
    saidBy: "said by",
    says: "This source says instead:",
    differs: "another reading",
    sic: "as written there, evidently a slip",
    quote: (/** @type {string} */ words) => `“${words}”`,
  },

  dates: {
    to: (/** @type {string} */ first, /** @type {string} */ last) => `${first} to ${last}`,
    since: (/** @type {string} */ first) => `since ${first}`,
    until: (/** @type {string} */ last) => `until ${last}`,
    about: (/** @type {string} */ date) => `about ${date}`,
    uncertain: (/** @type {string} */ date) => `${date} (uncertain)`,
    aboutUncertain: (/** @type {string} */ date) => `about ${date} (uncertain)`,
  },

  tabs: {
    label: "Ways to look at it",
    drawing: "Drawing",
    table: "Table",
    list: "Timeline",
    only: "Only what is chosen",
    none: "No relation is left: filters hide all of them.",
  },

  table: {
    label: "Relations",
    columns: {
      date: "Date",
      from: "From",
      relation: "Relation",
      to: "To",
      status: "Status",
      details: "Figure, topics",
      sources: "Sources",
    },
  },

  list: {
    label: "Relations in time order",
    undated: "undated",
    open: "beginning unknown",
  },

  cite: {
    copy: "Copy citation",
    copyOf: (/** @type {string} */ title, /** @type {string} */ at = "") =>
      `Copy citation of ${title} ${at}`.trim(),
    forms: "Citation as",
    plain: "Text",
    as: (/** @type {string} */ form) => `Citation as ${form}`,
    title: (/** @type {string} */ title) => `“${title}”`,
    inferredDate: "date inferred",
    wished: "To be cited as:",
    terms: "Terms of use:",
  },

  copy: {
    done: (/** @type {string} */ what) => `${what}: copied.`,
    byHand:
      "The browser does not let this page use the clipboard. The text is selected: copy it with " +
      "Ctrl+C or ⌘C.",
    close: "Close",
  },

  save: {
    open: "Save",
    label: "Save the relations",
    csv: "CSV table",
    nodeLink: "Node-link JSON",
    print: "Print …",
    csvFile: "relations.csv",
    nodeLinkFile: "graph.json",
    done: (/** @type {number} */ number, /** @type {string} */ file) =>
      `${texts.relations(number)} saved as ${file}.`,
  },

  print: {
    count: (/** @type {number} */ shown, /** @type {number} */ total) =>
      shown === total
        ? `All ${texts.relations(total)}.`
        : `${inFigures(shown)} of ${texts.relations(total)}.`,
    off: (/** @type {string} */ group, /** @type {string} */ labels) =>
      `Left out, ${group.toLowerCase()}: ${labels}.`,
    period: (/** @type {string} */ days, /** @type {boolean} */ started, /** @type {boolean} */ undated) =>
      `Period: ${started ? "started" : "active"} ${days}, ` + `undated ${undated ? "included" : "left out"}.`,
    dated: "What has no date is left out.",
    hidden: (/** @type {string} */ names) => `Hidden: ${names}.`,
    around: (/** @type {string} */ name, /** @type {number} */ steps) =>
      `Around ${name}, ${counted(steps, "step", "steps")}.`,
    selected: (/** @type {string} */ what) => `Chosen: ${what}.`,
    line: (/** @type {string} */ one, /** @type {string} */ other) => `${one} and ${other}`,
    pair: (/** @type {string} */ one, /** @type {string} */ other) => `Compared: ${one} and ${other}.`,
    route: (/** @type {string} */ from, /** @type {string} */ to) => `Path from ${from} to ${to}.`,
    narrowed: (/** @type {number} */ number) => `Only what is chosen: ${texts.relations(number)}.`,
    cut: (/** @type {number} */ most) => `The first ${inFigures(most)} rows; a saved CSV has all.`,
  },

  showMore: (/** @type {number} */ number, /** @type {number} */ left) =>
    `Show ${inFigures(number)} ${number < left ? `of ${inFigures(left)} ` : ""}more`,

  path: {
    label: "Path",
    ask: "Path between two",
    ends: { from: "From", to: "To" },
    hint: "Or hold Shift and click on two nodes in the drawing.",
    fromHere: "Path from here…",
    fromHereTo: (/** @type {string} */ name) => `Path from here: from ${name} to another node`,
    from: (/** @type {any} */ name) => ["Path from ", name],
    between: (/** @type {any} */ from, /** @type {any} */ to) => ["Path from ", from, " to ", to],
    back: (/** @type {string} */ from, /** @type {string} */ to) => `← Path from ${from} to ${to}`,
    chooseEnd: "Choose the other end: search it, or click it in the drawing.",
    orTake: "Or take one of the best connected:",
    found: (/** @type {{length: number, count: bigint}} */ { length, count }) =>
      length === 0
        ? "The same node: a path of length 0."
        : `${counted(length, "step", "steps")}, ` +
          (count === 1n ? "one path." : `${inFigures(count)} paths of this length.`),
    first: (/** @type {number} */ number) => `The first ${number} are told here; all are highlighted.`,
    none: "No path was found.",
    direct: "directly",
    over: "over",
    turn: "Turn around",
    otherEnd: "Another end",
    avoid: "avoid",
    avoidThis: (/** @type {string} */ name) => `Avoid ${name}`,
    avoided: "Avoided:",
    allow: (/** @type {string} */ name) => `Allow ${name} again`,
    options: {
      title: "How to look",
      planned: "also over what is only planned, expected or proposed",
      inTime: "in the order of time: no step before the one that precedes it, nothing undated",
      noHubs: "not through the best connected",
      hubsAre: (/** @type {{name: string}[]} */ nodes) => {
        const rest = nodes.length - 3;
        const most = nodes
          .slice(0, 3)
          .map(({ name }) => name)
          .join(", ");
        return `leaves out ${most}${rest ? ` and ${inFigures(rest)} more` : ""}`;
      },
      filters: "Types, sources, topics and period: as the filters are set.",
    },
    help: {
      title: "What could help:",
      nothing: "Nothing in these data links the two.",
      hidden: (/** @type {string} */ name) => `The filters hide ${name}: let it through.`,
      filters: "Loosen the filters: they leave out relations.",
      planned: "Theme also over what is only planned, expected or proposed.",
      inTime: "Do not ask for the order of time.",
      hubs: "Allow the best connected.",
      avoid: "Allow what is avoided.",
    },
  },

  compare: {
    label: "Comparison",
    ask: "Compare with…",
    askFor: (/** @type {string} */ name) => `Compare with another node: ${name}`,
    these: "Compare the two",
    other: "Compare with",
    path: "Path between them",
    between: (/** @type {any} */ one, /** @type {any} */ other) => [one, " and ", other],
    back: (/** @type {string} */ one, /** @type {string} */ other) => `← ${one} and ${other}`,
    found: (/** @type {number} */ all, /** @type {number} */ open) =>
      all === 0
        ? "Nothing that passes the filters binds them."
        : `${texts.relations(all)} ${all === 1 ? "binds" : "bind"} them` +
          (open ? `, of which ${inFigures(open)} ${open === 1 ? "is" : "are"} not established.` : "."),
    what:
      "Each counts with all that belongs to it: its officials, institutions and places. " +
      "The filters apply.",
    contents: "What binds them",
    way: (/** @type {string} */ from, /** @type {string} */ to) => `${from} → ${to}`,
    mutual: "both ways",
    open: "not established",
    figures: "figures by period",
    chart: {
      inUnit: (/** @type {string} */ unit) => (unit ? `in ${unit}` : "without a unit"),
      title: (/** @type {string} */ one, /** @type {string} */ other, /** @type {string} */ unit) =>
        `Figures of ${one} and ${other} by period${unit ? `, in ${unit}` : ""}`,
      description: (/** @type {string[]} */ figures) => `${figures.join("; ")}.`,
      open: "hollow: not established",
      asTable: "As a table",
      columns: ["Period", "Figure", "Value", "Status"],
    },
  },

  amounts: /** @type {[number, string][]} */ ([
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ]),
  yes: "yes",
  no: "no",
};
