/**
 * Resizing a grey picture between four neighbours with weights of 11 bits, to the bit as
 * cv2.resize does with INTER_LINEAR, and with INTER_AREA where a side grows.
 *
 * The behaviour followed is OpenCV's (Apache-2.0).
 */

import { ratioOf } from "./area-average.js";
import { roundHalfToEven } from "./rounding.js";

const ONE = 2048;

/** Between the centres of pixels. */
function betweenCentres(target, ratio) {
  const position = Math.fround((target + 0.5) * ratio - 0.5);
  const source = Math.floor(position);
  return { source, share: Math.fround(position - source) };
}

/** As an area average would lie if the pixels were enlarged first. */
function betweenEdges(target, ratio, inverse) {
  const source = Math.floor(target * ratio);
  const share = Math.fround(target + 1 - (source + 1) * inverse);
  return { source, share: share <= 0 ? 0 : Math.fround(share - Math.floor(share)) };
}

function weightsOf(share) {
  return [
    roundHalfToEven(Math.fround(1 - share) * ONE),
    roundHalfToEven(Math.fround(share) * ONE),
  ];
}

/** For each target pixel of a line the first of its two source pixels, and their weights. */
function steps(from, to, place) {
  const inverse = to / from;
  const ratio = ratioOf(from, to);
  return Array.from({ length: to }, (_, target) => {
    const { source, share } = place(target, ratio, inverse);
    return { source, share };
  });
}

/**
 * @param {Uint8Array} pixels  width x height values, row by row
 * @param {number} width
 * @param {number} height
 * @param {number} toWidth
 * @param {number} toHeight
 * @param {{likeArea?: boolean}} how  `likeArea` places the pixels as INTER_AREA does
 * @returns {Uint8Array} toWidth x toHeight
 */
export function bilinear(pixels, width, height, toWidth, toHeight, { likeArea = false } = {}) {
  const place = likeArea ? betweenEdges : betweenCentres;
  const columns = steps(width, toWidth, place).map(({ source, share }) => {
    // Columns beyond an edge take the edge's pixel whole; rows below mix it with itself,
    // which can round differently.
    if (source < 0) return { left: 0, right: 0, weights: [ONE, 0] };
    if (source >= width - 1) return { left: width - 1, right: width - 1, weights: [ONE, 0] };
    return { left: source, right: source + 1, weights: weightsOf(share) };
  });
  const result = new Uint8Array(toWidth * toHeight);
  const inside = (row) => Math.min(Math.max(row, 0), height - 1) * width;
  steps(height, toHeight, place).forEach(({ source, share }, y) => {
    const upper = inside(source);
    const lower = inside(source + 1);
    const [above, below] = weightsOf(share);
    columns.forEach(({ left, right, weights: [before, after] }, x) => {
      const top = (pixels[upper + left] * before + pixels[upper + right] * after) >> 4;
      const bottom = (pixels[lower + left] * before + pixels[lower + right] * after) >> 4;
      result[y * toWidth + x] = (((top * above) >> 16) + ((bottom * below) >> 16) + 2) >> 2;
    });
  });
  return result;
}
