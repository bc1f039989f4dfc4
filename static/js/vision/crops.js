/** Cutting a found face out of its picture. */

import { cutUpright } from "./rotation.js";

/**
 * @typedef {object} Crop
 * @property {Uint8Array} pixels  width x height values in 0..255, row by row
 * @property {number} width
 * @property {number} height
 */

/**
 * The face, upright, from the picture that it was found in, as emotion/vision/crops.py.
 *
 * @param {Uint8Array} grey  width x height
 * @param {number} width
 * @param {number} height
 * @param {import("./faces.js").Face} face  inside the picture
 * @returns {Crop}
 */
export function cropFace(grey, width, height, face) {
  const pixels =
    face.turn === 0
      ? straightCut(grey, width, face)
      : cutUpright(grey, width, height, face, face.turn);
  return { pixels, width: face.width, height: face.height };
}

function straightCut(grey, width, face) {
  const cut = new Uint8Array(face.width * face.height);
  for (let row = 0; row < face.height; row += 1) {
    const from = (face.y + row) * width + face.x;
    cut.set(grey.subarray(from, from + face.width), row * face.width);
  }
  return cut;
}
