/**
 * Standing tilted heads upright, pixel for pixel as emotion/vision/rotation.py, which
 * documents the formulas. Only whole numbers of less than 32 bits are rounded, by shifts.
 */

/** Degrees clockwise that a tilted head is looked for at, and as many anticlockwise. */
export const TURN_DEGREES = 20;
/** In the order in which Python tries them. */
export const TURNS = Object.freeze([TURN_DEGREES, -TURN_DEGREES]);
export const LONGEST_SIDE = 32_767;

const BITS = 14;
const HALF = 1 << BITS;
const COSINE = 15396;
const SINE = 5604;

function sineOf(turn) {
  if (!TURNS.includes(turn)) throw new RangeError(`cannot turn by ${turn} degrees`);
  return turn > 0 ? SINE : -SINE;
}

/** Turns a whole picture so that heads tilted by `turn` degrees stand; the size stays. */
export function upright(grey, width, height, turn) {
  return cutUpright(grey, width, height, { x: 0, y: 0, width, height }, turn);
}

/**
 * Cuts out a rectangle about whose centre the picture was turned.
 *
 * @param {Uint8Array} grey  width x height
 * @param {number} width
 * @param {number} height
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {number} turn  tilt of what is in the box: 20 degrees clockwise, or -20
 * @returns {Uint8Array} box.width x box.height; beyond the edges the edge is repeated
 * @throws {RangeError} for another turn, or a side of more than LONGEST_SIDE
 */
export function cutUpright(grey, width, height, box, turn) {
  if (Math.max(width, height) > LONGEST_SIDE) {
    throw new RangeError(`cannot turn ${width}x${height}`);
  }
  const sine = sineOf(turn);
  const cut = new Uint8Array(box.width * box.height);
  let to = 0;
  for (let v = 0; v < box.height; v += 1) {
    const down = 2 * v - (box.height - 1);
    let x = COSINE * (1 - box.width) - sine * down + (2 * box.x + box.width) * HALF;
    let y = sine * (1 - box.width) + COSINE * down + (2 * box.y + box.height) * HALF;
    for (let u = 0; u < box.width; u += 1) {
      const column = Math.min(Math.max(x >> (BITS + 1), 0), width - 1);
      const row = Math.min(Math.max(y >> (BITS + 1), 0), height - 1);
      cut[to] = grey[row * width + column];
      to += 1;
      x += 2 * COSINE;
      y += 2 * sine;
    }
  }
  return cut;
}

/**
 * Where a square found in `upright(grey, width, height, turn)` lies in `grey`.
 *
 * @param {{x: number, y: number, width: number}} square
 * @returns {?{x: number, y: number}} its corner, moved inside where the square sticks out;
 *   null if its centre lies outside the frame, where there is nothing but repeated edge
 */
export function cornerBeforeTurning(square, width, height, turn) {
  const sine = sineOf(turn);
  const side = square.width;
  const across = 2 * square.x + side - width;
  const down = 2 * square.y + side - height;
  const x = (COSINE * across - sine * down + (width - side + 1) * HALF) >> (BITS + 1);
  const y = (sine * across + COSINE * down + (height - side + 1) * HALF) >> (BITS + 1);
  const centreX = 2 * x + side;
  const centreY = 2 * y + side;
  if (centreX < 0 || centreX >= 2 * width || centreY < 0 || centreY >= 2 * height) return null;
  return {
    x: Math.min(Math.max(x, 0), width - side),
    y: Math.min(Math.max(y, 0), height - side),
  };
}
