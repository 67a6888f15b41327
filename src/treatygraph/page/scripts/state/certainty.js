/**
 * What is certain in a period, and what is only possible: the rules of `Graph.certainty` in Python.
 *
 * A relation is possible in a period if its possible span shares a day with it. It is certain if its certain
 * span does, or if its whole possible span lies within: `dates/spans.py` encodes both in one span, which
 * ends before it begins where no single day is certain.
 *
 * @import { Data } from "../data/data.js"
 * @import { Passed, Period } from "./filters.js"
 * @typedef {{first: number, last: number}} Span
 * @typedef {{certain: number, possible: number}} Counts
 */

import { NEVER, overlaps } from "../data/days.js";

const OUTSIDE = 0;
const POSSIBLE = 1;
const CERTAIN = 2;

/** True if a period has a first or a last day. @param {{first: number | null, last: number | null}} period */
export function isBounded({ first, last }) {
  return first !== null || last !== null;
}

/** The certainty of all relations in a period; of none if the period is all of time. */
export class Certainty {
  /** @param {Data} data @param {Period} period */
  constructor({ by, columns }, period) {
    this.dates = by.date;
    /** By the code of a date; empty without a period. @type {number[]} */
    this.verdicts = isBounded(period) ? verdictsOf(columns, period) : [];
  }

  /** True if a period is chosen. */
  get applies() {
    return this.verdicts.length > 0;
  }

  /** Null for what is undated or outside of the period, and without a period. @param {{row: number}} relation */
  of({ row }) {
    const verdict = this.verdicts[this.dates[row]];
    if (verdict === CERTAIN) return "certain";
    return verdict === POSSIBLE ? "possible" : null;
  }

  /** True for what is only possible in the period. @param {number} row */
  isPossible(row) {
    return this.verdicts[this.dates[row]] === POSSIBLE;
  }

  /**
   * How many rows are certain, and how many only possible.
   * @param {Iterable<number>} rows
   * @returns {Counts}
   */
  count(rows) {
    const counts = [0, 0, 0];
    for (const row of rows) counts[this.verdicts[this.dates[row]] ?? OUTSIDE] += 1;
    return { certain: counts[CERTAIN], possible: counts[POSSIBLE] };
  }

  /** For each date code, whether the period hides it. @param {Period} period */
  hides({ certain, undated }) {
    const least = certain ? CERTAIN : POSSIBLE;
    const hidden = this.verdicts.map((verdict) => verdict < least);
    hidden[0] = !undated || (certain && this.applies);
    return hidden.includes(true) ? hidden : [];
  }
}

/**
 * How many relations are certain in the period, and how many only possible; null without a period.
 * @param {Passed} passed
 * @param {Iterable<number>} [rows] of all that pass
 */
export function countsInPeriod({ certainty, relations }, rows = relations.rows()) {
  return certainty.applies ? certainty.count(rows) : null;
}

/**
 * The verdict on each date, by its code; undated relations have code 0.
 * @param {import("../data/decode.js").Columns} columns
 * @param {Period} period
 */
function verdictsOf({ numbers }, period) {
  const [first, last] = [numbers("dates.first"), numbers("dates.last")];
  const [from, until] = [numbers("dates.certain_first"), numbers("dates.certain_last")];
  const verdicts = [OUTSIDE];
  first.forEach((day, index) => {
    const possible = { first: day, last: last[index] };
    verdicts.push(verdictOn(possible, { first: from[index], last: until[index] }, period));
  });
  return verdicts;
}

/**
 * @param {Span} possible
 * @param {Span} certain
 * @param {Period} period
 */
function verdictOn(possible, certain, period) {
  const spans = period.mode === "started" ? beginning(possible, certain) : { possible, certain };
  if (!overlaps(spans.possible.first, spans.possible.last, period)) return OUTSIDE;
  return overlaps(spans.certain.first, spans.certain.last, period) ? CERTAIN : POSSIBLE;
}

/**
 * The spans of the day on which a relation began. The certain span starts on the latest such day, so it
 * certainly began within a period if all days up to that one lie within.
 * @param {Span} possible
 * @param {Span} certain
 */
function beginning({ first, last }, certain) {
  const latest = Math.min(last, certain.first);
  const isDoubtful = certain.first === NEVER.first && certain.last === NEVER.last;
  return {
    possible: { first, last: latest },
    certain: isDoubtful ? NEVER : { first: latest, last: first },
  };
}
