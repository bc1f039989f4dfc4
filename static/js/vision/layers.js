/**
 * The sizes that a picture is shrunk to, so that one window finds faces of every size.
 *
 * The behaviour followed is that of OpenCV's detectMultiScale (Apache-2.0).
 */

import { roundHalfToEven } from "./rounding.js";

/**
 * @typedef {object} Layer
 * @property {number} scale  how much smaller than the picture, in single precision
 * @property {number} width  in pixels
 * @property {number} height
 * @property {number} step  pixels from one window to the next
 * @property {number} columns  windows start at 0 <= x < columns
 * @property {number} rows  and at 0 <= y < rows
 */

// Rows are shared out among threads in OpenCV, in strips of so many columns of the first
// layer; a last odd row can be left over, and is then searched by none.
const STRIP = 32;

/**
 * @param {{width: number, height: number}} window  of the cascade
 * @param {number} width  of the picture
 * @param {number} height
 * @param {number} scaleFactor  more than 1
 * @param {number} smallest  side of the smallest face, in pixels of the picture
 * @returns {Layer[]} the largest first; none for a picture smaller than the window
 */
export function layersOf(window, width, height, scaleFactor, smallest) {
  const layers = [];
  let strips = 0;
  for (let factor = 1; ; factor *= scaleFactor) {
    const across = roundHalfToEven(window.width * factor);
    const down = roundHalfToEven(window.height * factor);
    if (across > width || down > height) return layers;
    if (across < smallest || down < smallest) continue;
    const scale = Math.fround(factor);
    const layer = {
      scale,
      width: roundHalfToEven(Math.fround(width / scale)),
      height: roundHalfToEven(Math.fround(height / scale)),
      step: scale >= 2 ? 1 : 2,
    };
    layer.columns = Math.max(layer.width + 1 - window.width, 0);
    const rows = Math.max(layer.height + 1 - window.height, 0);
    strips ||= Math.ceil(layer.columns / STRIP);
    const stripRows = Math.floor((Math.floor(rows / layer.step) + strips - 1) / strips);
    layer.rows = Math.min(rows, strips * Math.max(stripRows, 1) * layer.step);
    layers.push(layer);
  }
}
