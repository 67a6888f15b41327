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

  /** Counts in a period: 34 certain, 12 possible, 3 undated. */
  certainty: (
    /** @type {{certain: number, possible: number, undated?: number}} */ { certain, possible, undated = 0 },
  ) =>
    [
      (certain || !(possible || undated)) && `${inFigures(certain)} certain`,
      possible && `${inFigures(possible)} possible`,
      undated && `${inFigures(undated)} undated`,
    ]
      .filter(Boolean)
      .join(", "),
  /** The same in little room: 34 + 12 + 3; certain ones alone: 34. */
  certaintyInShort: (
    /** @type {{certain: number, possible: number, undated: number}} */ { certain, possible, undated },
  ) =>
    [certain, ...(possible || undated ? [possible] : []), ...(undated ? [undated] : [])]
      .map(inFigures)
      .join(" + "),
  possible: {
    mark: "possible",
    title: "Only possible in this period: the date does not say for sure.",
    line: "only possible",
  },

  summary: {
    all: (/** @type {number} */ nodes, /** @type {number} */ relations) =>
      `${texts.nodes(nodes)}, ${texts.relations(relations)}`,
    some: (
      /** @type {{shown: number, total: number}} */ nodes,
      /** @type {{shown: number, total: number}} */ relations,
      /** @type {{certain: number, possible: number} | null} */ counts,
    ) =>
      `${inFigures(nodes.shown)} of ${texts.nodes(nodes.total)}, ` +
      `${inFigures(relations.shown)} of ${texts.relations(relations.total)}` +
      (counts ? ` (${texts.certainty(counts)})` : ""),
    hidden: (/** @type {number} */ number) => `Filters hide ${texts.relations(number)}.`,
    showAll: "Show all",
  },

  search: {
    label: "Search names and aliases",
    placeholder: "Search by name",
    results: "Search results",
    found: (/** @type {number} */ number) => counted(number, "result", "results"),
    nothing: (/** @type {string} */ query) => `No matches for “${query}”.`,
    more: (/** @type {number} */ number) => `${inFigures(number)} more. Keep typing to narrow the list.`,
    alias: (/** @type {string} */ name) => `also known as ${name}`,
    what: (/** @type {string} */ kind, /** @type {number} */ relations) =>
      `${kind}, ${texts.relations(relations)}`,
  },

  about: {
    title: "About this page",
    madeBy: (/** @type {string} */ program) =>
      `Made with ${program} (MIT licence). All of it is in this file; nothing is loaded from elsewhere.`,
    scripts: "Third-party scripts in it:",
  },

  address: {
    ignored: (/** @type {any[]} */ parts, /** @type {number} */ more) => [
      `Ignored in the address of this page: `,
      ...parts,
      more ? ` and ${inFigures(more)} more.` : ".",
    ],
    dismiss: "Dismiss",
  },

  /** Buttons that open parts of the page on small screens. */
  shell: { time: "Time", panel: "Details", skip: "Skip to the content" },

  legend: {
    label: "Legend and filters",
    open: "Filters",
    close: "Close",
    kind: "Nodes",
    relation: "Relations",
    status: "Status",
    topic: "Topics",
    source: "Sources",
    speaker: "Speakers",
    without: /** @type {Record<string, string>} */ ({
      topic: "no topic",
      source: "no source",
      speaker: "nobody quoted",
    }),
    hides: (/** @type {number} */ number) => `${texts.relations(number)} hidden`,
    narrow: (/** @type {string} */ group) => `Search ${group.toLowerCase()}`,
    rest: (/** @type {number} */ number) => `${inFigures(number)} more. Type to search them.`,
    nothing: "No matches.",
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
    period: (
      /** @type {string} */ period,
      /** @type {{certain: number, possible: number}} */ counts,
      /** @type {number} */ hides,
      /** @type {number} */ undated,
    ) =>
      `${period}: ${texts.certainty(counts)}; ` +
      // a second line would move the whole network
      (undated
        ? `${inFigures(hides)} hidden (${inFigures(undated)} undated)`
        : `${texts.relations(hides)} hidden`),
    bin: (/** @type {string} */ bin, /** @type {number} */ certain, /** @type {number} */ possible) =>
      `${bin}: ${texts.certainty({ certain, possible })}`,
    mode: "Match relations that were",
    modes: { during: "in effect during", started: "started during" },
    undated: "undated",
    certain: "certain only",
    key: { certain: "certain", possible: "possible" },
    typed: {
      first: "From date",
      last: "To date",
      form: { first: "from", last: "to" },
      wrong: "Write a year, a month or a day: 1955, 1955-06 or 1955-06-30.",
      turned: "The period would end before it begins.",
    },
    from: "Start of the period",
    to: "End of the period",
    play: "Play",
    pause: "Pause",
    back: "Previous period",
    on: "Next period",
  },

  stage: {
    drawing:
      "The network. Arrow keys move the view, + and - zoom, N and P go to the next and previous node. " +
      "Everything in it can also be found with the search.",
    fit: "Whole network",
    nearer: "Zoom in",
    farther: "Zoom out",
    empty:
      "No relations match these filters. Switch on at least one kind of node, type of relation and " +
      "status that occur together.",
    showAll: "Show everything",
    between: (/** @type {any} */ one, /** @type {any} */ other) => [one, " and ", other],
    moreVoices: "and others",
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
      label: "Parallel relations",
      options: { apart: "separate", together: "merged" },
    },
    estimated: (/** @type {number} */ starts) => `Betweenness is estimated from ${starts} sampled nodes.`,
  },

  notes: {
    budget: (/** @type {number} */ drawn, /** @type {number} */ all) =>
      `Showing ${inFigures(drawn)} of ${texts.nodes(all)}: the best connected, plus your selection.`,
    apart: "Documents that two nodes share are drawn as one line.",
    linked: "Nodes are linked through what they share of the kinds that are switched off.",
    strongest: (/** @type {number} */ drawn, /** @type {number} */ all) =>
      `The strongest ${inFigures(drawn)} of ${inFigures(all)} lines.`,
    alone: "Only the lines of your selection are shown.",
    together: "Parallel relations and shared documents are merged into one line.",
    around: (/** @type {any} */ node, /** @type {number} */ steps) => [
      `Within ${counted(steps, "step", "steps")} of `,
      node,
      ".",
    ],
    everything: "Show the whole network",
    hidden: (/** @type {number} */ number) => `${texts.nodes(number)} ${number === 1 ? "is" : "are"} hidden.`,
    showAgain: "Show again",
    moved: (/** @type {number} */ number) => `${texts.nodes(number)} pinned.`,
    release: "Unpin",
    colours: "Communities:",
    community: (/** @type {any} */ node) => ["around ", node],
    rest: "smaller ones",
  },

  actions: {
    around: "Show neighbourhood",
    steps: (/** @type {number} */ number) => counted(number, "step", "steps"),
    hide: "Hide",
    show: "Show again",
  },

  picture: {
    title: "Save picture",
    png: "As PNG",
    svg: "As SVG",
    file: "network",
    sources: (/** @type {string[]} */ names, /** @type {number} */ more) =>
      `Sources: ${names.join("; ")}${more ? ` and ${inFigures(more)} more` : ""}.`,
  },

  panel: {
    label: "Details",
    close: "Close details",
    start: "Click a node or a line, or search by name.",
    lines: "Line styles",
    line: { solid: "solid", dashed: "dashed", dotted: "dotted" },
    connected: "Most connected",
    sources: "Sources",
    aliases: "Also known as",
    with: "with",
    also: "and also",
    noRelations: "No relations.",
    noneShown: "All its relations are filtered out.",
    hidden: (/** @type {number} */ number) => `${texts.relations(number)} filtered out.`,
    said: "Said, of others",
    /** Relations that name this one in an attribute, by its key and label. */
    referring: (/** @type {string} */ key, /** @type {string} */ label) =>
      key === "during" ? "During this" : `Names this as “${label}”`,
    relation: "Relation",
    /** How the date of a relation is read, by the `time` of its type. */
    time: {
      event: { name: "Event", dated: "it took place within this date" },
      state: { name: "State", dated: "it held at some time within this date" },
      period: { name: "Figure of a period", dated: "it covers all of this date" },
      deadline: { name: "Target", dated: "due by the end of this date" },
    },
    identifier: "id",
    undated: "undated",
    inferred: "inferred",
    inferredFields: (/** @type {string} */ fields) => `Inferred: ${fields}.`,
    fields: /** @type {Record<string, string>} */ ({
      date: "date",
      status: "status",
      from: "from",
      to: "target",
      type: "type",
    }),
  },

  treaties: {
    parties: "Parties",
    bound: "Bound by",
    lineage: "Lineage",
    columns: ["Signed", "Consent", "In force since", "Until"],
    force: { "in force": "in force", "not known": "not known", "not in force": "not in force" },
    because: {
      "in force": (/** @type {string} */ reasons) => reasons,
      "not known": (/** @type {string} */ missing) => `Missing: ${missing}.`,
      "not in force": (/** @type {string} */ reasons) => `Because: ${reasons}.`,
    },
    basis: "Rests on:",
    byTable: "the table of states",
    open: "open",
    unknown: "not known",
    counts: (/** @type {{certain: number, possible: number}} */ { certain, possible }) =>
      `${inFigures(certain)} in force${possible ? `, ${inFigures(possible)} not known` : ""}`,
    days: (/** @type {string} */ days) => `In the chosen period: ${days}.`,
    eachStretch: "Every stretch, with the last state that is known. Choose a period for the state in it.",
    everBound: "All that ever bound it. Choose a period for what bound it then.",
    nobody: "No party has acted in this period.",
    nothing: "No treaty is known to be in force.",
    rules: "Derived from all established acts in these data. Of the filters, only the period matters.",
    chart: {
      title: (/** @type {string} */ name) => `Parties of ${name} over time`,
      described: (/** @type {string[]} */ stages) => `${stages.join("; ")}.`,
      more: (/** @type {number} */ number) => `and ${counted(number, "later change", "later changes")}`,
      most: (/** @type {number} */ number) => counted(number, "party", "parties"),
    },
  },

  evidence: {
    none: "No source is given.",
    saidBy: "said by",
    /** Introduces the speakers of a relation that rests on their word, and of one that a source says too. */
    speaker: "said by",
    also_said_by: "also said by",
    besides: (/** @type {string} */ names) => `also ${names}`,
    says: "This source differs:",
    differs: "variant",
    sic: "sic: as written in the source, evidently a slip",
    quote: (/** @type {string} */ words) => `“${words}”`,
  },

  dates: {
    to: (/** @type {string} */ first, /** @type {string} */ last) => `${first} to ${last}`,
    since: (/** @type {string} */ first) => `since ${first}`,
    until: (/** @type {string} */ last) => `until ${last}`,
    about: (/** @type {string} */ date) => `about ${date}`,
    uncertain: (/** @type {string} */ date) => `${date} (uncertain)`,
    aboutUncertain: (/** @type {string} */ date) => `about ${date} (uncertain)`,
    onOrBefore: (/** @type {string} */ last) => `on or before ${last}`,
    onOrAfter: (/** @type {string} */ first) => `on or after ${first}`,
    within: (/** @type {string} */ first, /** @type {string} */ last) => `between ${first} and ${last}`,
    oneOf: (/** @type {string[]} */ dates) => dates.join(" or "),
    allOf: (/** @type {string[]} */ dates) => dates.join(" and "),
    always: "at any time",
    exactly: (/** @type {string} */ days) => `Certain: ${days}.`,
    spans: (/** @type {string} */ possible, /** @type {string} */ certain) =>
      `Possible: ${possible}. ${certain ? `Certain: ${certain}.` : "No single day is certain."}`,
    /** Seasons, quarters, thirds and halves of a year by their codes in EDTF. */
    seasons: /** @type {Record<string, string>} */ ({
      ...{ 21: "spring", 22: "summer", 23: "autumn", 24: "winter" },
      ...{ 25: "spring (north)", 26: "summer (north)", 27: "autumn (north)", 28: "winter (north)" },
      ...{ 29: "spring (south)", 30: "summer (south)", 31: "autumn (south)", 32: "winter (south)" },
      ...{ 33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "last quarter of" },
      ...{ 37: "first third of", 38: "second third of", 39: "last third of" },
      ...{ 40: "first half of", 41: "second half of" },
    }),
  },

  tabs: {
    label: "Views",
    drawing: "Network",
    table: "Table",
    list: "Timeline",
    only: "Selection only",
    none: "No relations match these filters.",
  },

  table: {
    label: "Relations",
    columns: {
      date: "Date",
      from: "From",
      relation: "Relation",
      to: "To",
      status: "Status",
      details: "Details",
      said: "Said by",
      sources: "Sources",
    },
  },

  list: {
    label: "Relations in time order",
    undated: "undated",
    open: "start date unknown",
  },

  cite: {
    copy: "Copy citation",
    copyOf: (/** @type {string} */ title, /** @type {string} */ at = "") =>
      `Copy citation of ${title} ${at}`.trim(),
    forms: "Citation format",
    plain: "Text",
    as: (/** @type {string} */ form) => `${form} citation`,
    title: (/** @type {string} */ title) => `“${title}”`,
    inferredDate: "date inferred",
    wished: "Cite as:",
    terms: "Terms of use:",
  },

  copy: {
    done: (/** @type {string} */ what) => `${what} copied.`,
    byHand: "Clipboard access was blocked. The text is selected: copy it with Ctrl+C or ⌘C.",
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
      `Excluded ${group.toLowerCase()}: ${labels}.`,
    period: (/** @type {string} */ days, /** @type {boolean} */ started, /** @type {boolean} */ undated) =>
      `Period: ${started ? "started" : "in effect"} ${days}; undated relations ${undated ? "included" : "excluded"}.`,
    inPeriod: (/** @type {{certain: number, possible: number}} */ counts) =>
      `In this period: ${texts.certainty(counts)}.`,
    certain: "Relations that are only possible in it are excluded.",
    dated: "Undated relations are excluded.",
    hidden: (/** @type {string} */ names) => `Hidden: ${names}.`,
    around: (/** @type {string} */ name, /** @type {number} */ steps) =>
      `Within ${counted(steps, "step", "steps")} of ${name}.`,
    selected: (/** @type {string} */ what) => `Selected: ${what}.`,
    line: (/** @type {string} */ one, /** @type {string} */ other) => `${one} and ${other}`,
    pair: (/** @type {string} */ one, /** @type {string} */ other) => `Compared: ${one} and ${other}.`,
    route: (/** @type {string} */ from, /** @type {string} */ to) => `Path from ${from} to ${to}.`,
    narrowed: (/** @type {number} */ number) => `Selection only: ${texts.relations(number)}.`,
    cut: (/** @type {number} */ most) => `The first ${inFigures(most)} rows. Save as CSV for all rows.`,
  },

  showMore: (/** @type {number} */ number, /** @type {number} */ left) =>
    `Show ${inFigures(number)} ${number < left ? `of ${inFigures(left)} ` : ""}more`,

  path: {
    label: "Path",
    ask: "Find a path",
    ends: { from: "From", to: "To" },
    hint: "Or hold Shift and click two nodes.",
    fromHere: "Path from here…",
    fromHereTo: (/** @type {string} */ name) => `Path from here: from ${name} to another node`,
    from: (/** @type {any} */ name) => ["Path from ", name],
    between: (/** @type {any} */ from, /** @type {any} */ to) => ["Path from ", from, " to ", to],
    back: (/** @type {string} */ from, /** @type {string} */ to) => `← Path from ${from} to ${to}`,
    chooseEnd: "Choose a destination: search by name, or click a node.",
    orTake: "Suggestions:",
    found: (/** @type {{length: number, count: bigint}} */ { length, count }) =>
      length === 0
        ? "The same node: a path of length 0."
        : `${counted(length, "step", "steps")}, ` +
          (count === 1n ? "one path." : `${inFigures(count)} paths of this length.`),
    /** Whether a step of a path in chronological order follows the one before it. */
    order: {
      certain: "Certainly not before the previous step.",
      possible: "Possibly before the previous step: the dates allow both orders.",
      relation: "This relation is possibly before the previous step.",
    },
    first: (/** @type {number} */ number) => `The first ${number} are listed; all are highlighted.`,
    none: "No path found.",
    direct: "directly",
    over: "via",
    turn: "Reverse",
    otherEnd: "Change destination",
    avoid: "avoid",
    avoidThis: (/** @type {string} */ name) => `Avoid ${name}`,
    avoided: "Avoided:",
    allow: (/** @type {string} */ name) => `Allow ${name} again`,
    options: {
      title: "Options",
      planned: "Include planned, expected and proposed relations",
      inTime: "Chronological order only (dated relations)",
      certain: "Only if the order is certain",
      noHubs: "Avoid hubs",
      hubsAre: (/** @type {{name: string}[]} */ nodes) => {
        const rest = nodes.length - 3;
        const most = nodes
          .slice(0, 3)
          .map(({ name }) => name)
          .join(", ");
        return `avoids ${most}${rest ? ` and ${inFigures(rest)} more` : ""}`;
      },
      filters: "Filters for types, sources, topics and period also apply.",
    },
    help: {
      title: "Try this:",
      nothing: "There is no connection in this data.",
      hidden: (/** @type {string} */ name) => `${name} is filtered out. Show it.`,
      filters: "Relax the filters.",
      planned: "Include planned, expected and proposed relations.",
      inTime: "Allow any order of dates.",
      certain: "Allow orders that are only possible.",
      hubs: "Allow hubs.",
      avoid: "Allow avoided nodes.",
    },
  },

  compare: {
    label: "Comparison",
    ask: "Compare with…",
    askFor: (/** @type {string} */ name) => `Compare with another node: ${name}`,
    these: "Compare these two",
    other: "Compare with",
    path: "Path between them",
    between: (/** @type {any} */ one, /** @type {any} */ other) => [one, " and ", other],
    back: (/** @type {string} */ one, /** @type {string} */ other) => `← ${one} and ${other}`,
    found: (
      /** @type {number} */ all,
      /** @type {number} */ open,
      /** @type {{certain: number, possible: number} | null} */ counts,
    ) =>
      all === 0
        ? "No relations connect them under these filters."
        : `${texts.relations(all)} ${all === 1 ? "connects" : "connect"} them` +
          (counts ? ` (${texts.certainty(counts)})` : "") +
          (open ? `, of which ${inFigures(open)} ${open === 1 ? "is" : "are"} not established.` : "."),
    what: "Each actor includes its officials, institutions and places. Filters apply.",
    contents: "Connections",
    way: (/** @type {string} */ from, /** @type {string} */ to) => `${from} → ${to}`,
    mutual: "both ways",
    open: "not established",
    figures: "figures by period",
    chart: {
      inUnit: (/** @type {string} */ unit) => (unit ? `in ${unit}` : "without a unit"),
      title: (/** @type {string} */ one, /** @type {string} */ other, /** @type {string} */ unit) =>
        `Figures of ${one} and ${other} by period${unit ? `, in ${unit}` : ""}`,
      description: (/** @type {string[]} */ figures) => `${figures.join("; ")}.`,
      open: "Outlined = not established",
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
