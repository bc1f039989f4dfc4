/**
 * @typedef {object} Box  A face in pixels. Other fields are left alone.
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} neighbours  how many detections were merged into it
 */

/** @param {Box} box */
export function areaOf(box) {
  return box.width * box.height;
}

/**
 * Intersection over union, 0 (apart) to 1 (equal).
 *
 * @param {Box} one
 * @param {Box} other
 */
export function overlap(one, other) {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (areaOf(one) + areaOf(other) - shared);
}
