/**
 * Prepare what the first queries need while the page is idle.
 *
 * @import { Data } from "./data/data.js"
 */

import { adjacencyOf } from "./paths/adjacency.js";

const PAUSE = 50; // for browsers without requestIdleCallback
const ENOUGH = 20; // milliseconds that must remain for one more task

/** Tasks by priority: paths first. @param {Data} data */
export function prepare(data) {
  // skip the index of relation ids: it is slow to build and few addresses need it
  const ids = () => data.nodes[0] && data.find(data.nodes[0].id);
  const tasks = [() => adjacencyOf(data), ids, ...readings(data)];
  const next = (/** @type {IdleDeadline | void} */ deadline) => {
    do tasks.shift()?.();
    while (tasks.length && deadline && deadline.timeRemaining() > ENOUGH);
    if (tasks.length) whenIdle(next);
  };
  whenIdle(next);
}

/** Reading all fields of the first record decodes every column. @param {Data} data */
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
