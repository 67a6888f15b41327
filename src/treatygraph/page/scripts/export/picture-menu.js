/**
 * Menu that saves the current view of the network as SVG or PNG.
 *
 * @import { Renderer } from "../network/renderer.js"
 */

import { button } from "../ui/elements.js";
import { foldout } from "../ui/foldout.js";
import { texts } from "../ui/texts.js";
import { pictureOf } from "./picture.js";
import { download } from "./save-menu.js";

const SCALE = 2; // PNG pixels per screen pixel

/** @param {Renderer} renderer */
export function pictureMenu(renderer) {
  const { title, png, svg } = texts.picture;
  return foldout(
    title,
    button(png, () => savePng(renderer)),
    button(svg, () => download(blobOf(vector(renderer), "image/svg+xml"), fileName("svg"))),
  );
}

/** @param {Renderer} renderer */
function vector(renderer) {
  return new XMLSerializer().serializeToString(pictureOf(renderer.scene(), document.title));
}

/** @param {string} text @param {string} type */
function blobOf(text, type) {
  return new Blob([text], { type });
}

/** Rasterise the SVG in the browser. @param {Renderer} renderer */
async function savePng(renderer) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(vector(renderer))}`;
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
