/** A cascade's stumps, put in the order in which windows.js runs through them. */

/**
 * @typedef {object} StumpProgram  All stumps of one shape, stage by stage.
 * @property {Int32Array} ends  for each stage the index after its last stump of this shape
 * @property {Int32Array} offsets  of each stump's corners from the window's first pixel
 * @property {Float64Array} thresholds
 * @property {Float64Array} leaves  two for each stump: not below the threshold, and below
 * @property {import("./corners.js").Corners[]} corners
 */

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** The next larger number in single precision. */
function nextAbove(value) {
  single[0] = value;
  if (single[0] === 0) return 2 ** -149;
  bits[0] += single[0] > 0 ? 1 : -1;
  return single[0];
}

/**
 * @param {import("./cascade.js").Cascade} cascade
 * @param {readonly number[]} shape  one of corners.js
 * @returns {StumpProgram} its offsets are not known before `placeCorners`
 */
export function programOf(cascade, shape) {
  const order = [];
  const ends = [];
  let first = 0;
  for (const end of cascade.stageEnds) {
    for (let stump = first; stump < end; stump += 1) {
      if (cascade.corners[stump].shape === shape) order.push(stump);
    }
    ends.push(order.length);
    first = end;
  }
  const thresholds = new Float64Array(order.length);
  const leaves = new Float64Array(order.length * 2);
  order.forEach((stump, index) => {
    const isNegated = cascade.corners[stump].sign < 0;
    const threshold = cascade.thresholds[stump];
    const sides = [cascade.above[stump], cascade.below[stump]];
    // A value is below its threshold where its opposite is above the opposite, not on it.
    thresholds[index] = isNegated ? nextAbove(-threshold) : threshold;
    leaves.set(isNegated ? sides.reverse() : sides, 2 * index);
  });
  return {
    ends: Int32Array.from(ends),
    offsets: new Int32Array(order.length * shape.length),
    thresholds,
    leaves,
    corners: order.map((stump) => cascade.corners[stump]),
  };
}

/** Works out the offsets for integral images of this many values a row. */
export function placeCorners(program, stride) {
  let to = 0;
  for (const { x, y } of program.corners) {
    for (let corner = 0; corner < x.length; corner += 1, to += 1) {
      program.offsets[to] = y[corner] * stride + x[corner];
    }
  }
}
