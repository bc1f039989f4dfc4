/** From a grey face to the network's input, as emotion/vision/preprocess.py makes it. */

import { resizeByArea } from "./resize.js";

export const FACE_SIZE = 48;

// In single precision, as numpy divides; doubles would differ in the last bit.
const SHARE_OF_WHITE = Float32Array.from({ length: 256 }, (_, level) => level / 255);

/**
 * @param {import("./crops.js").Crop} crop  of any size of at least one pixel
 * @returns {Float32Array} 48 x 48 values in 0..1, row by row
 * @throws {RangeError} for a crop without pixels
 */
export function preprocess({ pixels, width, height }) {
  if (width < 1 || height < 1 || pixels.length !== width * height) {
    throw new RangeError(`a face is not ${pixels.length} pixels of ${width}x${height}`);
  }
  const face = resizeByArea(pixels, width, height, FACE_SIZE, FACE_SIZE);
  return Float32Array.from(face, (level) => SHARE_OF_WHITE[level]);
}
