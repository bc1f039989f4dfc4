/** How hard to look for faces; the same searches as in emotion/vision/searches.py. */

import { roundHalfToEven } from "./rounding.js";

/** The window that the cascade was trained on; it cannot see anything smaller. */
export const SMALLEST_FACE = 24;

/**
 * @typedef {object} Search  How one pass of the cascade goes over a picture.
 * @property {number} scaleFactor  the step from one window size to the next
 * @property {number} neighbours  more than so many detections must agree on a face
 * @property {number} turnedNeighbours  the same for a tilted face
 * @property {number} smallestShare  no face smaller than 1/smallestShare of the height
 */

/** @type {Search} */
export const CAMERA = Object.freeze({
  scaleFactor: 1.2,
  neighbours: 5,
  turnedNeighbours: 11,
  smallestShare: 7,
});

/** A photograph's longest side is brought to this length before it is searched. */
export const PHOTOGRAPH_SIDE = 480;

/** @type {Search} */
export const PHOTOGRAPH = Object.freeze({
  scaleFactor: 1.1,
  neighbours: 10,
  turnedNeighbours: 20,
  smallestShare: 20,
});

/** The margin around a picture that a face may fill: its longest side divided by this. */
export const MARGIN_SHARE = 7;

/** @type {Search} */
export const CLOSE_UP = Object.freeze({
  scaleFactor: 1.05,
  neighbours: 12,
  turnedNeighbours: 12,
  smallestShare: 3,
});

/**
 * @param {Search} search
 * @param {number} height  of the picture, in pixels
 * @returns {number} side in pixels of the smallest face looked for
 */
export function smallestFace(search, height) {
  return Math.max(SMALLEST_FACE, roundHalfToEven(height / search.smallestShare));
}
