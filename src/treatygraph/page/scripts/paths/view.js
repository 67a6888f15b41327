/**
 * The path panel: each path step by step.
 *
 * @import { NodeRecord, Relation } from "../data/records.js"
 * @import { Links } from "../panel/relation-entry.js"
 * @import { Path, Step } from "./answer.js"
 * @import { PathQuery, State, Store } from "../state/store.js"
 */

import { stepRelation } from "../panel/relation-entry.js";
import { askComparison, askPath, changePath } from "../state/queries.js";
import { button, isolate, joined, make } from "../ui/elements.js";
import { longList } from "../ui/long-list.js";
import { texts } from "../ui/texts.js";
import { isHidden } from "./adjacency.js";
import { answerOf, hubsOf, MOST_LISTED } from "./answer.js";
import { pathForm } from "./form.js";

/** Relations of a step that are listed before "more" is pressed. */
const MOST_RELATIONS = 6;

/** @param {State} state @param {PathQuery} pathQuery @param {Store} store @param {Links} links */
export function pathView(state, pathQuery, store, links) {
  const { from, to } = pathQuery;
  return to
    ? pathsView(state, { ...pathQuery, to }, store, links)
    : [
        make("p", { class: "kind" }, texts.path.label),
        make("h2", { tabindex: "-1" }, ...texts.path.from(isolate(from.name))),
        make("p", { class: "muted" }, texts.path.chooseEnd),
        pathForm(store, from),
      ];
}

/**
 * @param {State} state
 * @param {PathQuery & {to: NodeRecord}} pathQuery
 * @param {Store} store
 * @param {Links} links
 */
function pathsView(state, { from, to, options }, store, links) {
  const answer = answerOf(state);
  const told = answer?.paths ?? [];
  return [
    make("p", { class: "kind" }, texts.path.label),
    make("h2", { tabindex: "-1" }, ...texts.path.between(isolate(from.name), isolate(to.name))),
    make("p", { class: "answer" }, answer ? texts.path.found(answer) : texts.path.none),
    !answer && hints(state, { from, to }),
    answer && answer.count > MOST_LISTED && make("p", { class: "muted" }, texts.path.first(MOST_LISTED)),
    actions(store, from, to),
    choices(state, { from, to, options }, store),
    ...told.map((path, index) => pathSection(state, path, index, told.length, store, links)),
  ];
}

/**
 * Suggestions when there is no path.
 * @param {State} state
 * @param {{from: NodeRecord, to: NodeRecord}} ends
 */
function hints(state, { from, to }) {
  const options = state.pathQuery?.options;
  const hidden = [from, to].filter((node) => isHidden(state, node));
  const filtered = state.passed.relations.size < state.data.relations.length;
  const { help } = texts.path;
  const tips = [
    ...hidden.map((node) => help.hidden(node.name)),
    filtered && help.filters,
    !options?.planned && help.planned,
    options?.inTime && help.inTime,
    options?.inTime && options.certain && help.certain,
    !options?.hubs && help.hubs,
    options?.avoid.length && help.avoid,
  ].filter(Boolean);
  if (!tips.length) return make("p", { class: "muted" }, help.nothing);
  return make(
    "div",
    {},
    make("p", { class: "muted" }, help.title),
    make("ul", { class: "hints" }, ...tips.map((tip) => make("li", {}, String(tip)))),
  );
}

/** @param {Store} store @param {NodeRecord} from @param {NodeRecord} to */
function actions(store, from, to) {
  return make(
    "p",
    { class: "asks" },
    button(texts.path.turn, () => askPath(store, to, from), { class: "plain", id: "path-turn" }),
    button(texts.path.otherEnd, () => askPath(store, from, null), { class: "plain" }),
    from !== to && button(texts.compare.these, () => askComparison(store, from, to), { class: "plain" }),
  );
}

/** The options of the search. @param {State} state @param {PathQuery} pathQuery @param {Store} store */
function choices({ data }, { options }, store) {
  const hubs = hubsOf(data);
  const { planned, inTime, certain, noHubs, hubsAre, filters } = texts.path.options;
  return make(
    "fieldset",
    { class: "options" },
    make("legend", {}, texts.path.options.title),
    option("path-planned", planned, options.planned, (on) => changePath(store, { planned: on })),
    option("path-time", inTime, options.inTime, (on) => changePath(store, { inTime: on })),
    options.inTime &&
      option("path-certain", certain, options.certain, (on) => changePath(store, { certain: on })),
    option("path-hubs", noHubs, !options.hubs, (on) => changePath(store, { hubs: !on }), hubsAre(hubs)),
    options.avoid.length > 0 && avoided(options.avoid, store),
    make("p", { class: "muted" }, filters),
  );
}

