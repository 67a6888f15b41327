/**
 * Report what is under the pointer.
 *
 * @import { Point } from "./camera.js"
 */

/**
 * Report the hover position, at most once per frame; null while dragging and on leaving.
 * @param {HTMLElement} container
 * @param {(at: Point | null) => void} listener
 */
export function onPointer(container, listener) {
  let waiting = 0;
  const later = (/** @type {Point | null} */ at) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => listener(at));
  };
  container.addEventListener("pointermove", (event) => {
    const box = container.getBoundingClientRect();
    later(event.buttons ? null : { x: event.clientX - box.left, y: event.clientY - box.top });
  });
  container.addEventListener("pointerleave", () => later(null));
}
