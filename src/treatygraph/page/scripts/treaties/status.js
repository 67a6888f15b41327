/**
 * The status of a treaty, and what a party is bound by: the answers of `treatygraph status` and `in-force`.
 *
 * @import { Period } from "../state/filters.js"
 * @import { NodeRecord } from "../data/records.js"
 * @import { Basis, Days, Force, Membership } from "./memberships.js"
 * @typedef {{membership: Membership, force: Force, because: string[], bound: boolean, signed: Basis | null,
 *   consented: Basis | null}} Entry `bound`: whether its stretch is known by the end of the period
 */

import { dayOf } from "../data/days.js";
import { isBounded } from "../state/certainty.js";
import {
  consentOf,
  EVER,
  forceIn,
  isProvisional,
  LAST,
  membershipsOfParty,
  membershipsOfTreaty,
  reasons,
  signatureOf,
} from "./memberships.js";

/** @type {Force[]} */
const ORDER = ["in force", "not known", "not in force"];

/** The days of a period, and without one those of a default. @param {Period} period @param {Days} otherwise */
function daysOf(period, otherwise) {
  if (!isBounded(period)) return otherwise;
  return { since: period.first ?? EVER.since, until: period.last ?? EVER.until };
}

/**
 * The parties of a treaty: in a period, one entry for each, otherwise one for each stretch.
 * @param {NodeRecord} treaty
 * @param {Period} period
 */
export function statusOf(treaty, period) {
  const days = daysOf(period, LAST);
  const memberships = membershipsOfTreaty(treaty);
  const chosen = isBounded(period) ? onePerParty(memberships, days) : memberships;
  return sorted(chosen, days, period);
}

/** The treaties that bind a party in a period, or ever bound it. @param {NodeRecord} party @param {Period} period */
export function boundBy(party, period) {
  const days = daysOf(period, EVER);
  const memberships = membershipsOfParty(party);
  return sorted(memberships, days, period).filter(({ force }) => force !== "not in force");
}

/** @param {Membership[]} memberships @param {Days} days @param {Period} period */
function sorted(memberships, days, period) {
  const entries = memberships
    .map((membership) => entryOf(membership, days))
    .filter(({ force }) => !period.certain || force !== "not known");
  const rank = (/** @type {Entry} */ { force }) => ORDER.indexOf(force);
  return entries.sort((one, other) => rank(one) - rank(other) || startOf(one) - startOf(other));
}

/** @param {Entry} entry */
function startOf({ membership: { bound, begin, acted } }) {
  return bound ? begin.early : acted;
}

/**
 * What a day's reader can know: a stretch that rests on later acts does not count yet.
 * @param {Membership} membership
 * @param {Days} days
 * @returns {Entry}
 */
function entryOf(membership, days) {
  const { data } = membership.treaty;
  const bound = membership.bound && membership.known <= days.until;
  const [signed, consented] = [signatureOf(data, membership), consentOf(data, membership)].map((act) =>
    act && isDoneBy(act, days.until) ? act : null,
  );
  const force = forceIn(membership, days);
  const isLater = membership.bound && !bound && !isProvisional(data, membership, days);
  const because = isLater ? [unbound(signed, consented)] : reasons(data, membership, days);
  return { membership, force, because, bound, signed, consented };
}

/** Why a party is not bound that no stretch binds yet. @param {Basis | null} signed @param {Basis | null} consented */
function unbound(signed, consented) {
  if (consented) return "consent without effect";
  return signed ? "signed only" : "no consent known";
}

/** @param {Basis} act @param {number} day */
function isDoneBy(act, day) {
  if ("first" in act) return !act.date || act.first <= day;
  return !act.date || (dayOf(act.date) ?? day) <= day;
}

/** Of each party that has acted, what says most about the days. @param {Membership[]} memberships @param {Days} days */
function onePerParty(memberships, days) {
  /** @type {Map<NodeRecord, Membership>} */
  const found = new Map();
  const weight = (/** @type {Membership} */ each) => [
    Number(each.known <= days.until),
    -ORDER.indexOf(forceIn(each, days)),
    each.begin.early,
  ];
  for (const each of memberships) {
    if (Math.min(each.acted, each.known) > days.until) continue;
    const best = found.get(each.party);
    if (!best || isMore(weight(each), weight(best))) found.set(each.party, each);
  }
  return [...found.values()];
}

/** Whether a list of numbers comes after another one. @param {number[]} one @param {number[]} other */
function isMore(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && one[at] > other[at];
}
