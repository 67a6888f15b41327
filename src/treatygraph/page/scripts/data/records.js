/**
 * Nodes and relations as records that read their fields from the columns on access.
 *
 * @import { Data, Kind, Pointer, Source, Status, Type } from "./data.js"
 * @import { Point } from "../network/camera.js"
 */

import { listAt } from "./csr.js";
import { speakersOf } from "./speakers.js";

export class NodeRecord {
  /** @param {Data} data @param {number} row @param {Kind} kind */
  constructor(data, row, kind) {
    this.data = data;
    this.row = row;
    this.kind = kind;
    /** Position in the overview; null for nodes outside of it. @type {Point | null} */
    this.position = null;
  }

  /** True for nodes of the page, false for nodes that are only named by relations. */
  get drawn() {
    return this.row < this.data.drawn;
  }

  /** @returns {string} */
  get id() {
    return this.data.columns.values("nodes.id")[this.row];
  }

  /** @returns {string} */
  get name() {
    return this.data.columns.values("nodes.name")[this.row];
  }

  /** @returns {string[]} */
  get aliases() {
    return cellOf(this.data, "nodes.aliases", this.row) ?? [];
  }

  /** @returns {Record<string, string>} */
  get codes() {
    return fieldsOf(this.data, "nodes.codes.", this.row);
  }

  /** @returns {Record<string, any>} */
  get attributes() {
    return fieldsOf(this.data, "nodes.attributes.", this.row);
  }

  /** @returns {string | undefined} */
  get note() {
    return cellOf(this.data, "nodes.note", this.row);
  }

  /** Number of relations it takes part in. */
  get degree() {
    const { offsets } = this.data.touching;
    return offsets[this.row + 1] - offsets[this.row];
  }

  /** Rows of its relations, in time order. */
  get rows() {
    return listAt(this.data.touching, this.row);
  }

  /** Relations that a source quotes it for, in time order. @returns {Relation[]} */
  get said() {
    const rows = listAt(speakersOf(this.data).ofNodes, this.row);
    return Array.from(rows, (row) => this.data.relations.at(row));
  }

  /** In time order. @returns {Relation[]} */
  get relations() {
    return Array.from(this.rows, (row) => this.data.relations.at(row));
  }
}

export class Relation {
  /** @param {Data} data @param {number} row */
  constructor(data, row) {
    this.data = data;
    this.row = row;
  }

  /** @returns {string} */
  get id() {
    return this.data.columns.values("relations.id")[this.row];
  }

  /** @returns {Type} */
  get type() {
    return this.data.types[this.data.by.type[this.row]];
  }

  /** @returns {Status} */
  get status() {
    return this.data.statuses[this.data.by.status[this.row]];
  }

  /** @returns {NodeRecord[]} */
  get from() {
    return nodesAt(this.data, "from", this.row);
  }

  /** @returns {NodeRecord[]} */
  get to() {
    return nodesAt(this.data, "to", this.row);
  }

  /** @returns {string | undefined} */
  get date() {
    return cellOf(this.data, "relations.date", this.row);
  }

  get first() {
    return this.data.by.first[this.row];
  }

  get last() {
    return this.data.by.last[this.row];
  }

  /** The days on which it surely held; they end before they begin where no day is certain. */
  get certain() {
    const { first, last } = this.data.by.certain;
    return { first: first[this.row], last: last[this.row] };
  }

  /** @returns {Record<string, any>} */
  get attributes() {
    return fieldsOf(this.data, "relations.attributes.", this.row);
  }

  /** @returns {string[]} */
  get inferred() {
    return cellOf(this.data, "relations.inferred", this.row) ?? [];
  }

  /** @returns {string | undefined} */
  get note() {
    return cellOf(this.data, "relations.note", this.row);
  }

  /** The fields besides attributes that it has, by key. @returns {Record<string, any>} */
  get fields() {
    const pairs = this.data.fields.relations.map((key) => [
      key,
      cellOf(this.data, `relations.${key}`, this.row),
    ]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }

  /** @returns {Pointer[]} */
  get evidence() {
    const { offsets } = this.data.by.pointers;
    const pointers = [];
    for (let number = offsets[this.row]; number < offsets[this.row + 1]; number += 1)
      pointers.push(pointerOf(this.data, number));
    return pointers;
  }

  /** The nodes that its sources quote. @returns {NodeRecord[]} */
  get speakers() {
    return Array.from(listAt(speakersOf(this.data).ofRelations, this.row), (row) => this.data.nodes[row]);
  }

  /** Its sources, without repetition. @returns {Source[]} */
  get sources() {
    const cited = new Set(listAt(this.data.by.pointers, this.row));
    return Array.from(cited, (number) => this.data.sources[number]);
  }
}

/** All relations of a page; each record is created at its first use. */
export class Relations {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.length = data.by.type.length;
    /** @type {Relation[]} */
    this.made = new Array(this.length);
  }

  /** @param {number} row */
  at(row) {
    return (this.made[row] ??= new Relation(this.data, row));
  }
}

/** @param {Data} data @param {"from" | "to"} end @param {number} row */
function nodesAt({ by, nodes }, end, row) {
  return Array.from(listAt(by[end], row), (node) => nodes[node]);
}

/** @param {Data} data @param {number} number @returns {Pointer} */
function pointerOf(data, number) {
  const { speaker, ...more } = cellOf(data, "pointers.more", number) ?? {};
  return {
    ...more,
    source: data.sources[data.by.pointers.items[number]],
    at: cellOf(data, "pointers.at", number),
    speaker: data.nodes[speaker],
  };
}

/**
 * The value of a row in a pool column, or undefined.
 * @param {Data} data
 * @param {string} name
 * @param {number} row
 */
function cellOf({ columns }, name, row) {
  const code = columns.codes(name)[row];
  return code ? columns.values(name)[code - 1] : undefined;
}

/**
 * The values of a row in all columns with a prefix, by the rest of the name.
 * @param {Data} data
 * @param {string} prefix
 * @param {number} row
 */
function fieldsOf(data, prefix, row) {
  const names = namesWith(data, prefix).filter((name) => data.columns.codes(name)[row]);
  // Object.fromEntries is safe for any field name, even __proto__
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), cellOf(data, name, row)]));
}

/** @type {WeakMap<Data, Map<string, string[]>>} */
const known = new WeakMap();

/** @param {Data} data @param {string} prefix @returns {string[]} */
function namesWith(data, prefix) {
  const names = known.get(data) ?? new Map();
  known.set(data, names);
  const found = names.get(prefix) ?? data.columns.names.filter((name) => name.startsWith(prefix));
  names.set(prefix, found);
  return found;
}
