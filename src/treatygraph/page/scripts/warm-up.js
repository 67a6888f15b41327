/**
 * What the first questions need, made while the reader still looks around.
 *
 * @import { Data } from "./data/data.js"
 */

import { tiesOf } from "./paths/adjacency.js";

const PAUSE = 50; // for a browser that does not tell when it is idle
const ENOUGH = 20; // milliseconds, for one task more

/** What a path needs comes first. @param {Data} data */
export function prepare(data) {
  // ids of relations would take longer than any answer, and are asked for by few addresses
  const ids = () => data.nodes[0] && data.find(data.nodes[0].id);
  const tasks = [() => tiesOf(data), ids, ...readings(data)];
  const next = (/** @type {IdleDeadline | void} */ deadline) => {
    do tasks.shift()?.();
    while (tasks.length && deadline && deadline.timeRemaining() > ENOUGH);
    if (tasks.length) whenIdle(next);
  };
  whenIdle(next);
}

/** Every column is read with the first of its records. @param {Data} data */
function readings({ nodes, relations }) {
  const records = [nodes[0], ...(relations.length ? [relations.at(0)] : [])].filter(Boolean);
  return records.flatMap((record) => gettersOf(record).map((field) => () => Reflect.get(record, field)));
}

/** @param {object} record */
function gettersOf(record) {
  const fields = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(record));
  return Object.entries(fields)
    .filter(([, { get }]) => get)
    .map(([field]) => field);
}

/** @param {(deadline: IdleDeadline | void) => void} task */
function whenIdle(task) {
  if (window.requestIdleCallback) window.requestIdleCallback(task);
  else setTimeout(task, PAUSE);
}