/**
 * @param {string} id
 * @param {string} label
 * @param {boolean} checked
 * @param {(on: boolean) => void} change
 * @param {string} [more]
 */
function option(id, label, checked, change, more) {
  const box = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "checkbox",
      id,
      checked,
      onchange: () => change(box.checked),
      "aria-describedby": more && `${id}-more`,
    })
  );
  return make(
    "div",
    {},
    make("label", {}, box, " ", label),
    more && make("p", { class: "muted", id: `${id}-more` }, isolate(more)),
  );
}

/** @param {NodeRecord[]} avoid @param {Store} store */
function avoided(avoid, store) {
  const entries = avoid.map((node) => {
    const others = avoid.filter((each) => each !== node);
    const label = texts.path.allow(node.name);
    const remove = button("×", () => changePath(store, { avoid: others }), {
      "aria-label": label,
      title: label,
    });
    return make("li", {}, isolate(node.name), " ", remove);
  });
  const id = "path-avoided";
  return make(
    "div",
    {},
    make("p", { id }, texts.path.avoided),
    make("ul", { class: "avoided", "aria-labelledby": id }, ...entries),
  );
}

/**
 * One path; the first is unfolded, so that the answer is visible at once.
 * @param {State} state
 * @param {Path} path
 * @param {number} index
 * @param {number} of
 * @param {Store} store
 * @param {Links} links
 */
function pathSection(state, path, index, of, store, links) {
  if (!path.steps.length) return null;
  const inner = path.nodes.slice(1, -1).map((node) => isolate(node.name));
  const way = inner.length ? [`${texts.path.over} `, ...joined(inner, ", ")] : [texts.path.direct];
  const title = make("h3", { dir: "auto" }, of > 1 && `${index + 1}. `, ...way);
  const details = make("details", { class: "way", open: index === 0 }, make("summary", {}, title));
  const fill = () => details.append(wholeWay(state, path, store, links));
  if (index === 0) fill();
  // the others are rendered when they are unfolded: they may have many relations
  else details.addEventListener("toggle", fill, { once: true });
  return details;
}

/** @param {State} state @param {Path} path @param {Store} store @param {Links} links */
function wholeWay(state, { nodes, steps }, store, links) {
  const stops = nodes.map((node, index) => {
    const inner = index > 0 && index < nodes.length - 1;
    const step = steps[index];
    return make("li", {}, stop(node, inner, state, store, links), step && stepOf(state, step, links));
  });
  return make("ol", { class: "stops" }, ...stops);
}

/**
 * @param {NodeRecord} node
 * @param {boolean} inner
 * @param {State} state
 * @param {Store} store
 * @param {Links} links
 */
function stop(node, inner, state, store, links) {
  const avoid = () => changePath(store, { avoid: [...(state.pathQuery?.options.avoid ?? []), node] });
  const label = texts.path.avoidThis(node.name);
  return make(
    "p",
    { class: "stop" },
    make("strong", {}, links.node(node)),
    make("span", { class: "muted" }, ` ${node.kind.label}`),
    inner && button(texts.path.avoid, avoid, { class: "plain avoid", "aria-label": label }),
  );
}

/** @param {State} state @param {Step} step @param {Links} links */
function stepOf(state, { relations, order, orders }, links) {
  const entry = (/** @type {Relation} */ relation) => {
    const shown = stepRelation(state, relation, links);
    // within a step that is certain, what is not is worth a mark
    const isDoubtful = order === "certain" && orders[relations.indexOf(relation)] === "possible";
    if (isDoubtful) shown.append(orderNote("possible", texts.path.order.relation));
    return shown;
  };
  return make(
    "div",
    { class: "step" },
    order && orderNote(order, texts.path.order[order]),
    ...longList(relations, entry, MOST_RELATIONS),
  );
}

/** @param {"certain" | "possible"} order @param {string} text */
function orderNote(order, text) {
  return make("p", { class: `order ${order}` }, text);
}
