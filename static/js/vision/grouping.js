/**
 * From the many windows that hold a face to one box for each face.
 *
 * The behaviour followed is that of OpenCV's groupRectangles (Apache-2.0).
 */

import { roundHalfToEven } from "./rounding.js";

// Sides of alike boxes differ by less than this share of the smaller box.
const TOLERANCE = 0.2;
// A box inside another one goes if more detections than these, too, agree on the other.
const FEW = 3;

/**
 * @typedef {object} Box
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

function areAlike(a, b) {
  const most =
    TOLERANCE * (Math.min(a.width, b.width) + Math.min(a.height, b.height)) * 0.5;
  return (
    Math.abs(a.x - b.x) <= most &&
    Math.abs(a.y - b.y) <= most &&
    Math.abs(a.x + a.width - b.x - b.width) <= most &&
    Math.abs(a.y + a.height - b.y - b.height) <= most
  );
}

/** Boxes are of one group if a chain of alike boxes joins them. */
function groupsOf(boxes) {
  const parent = boxes.map((_, index) => index);
  const root = (index) => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  for (let a = 0; a < boxes.length; a += 1) {
    for (let b = a + 1; b < boxes.length; b += 1) {
      if (areAlike(boxes[a], boxes[b])) parent[root(b)] = root(a);
    }
  }
  const groups = new Map();
  boxes.forEach((box, index) => {
    const key = root(index);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(box);
  });
  return [...groups.values()];
}

/** The mean box, in single precision. */
function meanOf(boxes) {
  const share = Math.fround(1 / boxes.length);
  const mean = (side) => {
    const sum = boxes.reduce((total, box) => total + box[side], 0);
    return roundHalfToEven(Math.fround(Math.fround(sum) * share));
  };
  return {
    x: mean("x"),
    y: mean("y"),
    width: mean("width"),
    height: mean("height"),
    neighbours: boxes.length,
  };
}

function isInside(inner, outer) {
  const across = roundHalfToEven(outer.width * TOLERANCE);
  const down = roundHalfToEven(outer.height * TOLERANCE);
  return (
    inner.x >= outer.x - across &&
    inner.y >= outer.y - down &&
    inner.x + inner.width <= outer.x + outer.width + across &&
    inner.y + inner.height <= outer.y + outer.height + down
  );
}

/**
 * @param {Box[]} boxes  in whole pixels
 * @param {number} neighbours  more than so many boxes must agree; at least 1
 * @returns {(Box & {neighbours: number})[]} one box for each group that is large enough
 */
export function groupBoxes(boxes, neighbours) {
  const means = groupsOf(boxes)
    .filter((group) => group.length > neighbours)
    .map(meanOf);
  return means.filter((box) => {
    const swallows = (other) =>
      other !== box &&
      isInside(box, other) &&
      (other.neighbours > Math.max(FEW, box.neighbours) || box.neighbours < FEW);
    return !means.some(swallows);
  });
}
