/** Whether this browser gives a page the pixels of what it drew. */

const SIDE = 16;
const LEFT = [200, 60, 20];
const RIGHT = [20, 120, 220];
// Some browsers change a few pixels by a trace, so that a page cannot tell devices apart: a
// face is read all the same.
const TRACE = 16;
const LEAST_SHARE = 0.9;

/**
 * A protection against fingerprinting may put noise or white in the place of what a canvas
 * shows (Firefox with resistFingerprinting, Tor Browser). Every face would then be "no face".
 * People can allow it while the page is open, so ask each time.
 *
 * @returns {boolean}
 */
export function hasTruePixels() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SIDE, SIDE];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = `rgb(${LEFT})`;
  context.fillRect(0, 0, SIDE / 2, SIDE);
  context.fillStyle = `rgb(${RIGHT})`;
  context.fillRect(SIDE / 2, 0, SIDE / 2, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  let alike = 0;
  for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1) {
    const wanted = pixel % SIDE < SIDE / 2 ? LEFT : RIGHT;
    if (wanted.every((value, at) => Math.abs(data[4 * pixel + at] - value) <= TRACE)) alike += 1;
  }
  return alike >= LEAST_SHARE * SIDE * SIDE;
}
