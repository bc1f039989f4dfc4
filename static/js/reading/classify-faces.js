import { cropFace } from "../vision/crops.js";
import { preprocess } from "../vision/preprocess.js";

/**
 * @param {import("./network.js").Network} network
 * @param {Uint8Array} grey  width x height
 * @param {number} width
 * @param {number} height
 * @param {import("../vision/faces.js").Face[]} faces  found in it
 * @returns {Promise<number[][]>} the shares of each
 */
export function classifyFaces(network, grey, width, height, faces) {
  return network.classify(faces.map((face) => preprocess(cropFace(grey, width, height, face))));
}
