/**
 * The period: a histogram of the relations with a brush, by mouse or keyboard.
 *
 * @import { Bins } from "./histogram.js"
 * @import { Period } from "../state/filters.js"
 * @import { State, Store } from "../state/store.js"
 * @typedef {{from: number, to: number}} Window bin indices, both included
 */

import { FAR_OFF, LONG_AGO } from "../data/days.js";
import { daysText } from "../data/readable-date.js";
import { isBounded } from "../state/certainty.js";
import { withEnds } from "../state/filters.js";
import { button, byId, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { binOf, binSpans, binsOf, countByBin } from "./histogram.js";
import { brushOn, drawBars } from "./histogram-view.js";
import { createCertain, createMode, createUndated } from "./switches.js";
import { createTypedDates } from "./typed-dates.js";

const PAUSE = 900; // between two steps of the animation

/** @param {Store} store */
export function createPeriod(store) {
  const { data } = store.get();
  const bins = binsOf(data.by);
  const index = byId("time");
  index.setAttribute("aria-label", texts.time.label);
  index.hidden = bins.labels.length < 2;
  if (index.hidden) return;
  const spans = binSpans(bins, data.by);
  const choose = (/** @type {Window} */ chosen) =>
    store.set({ period: periodOf(chosen, bins, store.get().period) });
  const chart = make("div", { class: "bars" });
  const controls = createControls(store, bins, choose);
  index.append(controls.head, chart, make("div", { class: "ends" }, ...controls.ends));
  brushOn(chart, bins.labels.length, choose);
  const update = (/** @type {State} */ state) => {
    const counts = countByBin(bins.labels.length, spans, state.passed.whenever.marks);
    drawBars(chart, bins, counts, windowOf(state.period, bins));
    controls.update(state);
  };
  store.subscribe((state, before) => state.passed !== before.passed && update(state));
  update(store.get());
  let width = chart.clientWidth;
  // how many labels fit depends on the width
  new ResizeObserver(() => {
    if (chart.clientWidth === width) return;
    width = chart.clientWidth;
    update(store.get());
  }).observe(chart);
}

/** What the two shades of the bars mean. */
function shadeKey() {
  const entry = (/** @type {"certain" | "possible"} */ shade) =>
    make("li", {}, make("i", { class: shade }), texts.time.key[shade]);
  return make("ul", { class: "shades" }, entry("certain"), entry("possible"));
}

/** The bins that a period covers. @param {Period} period @param {Bins} bins @returns {Window} */
function windowOf({ first, last }, bins) {
  const end = bins.labels.length - 1;
  return { from: first === null ? 0 : binOf(bins, first), to: last === null ? end : binOf(bins, last) };
}

/**
 * The period of a window; open at the outermost bins.
 * @param {Window} window
 * @param {Bins} bins
 * @param {Period} period
 * @returns {Period}
 */
function periodOf({ from, to }, { starts, labels }, period) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return withEnds(period, {
    first: low > 0 ? starts[low] : null,
    last: high < labels.length - 1 ? starts[high + 1] - 1 : null,
  });
}

/**
 * The bins of a period, or its days if an address or a script chose other ones.
 * @param {Period} period
 * @param {Window} window
 * @param {Bins} bins
 */
function periodText(period, { from, to }, bins) {
  const { first, last } = periodOf({ from, to }, bins, period);
  if (first !== period.first || last !== period.last)
    return daysText({ first: period.first ?? LONG_AGO, last: period.last ?? FAR_OFF });
  return from === to ? bins.labels[from] : texts.dates.to(bins.labels[from], bins.labels[to]);
}

/**
 * @param {Store} store
 * @param {Bins} bins
 * @param {(chosen: Window) => void} choose
 */
function createControls(store, bins, choose) {
  const present = () => windowOf(store.get().period, bins);
  const told = make("p", { class: "told", "aria-live": "polite" });
  const mode = createMode(store);
  const undated = createUndated(store);
  const certain = createCertain(store);
  const typed = createTypedDates(store);
  const film = createFilm(store, present, choose, bins.labels.length - 1);
  const all = button(texts.time.all, () => choose({ from: 0, to: bins.labels.length - 1 }), {
    class: "plain",
  });
  const ends = createEnds(bins, present, choose);
  const head = make(
    "div",
    { class: "head" },
    make("div", { class: "line" }, make("h2", {}, texts.time.title), told, all, shadeKey()),
    make("div", { class: "line" }, ...film.buttons, typed.element, mode, certain.element, undated.element),
  );
  return {
    head,
    ends: ends.map((end) => end.element),
    update(/** @type {State} */ state) {
      const { from, to } = windowOf(state.period, bins);
      const whole = !isBounded(state.period);
      told.textContent = whole
        ? texts.time.whole
        : texts.time.period(
            periodText(state.period, { from, to }, bins),
            state.passed.certainty.count(state.passed.relations.rows()),
            state.passed.hides.period,
            undated.left(state),
          );
      told.classList.toggle("whole", whole);
      all.hidden = whole;
      /** @type {HTMLSelectElement} */ (mode.querySelector("select")).value = state.period.mode;
      undated.update(state);
      certain.update(state);
      typed.update(state);
      ends.forEach((end) => end.update({ from, to }));
    },
  };
}

/**
 * Buttons that step or animate the brush.
 * @param {Store} store
 * @param {() => Window} present
 * @param {(chosen: Window) => void} choose
 * @param {number} end
 */
function createFilm(store, present, choose, end) {
  let timer = 0;
  const step = (/** @type {number} */ by) => {
    const { from, to } = present();
    const width = from === 0 && to === end ? 0 : to - from;
    const start = from === 0 && to === end ? (by > 0 ? 0 : end) : from + by;
    if (start < 0 || start + width > end) return false;
    choose({ from: start, to: start + width });
    return true;
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    store.set({ playing: false });
    play.textContent = texts.time.play;
  };
  const start = () => {
    play.textContent = texts.time.pause;
    timer = window.setInterval(() => step(1) || stop(), PAUSE);
    if (!step(1)) choose({ from: 0, to: present().to - present().from });
    store.set({ playing: true });
  };
  const play = button(texts.time.play, () => (timer ? stop() : start()), { class: "film" });
  const back = button("‹", () => step(-1), {
    class: "film",
    "aria-label": texts.time.back,
    title: texts.time.back,
  });
  const on = button("›", () => step(1), { class: "film", "aria-label": texts.time.on, title: texts.time.on });
  return { buttons: [back, play, on] };
}

/**
 * Sliders for the two ends of the brush, for the keyboard.
 * @param {Bins} bins
 * @param {() => Window} present
 * @param {(chosen: Window) => void} choose
 */
function createEnds(bins, present, choose) {
  return /** @type {("from" | "to")[]} */ (["from", "to"]).map((end) => {
    const other = end === "from" ? "to" : "from";
    const element = /** @type {HTMLInputElement} */ (
      make("input", {
        type: "range",
        min: 0,
        max: bins.labels.length - 1,
        "aria-label": texts.time[end],
        class: end,
        oninput: () => move(Number(element.value)),
      })
    );
    const move = (/** @type {number} */ to) => {
      const limit = present()[other];
      const within = end === "from" ? Math.min(to, limit) : Math.max(to, limit);
      element.value = String(within);
      choose(/** @type {Window} */ ({ ...present(), [end]: within }));
    };
    const update = (/** @type {Window} */ chosen) => {
      element.value = String(chosen[end]);
      element.setAttribute("aria-valuetext", bins.labels[chosen[end]]);
    };
    return { element, update };
  });
}
