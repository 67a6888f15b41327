/**
 * The data of the page: columns as they travel, turned into records that point at each other.
 *
 * @typedef {{key: string, label: string, plural: string, colour: string, shape: string,
 *   outline: string}} Kind
 * @typedef {{key: string, label: string, inverse: string, colour: string, symmetric: boolean}} Type
 * @typedef {{key: string, label: string, line: "solid" | "dashed" | "dotted",
 *   established: boolean}} Status
 * @typedef {{id: string, title: string, publisher?: string, author?: string, date?: string,
 *   url?: string, inferred?: string[], note?: string}} Source
 * @typedef {{source: Source, at?: string, speaker?: NodeRecord, says?: Record<string, any>,
 *   sic?: boolean, quote?: string, note?: string}} Pointer
 * @typedef {{row: number, id: string, kind: Kind, name: string, aliases: string[],
 *   codes: Record<string, string>, attributes: Record<string, any>, note?: string,
 *   drawn: boolean, x: number, y: number, size: number, relations: Relation[]}} NodeRecord
 * @typedef {{row: number, id: string, type: Type, status: Status, from: NodeRecord[],
 *   to: NodeRecord[], date?: string, first: number, last: number,
 *   attributes: Record<string, any>, inferred: string[], note?: string,
 *   evidence: Pointer[]}} Relation
 * @typedef {{number: number, from: NodeRecord, to: NodeRecord, type: Type, status: Status,
 *   bend: number, relations: Relation[]}} Line
 * @typedef {{kinds: Kind[], types: Type[], statuses: Status[],
 *   codes: Record<string, {label: string, url: string}>,
 *   attributes: Record<string, {label: string, type: string}>, topics: Record<string, string>,
 *   sources: Source[], nodes: NodeRecord[], relations: Relation[], lines: Line[],
 *   fold: {blocks: Record<string, string>, others: Record<string, string>},
 *   find: (id: string) => NodeRecord | Relation | undefined}} Data
 */

/** @param {string} id */
export function embedded(id) {
  return JSON.parse(/** @type {HTMLElement} */ (document.getElementById(id)).textContent || "");
}

/**
 * @param {any} columns what `payload.py` wrote
 * @param {any} network what pyvis holds: places of nodes, and lines
 * @returns {Data}
 */
export function readData(columns, network) {
  const nodes = readNodes(columns, network);
  const relations = readRelations(columns, nodes);
  for (const relation of relations) {
    for (const node of new Set([...relation.from, ...relation.to])) node.relations.push(relation);
  }
  const known = new Map([...nodes, ...relations].map((record) => [record.id, record]));
  return {
    ...columns,
    nodes,
    relations,
    lines: readLines(columns, network.lines, nodes, relations),
    find: (id) => known.get(id),
  };
}

/** @param {any} columns @param {any} network @returns {NodeRecord[]} */
function readNodes({ nodes, kinds, drawn }, network) {
  return nodes.id.map((/** @type {string} */ id, /** @type {number} */ row) => ({
    row,
    id,
    name: nodes.name[row],
    kind: kinds[nodes.kind[row]],
    aliases: nodes.aliases[row] ?? [],
    codes: nodes.codes[row] ?? {},
    attributes: nodes.attributes[row] ?? {},
    note: nodes.note[row],
    drawn: row < drawn,
    x: network.x[row],
    y: network.y[row],
    size: network.size[row],
    relations: [],
  }));
}

/** @param {any} columns @param {NodeRecord[]} nodes @returns {Relation[]} */
function readRelations({ relations, types, statuses, sources }, nodes) {
  const node = (/** @type {number} */ row) => nodes[row];
  const pointers = relations.pointers.map((/** @type {any} */ pointer) => ({
    ...pointer,
    source: sources[pointer.source],
    speaker: nodes[pointer.speaker],
  }));
  return relations.id.map((/** @type {string} */ id, /** @type {number} */ row) => ({
    row,
    id,
    type: types[relations.type[row]],
    status: statuses[relations.status[row]],
    from: relations.from[row].map(node),
    to: relations.to[row].map(node),
    date: relations.date[row],
    first: relations.first[row],
    last: relations.last[row],
    attributes: relations.attributes[row] ?? {},
    inferred: relations.inferred[row] ?? [],
    note: relations.note[row],
    evidence: relations.evidence[row].map((/** @type {number} */ number) => pointers[number]),
  }));
}

/**
 * @param {any} columns
 * @param {any} lines
 * @param {NodeRecord[]} nodes
 * @param {Relation[]} relations
 */
function readLines({ types, statuses }, lines, nodes, relations) {
  return lines.from.map((/** @type {number} */ from, /** @type {number} */ number) => ({
    number,
    from: nodes[from],
    to: nodes[lines.to[number]],
    type: types[lines.type[number]],
    status: statuses[lines.status[number]],
    bend: lines.bend[number],
    relations: lines.relations[number].map((/** @type {number} */ row) => relations[row]),
  }));
}
