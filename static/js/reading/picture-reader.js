/** Reads every face of one photograph. */

import { chooseFace } from "../vision/faces.js";
import { greyOf } from "../vision/grey.js";
import { classifyFaces } from "./classify-faces.js";
import { lightOf } from "./light.js";

/**
 * @typedef {object} PictureReading  No pixels are in it.
 * @property {number} width  of the picture that was read
 * @property {number} height
 * @property {{x: number, y: number, width: number, height: number, neighbours: number,
 *   turn: number, probabilities: number[]}[]} faces  in its pixels, left to right
 * @property {?number} chosen  index of the most prominent face
 * @property {"ok" | "too-dark"} light  too dark only where no face was found
 *
 * @param {{detector: object, network: import("./network.js").Network}} instruments
 * @param {import("./messages.js").Picture} picture
 * @returns {Promise<PictureReading>}
 */
export async function readPicture({ detector, network }, { pixels, width, height }) {
  const grey = greyOf(new Uint8ClampedArray(pixels), width, height);
  const faces = detector.detectInPhotograph(grey, width, height);
  const rows = await classifyFaces(network, grey, width, height, faces);
  return {
    width,
    height,
    faces: faces.map((face, index) => ({ ...face, probabilities: rows[index] })),
    chosen: chooseFace(faces),
    light: faces.length > 0 ? "ok" : lightOf(grey),
  };
}
