/**
 * Going over a layer window by window.
 *
 * The behaviour followed is that of OpenCV's detectMultiScale (Apache-2.0).
 */

import { createStages } from "./stages.js";

// A window must have some contrast: its area divided by the deviation times the area.
const FLATTEST = 0.1;

/**
 * @param {import("./cascade.js").Cascade} cascade
 * @returns {(layer: import("./layers.js").Layer, stride: number, sums: Int32Array,
 *   squares: Int32Array, found: (x: number, y: number) => void) => void}
 *   calls `found` with the corner of each window of the layer that holds a face; `sums` and
 *   `squares` are the layer's integral images with `stride` values a row
 */
export function createWindowJudge(cascade) {
  const stages = createStages(cascade);
  // Contrast is measured without the window's outermost pixels.
  const innerWidth = cascade.width - 2;
  const innerHeight = cascade.height - 2;
  const area = innerWidth * innerHeight;
  let placedFor = 0;

  return function judge(layer, stride, sums, squares, found) {
    if (stride !== placedFor) {
      stages.place(stride);
      placedFor = stride;
    }
    const topLeft = stride + 1;
    const topRight = topLeft + innerWidth;
    const bottomLeft = topLeft + innerHeight * stride;
    const bottomRight = bottomLeft + innerWidth;
    const inner = (table, at) =>
      table[at + topLeft] -
      table[at + topRight] -
      table[at + bottomLeft] +
      table[at + bottomRight];
    for (let y = 0; y < layer.rows; y += layer.step) {
      for (let x = 0; x < layer.columns; x += layer.step) {
        const at = y * stride + x;
        const sum = inner(sums, at) | 0;
        const spread = area * (inner(squares, at) >>> 0) - sum * sum;
        if (spread <= 0) continue;
        const norm = Math.fround(1 / Math.sqrt(spread));
        if (area * norm >= FLATTEST) continue;
        const passed = stages.passed(sums, at, norm);
        if (passed === stages.count) found(x, y);
        // Where the first stage says no, the next window is passed over, too.
        if (passed === 0) x += layer.step;
      }
    }
  };
}
