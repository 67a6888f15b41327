/**
 * What the first questions need, made while the reader still looks around.
 *
 * @import { Data } from "./data.js"
 */

import { tiesOf } from "./ties.js";

const PAUSE = 50; // for a browser that does not tell when it is idle

/** @param {Data} data */
export function prepare(data) {
  const tasks = [() => tiesOf(data), () => data.find(""), ...readings(data)];
  const next = () => {
    tasks.shift()?.();
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
  return Object.entries(fields).filter(([, { get }]) => get).map(([field]) => field);
}

/** @param {() => void} task */
function whenIdle(task) {
  if (window.requestIdleCallback) window.requestIdleCallback(task);
  else setTimeout(task, PAUSE);
}
