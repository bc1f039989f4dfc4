/**
 * A Haar feature as few looks into an integral image.
 *
 * A weighted rectangle is four signed looks, one at each corner. Rectangles of a feature
 * share corners; added up, six to nine looks with small whole factors are left.
 */

/**
 * The shapes, told by the factors of their corners: two halves, a middle third, and two of
 * four quarters. A window is judged by a loop for each shape, so that it knows the factors.
 */
export const HALVES = Object.freeze([2, -2, 1, 1, -1, -1]);
export const THIRDS = Object.freeze([3, 3, -3, -3, 1, 1, -1, -1]);
export const QUARTERS = Object.freeze([4, -2, -2, -2, -2, 1, 1, 1, 1]);
const SHAPES = [HALVES, THIRDS, QUARTERS];

/**
 * @typedef {object} Corners
 * @property {readonly number[]} shape  HALVES, THIRDS or QUARTERS: a factor for each corner
 * @property {number} sign  1, or -1 where the factors are the shape's negated
 * @property {number[]} x  in pixels of the window, in the order of the shape's factors
 * @property {number[]} y
 */

/**
 * @param {number[][]} rectangles  each x, y, width, height, weight
 * @returns {?Corners} null for a shape that is none of the three
 */
export function cornersOf(rectangles) {
  const factors = new Map();
  const add = (x, y, weight) => {
    const key = `${x} ${y}`;
    factors.set(key, (factors.get(key) ?? 0) + weight);
  };
  for (const [x, y, width, height, weight] of rectangles) {
    add(x, y, weight);
    add(x + width, y, -weight);
    add(x, y + height, -weight);
    add(x + width, y + height, weight);
  }
  const corners = Array.from(factors, ([key, factor]) => {
    const [x, y] = key.split(" ").map(Number);
    return { x, y, factor };
  }).filter(({ factor }) => factor !== 0);
  return arranged(corners, 1) ?? arranged(corners, -1);
}

function arranged(corners, sign) {
  const factorOf = (corner) => sign * corner.factor;
  const sorted = [...corners].sort(
    (a, b) => Math.abs(b.factor) - Math.abs(a.factor) || factorOf(b) - factorOf(a),
  );
  const shape = SHAPES.find(
    (factors) =>
      factors.length === sorted.length &&
      factors.every((factor, index) => factor === factorOf(sorted[index])),
  );
  if (!shape) return null;
  return { shape, sign, x: sorted.map((corner) => corner.x), y: sorted.map((corner) => corner.y) };
}
