/**
 * Colours and line styles of the network, for the light and the dark theme.
 *
 * @typedef {{ink: string, paper: string, focus: string, dark: boolean}} Theme
 */

/**
 * Dash patterns in pixels, by the vocabulary's word for a line style; `possible` is a solid line of what is
 * only possible in the chosen period.
 * @type {Record<string, number[] | false>}
 */
export const DASHES = { solid: false, dashed: [9, 6], dotted: [2, 5], possible: [14, 4, 2, 4] };

const darkness = window.matchMedia("(prefers-color-scheme: dark)");
const LIGHTER = 0.32; // share of white mixed into vocabulary colours in the dark theme

/** @returns {Theme} */
export function currentTheme() {
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
export function onThemeChange(listener) {
  darkness.addEventListener("change", listener);
}

/**
 * A vocabulary colour (#rrggbb), lightened in the dark theme.
 * @param {string} colour
 * @param {Theme} theme
 * @param {number} [opacity]
 */
export function tinted(colour, theme, opacity = 1) {
  const share = theme.dark ? LIGHTER : 0;
  const parts = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
  const mixed = parts.map((part) => Math.round(part + (255 - part) * share));
  return `rgba(${mixed.join(", ")}, ${opacity})`;
}

/** Line width, which grows slowly with the number of relations. @param {number} count */
export function lineWidth(count) {
  return 1.8 + 1.1 * Math.log2(Math.max(1, count));
}

/** False if the reader prefers reduced motion. */
export function motionIsFine() {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
