/**
 * Shrinking a picture to a layer, to the bit as cv2.resize does with INTER_LINEAR_EXACT.
 *
 * The behaviour followed is OpenCV's (Apache-2.0): weights of 8 bits, nothing rounded but
 * the weights and the result.
 */

import { ratioOf } from "./area-average.js";
import { roundHalfToEven } from "./rounding.js";

const ONE = 256;
const HALF = 1 << 15;

/** For each target pixel of a line its two source pixels and the weight of the second. */
function steps(from, to) {
  const ratio = ratioOf(from, to);
  const first = new Int32Array(to);
  const second = new Int32Array(to);
  const weight = new Int32Array(to);
  for (let target = 0; target < to; target += 1) {
    const position = ratio * (target + 0.5) - 0.5;
    const source = Math.floor(position);
    first[target] = Math.min(Math.max(source, 0), from - 1);
    second[target] = Math.min(Math.max(source + 1, 0), from - 1);
    weight[target] = roundHalfToEven((position - source) * ONE);
  }
  return { first, second, weight };
}

/**
 * @param {Uint8Array} pixels  width x height values, row by row
 * @param {number} width
 * @param {number} height
 * @param {{width: number, height: number}} layer
 * @param {Uint8Array} result  takes layer.width x layer.height values
 */
export function shrinkToLayer(pixels, width, height, layer, result) {
  const columns = steps(width, layer.width);
  const rows = steps(height, layer.height);
  const { first, second, weight } = columns;
  for (let y = 0, to = 0; y < layer.height; y += 1) {
    const upper = rows.first[y] * width;
    const lower = rows.second[y] * width;
    const below = rows.weight[y];
    for (let x = 0; x < layer.width; x += 1, to += 1) {
      const left = first[x];
      const right = second[x];
      const after = weight[x];
      const before = ONE - after;
      const top = pixels[upper + left] * before + pixels[upper + right] * after;
      const bottom = pixels[lower + left] * before + pixels[lower + right] * after;
      result[to] = (top * (ONE - below) + bottom * below + HALF) >> 16;
    }
  }
}
