/** Copy text to the clipboard. Browsers may refuse this to a page opened from disk. */

import { announce } from "./announce.js";
import { button, make } from "./elements.js";
import { texts } from "./texts.js";

/** @param {string} text @param {string} what @param {HTMLElement} from where the focus returns to */
export async function copy(text, what, from) {
  try {
    await navigator.clipboard.writeText(text);
    announce(texts.copy.done(what));
  } catch {
    offer(text, what, from);
  }
}

/**
 * Fallback: show the text selected, so that one key press copies it.
 * @param {string} text
 * @param {string} what
 * @param {HTMLElement} from
 */
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
  // Escape closes the dialog, not the selection
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  area.addEventListener("copy", () => announce(texts.copy.done(what)));
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

/** @param {HTMLDialogElement} dialog @param {HTMLElement} from */
function left(dialog, from) {
  dialog.remove();
  from.focus();
}
