/** Reads every face of a clip's pictures, one picture after another. */

import { Scene } from "../steadiness/scene.js";
import { greyOf } from "../vision/grey.js";
import { classifyFaces } from "./classify-faces.js";
import { TiltedRetries } from "./tilted-retries.js";

/**
 * As emotion/reading/reader.py reads a clip. A picture that is not later than the one before
 * it begins another clip.
 *
 * @typedef {object} ClipFrame  No pixels are in it.
 * @property {number} time  seconds
 * @property {number} width  of the picture that was read
 * @property {number} height
 * @property {{id: number, x: number, y: number, width: number, height: number,
 *   neighbours: number, turn: number, probabilities: number[], mean: number[],
 *   state: string}[]} faces  `mean` and `state` as `Scene.read` gives them
 * @property {?number} front  id of the face in front
 * @property {string} state  of that face: an emotion, "not-sure" or "no-face"
 */
export class ClipReader {
  #instruments;
  #labels;
  #scene;
  #retries;
  #last = Infinity;

  /**
   * @param {{detector: object, network: import("./network.js").Network}} instruments
   * @param {string[]} labels
   */
  constructor(instruments, labels) {
    this.#instruments = instruments;
    this.#labels = labels;
  }

  /**
   * @param {import("./messages.js").Picture} picture
   * @returns {Promise<ClipFrame>}
   */
  async read({ pixels, width, height, seconds }) {
    if (seconds <= this.#last) this.#begin();
    this.#last = seconds;
    const grey = greyOf(new Uint8ClampedArray(pixels), width, height);
    const faces = this.#retries.detect(grey, width, height, seconds);
    const { ids, front } = this.#scene.see(seconds, faces);
    const rows = await classifyFaces(this.#instruments.network, grey, width, height, faces);
    const steady = ids.map((id, index) => this.#scene.read(id, rows[index]));
    return {
      time: seconds,
      width,
      height,
      faces: faces.map((face, index) => ({
        id: ids[index],
        ...face,
        probabilities: rows[index],
        ...steady[index],
      })),
      front,
      state: this.#scene.state,
    };
  }

  #begin() {
    this.#scene = new Scene(this.#labels);
    this.#retries = new TiltedRetries(this.#instruments.detector);
  }
}
