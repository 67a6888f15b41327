/** Putting text into the clipboard; a page that opens from disk may be refused that. */

import { say } from "./announce.js";
import { button, make } from "./elements.js";
import { texts } from "./texts.js";

/** @param {string} text @param {string} what @param {HTMLElement} from where the focus returns to */
export async function copy(text, what, from) {
  try {
    await navigator.clipboard.writeText(text);
    say(texts.copy.done(what));
  } catch {
    offer(text, what, from);
  }
}

/** Shows the text, selected, so that one key copies it. @param {string} text @param {string} what @param {HTMLElement} from */
function offer(text, what, from) {
  const area = /** @type {HTMLTextAreaElement} */ (
    make("textarea", { readonly: true, rows: 9, spellcheck: "false", "aria-label": what })
  );
  area.value = text;
  const close = () => dialog.close();
  const dialog = /** @type {HTMLDialogElement} */ (
    make(
      "dialog",
      { class: "copying", "aria-label": what, onclose: () => left(dialog, from) },
      make("p", {}, texts.copy.byHand),
      area,
      button(texts.copy.close, close),
    )
  );
  // Escape is for the dialog here, not for what is chosen
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  area.addEventListener("copy", () => say(texts.copy.done(what)));
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

/** @param {HTMLDialogElement} dialog @param {HTMLElement} from */
function left(dialog, from) {
  dialog.remove();
  from.focus();
}
