/** From a canvas's colours to the grey pixels that faces are looked for in. */

/**
 * Fixed-point weights that give what cv2.cvtColor gives, bit for bit, as
 * emotion/vision/decode.py documents them. Alpha is ignored.
 *
 * @param {Uint8ClampedArray} rgba  four bytes a pixel, row by row
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array} width x height values in 0..255, row by row
 */
export function greyOf(rgba, width, height) {
  const count = width * height;
  const grey = new Uint8Array(count);
  for (let pixel = 0, from = 0; pixel < count; pixel += 1, from += 4) {
    const red = rgba[from];
    const green = rgba[from + 1];
    const blue = rgba[from + 2];
    grey[pixel] = (9798 * red + 19235 * green + 3735 * blue + 16384) >> 15;
  }
  return grey;
}
