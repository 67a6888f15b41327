/**
 * The tabs of the page (network, table, timeline) with their shared controls: scope and save menu.
 *
 * @import { Relation } from "../data/records.js"
 * @import { State, Store, Tab } from "../state/store.js"
 */

import { saveMenu } from "../export/save-menu.js";
import { button, byId, make } from "../ui/elements.js";
import { texts } from "../ui/texts.js";
import { createScope } from "./scope.js";
import { createTable } from "./table.js";
import { createList } from "./timeline.js";

/** @type {Tab[]} */
const TABS = ["drawing", "table", "list"];

/**
 * @param {Store} store
 * @param {(relation: Relation) => void} open
 */
export function createTabs(store, open) {
  const scope = createScope(store);
  const tabs = TABS.map((tab) => tabButton(store, tab));
  const only = onlyChosen(store);
  const bar = make(
    "div",
    { id: "views" },
    make("div", { role: "tablist", "aria-label": texts.tabs.label, onkeydown: moved }, ...tabs),
    only.element,
    saveMenu(store, scope),
  );
  const readers = { table: createTable(store, scope, open), list: createList(store, scope, open) };
  byId("stage").before(bar);
  const panels = placePanels(store, readers);
  const keepFilled = filling(scope, readers);

  const update = (/** @type {State} */ state) => {
    const own = tabOf(state);
    byId("stage").dataset.tab = own;
    byId("stage").setAttribute("aria-label", texts.tabs[own]);
    tabs.forEach((tab, index) => tellTab(tab, TABS[index] === own));
    panels.forEach((panel, index) => index && (panel.hidden = TABS[index] !== own));
    only.update(state, scope.isOffered());
    keepFilled(state);
  };
  store.subscribe(update);
  update(store.get());
  return { scope, readers };
}

/** The current tab; the address may hold an unknown word. @param {State} state */
export function tabOf({ view }) {
  return TABS.includes(view.tab) ? view.tab : "drawing";
}

/** @param {Store} store @param {Tab} tab */
function tabButton(store, tab) {
  return button(texts.tabs[tab], () => store.setView({ tab }), {
    id: `tab-${tab}`,
    role: "tab",
    "aria-controls": tab === "drawing" ? "drawing" : `view-${tab}`,
  });
}

/** @param {HTMLElement} tab @param {boolean} chosen */
function tellTab(tab, chosen) {
  tab.setAttribute("aria-selected", String(chosen));
  tab.tabIndex = chosen ? 0 : -1;
}

/** Arrow keys move to a tab and activate it (WAI-ARIA tabs pattern). @param {KeyboardEvent} event */
function moved(event) {
  const tabs = /** @type {HTMLElement[]} */ ([.../** @type {HTMLElement} */ (event.currentTarget).children]);
  const index = tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const wanted = {
    ArrowRight: (index + 1) % tabs.length,
    ArrowLeft: (index + tabs.length - 1) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  }[event.key];
  if (wanted === undefined) return;
  event.preventDefault();
  tabs[wanted].focus();
  tabs[wanted].click();
}

/** The switch that narrows the scope to the selection. @param {Store} store */
function onlyChosen(store) {
  const box = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "checkbox",
      onchange: () => store.setView({ scope: box.checked ? "chosen" : "all" }),
    })
  );
  const element = make("label", { class: "only" }, box, texts.tabs.only);
  const update = (/** @type {State} */ { view }, /** @type {boolean} */ offered) => {
    element.hidden = !offered;
    box.checked = view.scope === "chosen";
  };
  return { element, update };
}

/** @param {Store} store @param {Record<"table" | "list", {element: HTMLElement}>} readers */
function placePanels(store, readers) {
  const drawing = byId("drawing");
  drawing.setAttribute("role", "tabpanel");
  drawing.setAttribute("aria-labelledby", "tab-drawing");
  const others = /** @type {const} */ (["table", "list"]).map((tab) => {
    const about = { role: "tabpanel", "aria-labelledby": `tab-${tab}`, hidden: true };
    const none = make("p", { class: "none" }, texts.tabs.none);
    const all = button(texts.summary.showAll, () => store.showAll(), { class: "plain" });
    none.append(" ", all);
    return make("div", { id: `view-${tab}`, class: "reading", ...about }, readers[tab].element, none);
  });
  byId("stage").append(...others);
  return [drawing, ...others];
}

/**
 * Render a table or timeline only when it is visible and its relations have changed.
 * @param {import("./scope.js").Scope} scope
 * @param {Record<"table" | "list", ReturnType<typeof createTable>>} readers
 */
function filling(scope, readers) {
  /** @type {any[]} */
  let filled = [];
  return (/** @type {State} */ state) => {
    const tab = tabOf(state);
    if (tab === "drawing") return;
    const now = [tab, state.passed, state.view.sort, scope.narrowedTo()];
    if (now.some((part, index) => part !== filled[index])) {
      filled = [...now, state.selected];
      readers[tab].fill();
      byId(`view-${tab}`).classList.toggle("empty", !readers[tab].reader.rows.length);
    } else if (state.selected !== filled[4]) {
      filled[4] = state.selected;
      readers[tab].reader.mark();
    }
  };
}
