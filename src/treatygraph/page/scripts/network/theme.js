/**
 * Colours and line styles of the drawing, in the light and in the dark.
 *
 * @typedef {{ink: string, paper: string, focus: string, dark: boolean}} Look
 */

/**
 * Dashes by the vocabulary's word for a line, in pixels.
 * @type {Record<string, number[] | false>}
 */
export const DASHES = { solid: false, dashed: [9, 6], dotted: [2, 5] };

const darkness = window.matchMedia("(prefers-color-scheme: dark)");
const LIGHTER = 0.32; // the share of white that a colour of the vocabulary takes in the dark

/** @returns {Look} */
export function currentLook() {
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour("ink"),
    paper: colour("paper"),
    focus: colour("focus"),
    dark: darkness.matches,
  };
}

/** @param {() => void} listener */
export function onLookChange(listener) {
  darkness.addEventListener("change", listener);
}

/**
 * A colour of the vocabulary (#rrggbb), lightened in the dark.
 * @param {string} colour
 * @param {Look} look
 * @param {number} [opacity]
 */
export function tinted(colour, look, opacity = 1) {
  const share = look.dark ? LIGHTER : 0;
  const parts = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
  const mixed = parts.map((part) => Math.round(part + (255 - part) * share));
  return `rgba(${mixed.join(", ")}, ${opacity})`;
}

/** Width grows slowly with the number of relations in a line. @param {number} count */
export function lineWidth(count) {
  return 1.8 + 1.1 * Math.log2(Math.max(1, count));
}

/** Whether movement is welcome. */
export function motionIsFine() {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
