/** Whether a picture without a face is simply too dark. */

// A portrait darkened step by step, with a camera's noise, was found down to a mean of 9 to
// 32 and a deviation of 10 to 27, depending on who it shows. Pictures in daylight that show
// no face had means from 39 and deviations from 34. Both must be low: a dark wall is even,
// and a lit face before a dark room is not.
const DARK_MEAN = 30;
const FLAT_DEVIATION = 20;
// Every so many pixels are enough, and 7 divides no usual width.
const STRIDE = 7;

/**
 * @param {Uint8Array} grey  at least one pixel
 * @returns {"ok" | "too-dark"}
 */
export function lightOf(grey) {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < grey.length; index += STRIDE) {
    count += 1;
    sum += grey[index];
    squares += grey[index] * grey[index];
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return mean < DARK_MEAN && deviation < FLAT_DEVIATION ? "too-dark" : "ok";
}
