/**
 * Who is bound by which treaty: the stretches that `queries/treaties` derives, compared with a period.
 *
 * @import { Data } from "../data/data.js"
 * @import { Lists } from "../data/csr.js"
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @typedef {{early: number, late: number}} Bounds
 * @typedef {"in force" | "not known" | "not in force"} Force
 * @typedef {Relation | {id: string, date?: string}} Basis a relation, or one outside of the page
 * @typedef {{row: number, treaty: NodeRecord, party: NodeRecord, bound: boolean, begin: Bounds, end: Bounds,
 *   acted: number, known: number}} Membership `bound`: false for a party without a stretch; `acted`: the
 *   first day on which the party did something, `known`: the first for what the stretch rests on
 * @typedef {{since: number, until: number}} Days
 */

import { buildCsr, listAt, offsetsOf } from "../data/csr.js";
import { FAR_OFF, LONG_AGO } from "../data/days.js";

/** What questions without a period are about: all days, or the last that is known. */
export const EVER = { since: LONG_AGO + 1, until: FAR_OFF - 1 };
export const LAST = { since: FAR_OFF - 1, until: FAR_OFF - 1 };

/** @typedef {{ofTreaty: Lists, ofParty: Lists, basis: Lists, provisional: Lists}} Index */
/** @type {WeakMap<Data, Index>} */
const known = new WeakMap();

/** @param {Data} data @returns {Index} */
function indexOf(data) {
  const found = known.get(data) ?? indexed(data);
  known.set(data, found);
  return found;
}

/** @param {Data} data @returns {Index} */
function indexed({ nodes, columns: { numbers } }) {
  const byNode = (/** @type {string} */ name) => {
    const rows = numbers(name);
    return buildCsr(nodes.length, (put) => rows.forEach(put));
  };
  const lists = (/** @type {string} */ name) => ({
    offsets: offsetsOf(numbers(`${name}.count`)),
    items: numbers(name),
  });
  return {
    ofTreaty: byNode("lives.treaty"),
    ofParty: byNode("lives.party"),
    basis: lists("lives.basis"),
    provisional: lists("lives.provisional"),
  };
}

/** The memberships of a treaty, by first day. @param {NodeRecord} treaty */
export function membershipsOfTreaty({ data, row }) {
  return membershipsAt(data, listAt(indexOf(data).ofTreaty, row));
}

/** The memberships of a party, by treaty. @param {NodeRecord} party */
export function membershipsOfParty({ data, row }) {
  return membershipsAt(data, listAt(indexOf(data).ofParty, row));
}

/** @param {Data} data @param {Int32Array} rows @returns {Membership[]} */
function membershipsAt({ nodes, columns: { numbers } }, rows) {
  // distances between days may be longer than 31 bits: sums wrap around to the day again
  const bounds = (/** @type {string} */ name, /** @type {number} */ row) => {
    const early = numbers(name)[row];
    return { early, late: (early + numbers(`${name}.width`)[row]) | 0 };
  };
  return Array.from(rows, (row) => {
    const [begin, end] = [bounds("lives.begin", row), bounds("lives.end", row)];
    const known = (begin.early - numbers("lives.known")[row]) | 0;
    return {
      row,
      treaty: nodes[numbers("lives.treaty")[row]],
      party: nodes[numbers("lives.party")[row]],
      bound: numbers("lives.bound")[row] === 1,
      ...{ begin, end, known },
      acted: (known - numbers("lives.acted")[row]) | 0,
    };
  });
}

/** Whether a treaty is in force for a party on a day of a period. @param {Membership} membership @param {Days} days @returns {Force} */
export function forceIn({ bound, begin, end }, { since, until }) {
  const within = (/** @type {number} */ first, /** @type {number} */ last) =>
    first <= last && first <= until && last >= since;
  if (bound && within(begin.late, end.early)) return "in force";
  return bound && within(begin.early, end.late) ? "not known" : "not in force";
}

/**
 * Why a treaty is not in force in a period, or what is missing to know whether it is.
 * @param {Data} data
 * @param {Membership} membership
 * @param {Days} days
 */
export function reasons(data, membership, days) {
  const { row, bound, begin, end } = membership;
  const force = forceIn(membership, days);
  if (force === "in force") return [];
  if (force === "not known") {
    const unsure = [
      ...(begin.late > days.until ? cell(data, "lives.unsure_begin", row) : []),
      ...(end.early < days.since ? cell(data, "lives.unsure_end", row) : []),
    ];
    return [...new Set(unsure)];
  }
  if (isProvisional(data, membership, days)) return ["applied provisionally"];
  if (bound && days.until < begin.early) return ["not yet in force"];
  return [cell(data, "lives.because", row)].flat();
}

/** Whether the party applies the treaty provisionally. @param {Data} data @param {Membership} membership @param {Days} days */
export function isProvisional(data, { row }, { since, until }) {
  const ends = listAt(indexOf(data).provisional, row);
  return ends.some((first, at) => at % 2 === 0 && first <= until && ends[at + 1] >= since);
}

/** @param {Data} data @param {string} name @param {number} row @returns {any} */
function cell({ columns }, name, row) {
  const code = columns.codes(name)[row];
  return code ? columns.values(name)[code - 1] : [];
}

/** The relation by which the party first signed. @param {Data} data @param {Membership} membership @returns {Basis | null} */
export function signatureOf(data, { row }) {
  const code = data.columns.numbers("lives.signed")[row];
  return code ? relationAt(data, code - 1) : null;
}

/** The relation by which the party consented. @param {Data} data @param {Membership} membership @returns {Basis | null} */
export function consentOf(data, membership) {
  const code = data.columns.numbers("lives.consented")[membership.row];
  // 1 is the first relation of the basis
  if (code === 1) return basisOf(data, membership)[0];
  return code ? relationAt(data, code - 2) : null;
}

/** The relations that a membership rests on. @param {Data} data @param {Membership} membership @returns {Basis[]} */
export function basisOf(data, { row }) {
  return Array.from(listAt(indexOf(data).basis, row), (number) => relationAt(data, number));
}

/** Whether it rests on the table of states that comes with the program. @param {Data} data @param {Membership} membership */
export function isByTable({ columns }, { row }) {
  return columns.numbers("lives.by_table")[row] === 1;
}

/** @param {Data} data @param {number} number @returns {Basis} */
function relationAt({ relations, elsewhere = [] }, number) {
  return number < relations.length ? relations.at(number) : elsewhere[number - relations.length];
}
