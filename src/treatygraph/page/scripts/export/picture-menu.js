/**
 * Menu that saves the current view of the network as SVG or PNG.
 *
 * @import { Renderer } from "../network/renderer.js"
 * @import { Store } from "../state/store.js"
 */

import { button } from "../ui/elements.js";
import { foldout } from "../ui/foldout.js";
import { texts } from "../ui/texts.js";
import { pictureOf } from "./picture.js";
import { frameOf } from "./picture-frame.js";
import { download } from "./save-menu.js";

const SCALE = 2; // PNG pixels per screen pixel

/** @param {Renderer} renderer @param {Store} store */
export function pictureMenu(renderer, store) {
  const { title, png, svg } = texts.picture;
  return foldout(
    title,
    button(png, () => savePng(vector(renderer, store))),
    button(svg, () => download(blobOf(vector(renderer, store), "image/svg+xml"), fileName("svg"))),
  );
}

/** @param {Renderer} renderer @param {Store} store */
function vector(renderer, store) {
  const frame = frameOf(store.get(), document.title);
  return new XMLSerializer().serializeToString(pictureOf(renderer.scene(), frame));
}

/** @param {string} text @param {string} type */
function blobOf(text, type) {
  return new Blob([text], { type });
}

/** Rasterise the SVG in the browser. @param {string} svg */
async function savePng(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && download(blob, fileName("png")), "image/png");
}

/** @param {string} ending */
function fileName(ending) {
  const words = document.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.slice(0, 8).join("-") || texts.picture.file}.${ending}`;
}
