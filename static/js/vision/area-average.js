/**
 * Shrinking a grey picture by area average, to the bit as cv2.resize does with INTER_AREA.
 *
 * The behaviour followed is OpenCV's (Apache-2.0): weights in single precision, added in
 * its order, and a shorter way where both ratios are whole numbers.
 */

import { roundHalfToEven } from "./rounding.js";

const WHOLE_RATIO = Number.EPSILON;
// Slivers of a source pixel thinner than this are left out, as OpenCV leaves them out.
const SLIVER = 1e-3;

/**
 * @param {Uint8Array} pixels  width x height values, row by row
 * @param {number} width  at least toWidth
 * @param {number} height  at least toHeight
 * @param {number} toWidth
 * @param {number} toHeight
 * @returns {Uint8Array} toWidth x toHeight
 */
export function areaAverage(pixels, width, height, toWidth, toHeight) {
  const ratioX = ratioOf(width, toWidth);
  const ratioY = ratioOf(height, toHeight);
  const isWhole = [ratioX, ratioY].every(
    (ratio) => Math.abs(ratio - roundHalfToEven(ratio)) < WHOLE_RATIO,
  );
  return isWhole
    ? blockAverage(pixels, width, toWidth, toHeight, Math.round(ratioX), Math.round(ratioY))
    : weightedAverage(pixels, width, toWidth, toHeight, {
        columns: overlaps(width, toWidth, ratioX),
        rows: overlaps(height, toHeight, ratioY),
      });
}

/** The inverse of the inverse, which in double precision is not always from / to. */
export function ratioOf(from, to) {
  return 1 / (to / from);
}

function blockAverage(pixels, width, toWidth, toHeight, blockWidth, blockHeight) {
  const result = new Uint8Array(toWidth * toHeight);
  const share = Math.fround(1 / (blockWidth * blockHeight));
  const isQuarter = blockWidth === 2 && blockHeight === 2;
  for (let y = 0, to = 0; y < toHeight; y += 1) {
    for (let x = 0; x < toWidth; x += 1, to += 1) {
      let sum = 0;
      for (let row = 0; row < blockHeight; row += 1) {
        const from = (y * blockHeight + row) * width + x * blockWidth;
        for (let column = 0; column < blockWidth; column += 1) sum += pixels[from + column];
      }
      // Halves go up in blocks of 2x2 and to the even number in all others.
      result[to] = isQuarter
        ? (sum + 2) >> 2
        : roundHalfToEven(Math.fround(Math.fround(sum) * share));
    }
  }
  return result;
}

/** Which source pixels each target pixel covers, and what share of it each one is. */
function overlaps(from, to, ratio) {
  const table = { source: [], target: [], share: [] };
  const add = (source, target, share) => {
    table.source.push(source);
    table.target.push(target);
    table.share.push(Math.fround(share));
  };
  for (let target = 0; target < to; target += 1) {
    const start = target * ratio;
    const end = start + ratio;
    const size = Math.min(ratio, from - start);
    const last = Math.min(Math.floor(end), from - 1);
    const first = Math.min(Math.ceil(start), last);
    if (first - start > SLIVER) add(first - 1, target, (first - start) / size);
    for (let source = first; source < last; source += 1) add(source, target, 1 / size);
    if (end - last > SLIVER) add(last, target, Math.min(end - last, 1, size) / size);
  }
  return table;
}

function weightedAverage(pixels, width, toWidth, toHeight, { columns, rows }) {
  const result = new Uint8Array(toWidth * toHeight);
  // Float32Array rounds each sum to single precision when it is stored.
  const row = new Float32Array(toWidth);
  const sum = new Float32Array(toWidth);
  for (let index = 0; index < rows.source.length; index += 1) {
    const from = rows.source[index] * width;
    row.fill(0);
    for (let k = 0; k < columns.source.length; k += 1) {
      row[columns.target[k]] += Math.fround(pixels[from + columns.source[k]] * columns.share[k]);
    }
    const target = rows.target[index];
    const share = rows.share[index];
    for (let x = 0; x < toWidth; x += 1) sum[x] += Math.fround(row[x] * share);
    if (rows.target[index + 1] === target) continue;
    for (let x = 0; x < toWidth; x += 1) {
      result[target * toWidth + x] = Math.min(roundHalfToEven(sum[x]), 255);
    }
    sum.fill(0);
  }
  return result;
}
