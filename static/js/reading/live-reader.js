/** Reads a camera: who is in front, and how that person looks over the last seconds. */

import { Scene } from "../steadiness/scene.js";
import { greyOf } from "../vision/grey.js";
import { classifyFaces } from "./classify-faces.js";
import { FarFaces } from "./far-faces.js";
import { lightOf } from "./light.js";
import { TiltedRetries } from "./tilted-retries.js";

// A detector's picture takes 20 ms and a network's face 10: ten faces a second, as many as
// are read of a clip, leave the time for more boxes. A little less than 0.1 s, so that a
// camera of ten pictures a second has every one of them read.
const READ_SECONDS = 0.08;

/**
 * @typedef {object} LiveReading  No pixels are in it.
 * @property {number} width  of the picture that was read
 * @property {number} height
 * @property {{id: number, x: number, y: number, width: number, height: number,
 *   neighbours: number, turn: number}[]} faces  in its pixels, left to right, not mirrored
 * @property {?number} front  id of the face that is read; it may be unseen for a moment
 * @property {string} state  an emotion, "not-sure" or "no-face"
 * @property {?number[]} mean  of the front face's shares over the last seconds
 * @property {?number[]} probabilities  of the front face, in the newest picture of which it
 *   was read
 * @property {"ok" | "too-dark"} light  too dark only where nobody is in front
 * @property {"ok" | "too-far"} distance  too far only where nobody is in front
 * @property {{grey: number, faces: number, network: number}} milliseconds  network is 0
 *   where the face was not read
 */
export class LiveReader {
  #instruments;
  #labels;
  #scene;
  #retries;
  #far;
  #newest;

  /**
   * @param {{detector: object, network: import("./network.js").Network}} instruments
   * @param {string[]} labels
   */
  constructor(instruments, labels) {
    this.#instruments = instruments;
    this.#labels = labels;
    this.startAfresh();
  }

  startAfresh() {
    this.#scene = new Scene(this.#labels);
    this.#retries = new TiltedRetries(this.#instruments.detector);
    this.#far = new FarFaces(this.#instruments.detector);
    this.#newest = null;
  }

  /** @param {?number} track  the face that stays in front; null gives the choice back */
  choose(track) {
    this.#scene.hold(track);
  }

  /**
   * @param {import("./messages.js").Picture} picture
   * @returns {Promise<LiveReading>}
   */
  async read({ pixels, width, height, seconds }) {
    const start = performance.now();
    const grey = greyOf(new Uint8ClampedArray(pixels), width, height);
    const greyDone = performance.now();
    const faces = this.#retries.detect(grey, width, height, seconds);
    const { ids, front } = this.#scene.see(seconds, faces);
    const conditions = this.#conditions(front, grey, width, height, seconds);
    const facesDone = performance.now();
    if (this.#newest?.front !== front) this.#newest = null;
    const shown = ids.indexOf(front);
    const isDue = seconds - (this.#newest?.seconds ?? -Infinity) >= READ_SECONDS;
    if (shown !== -1 && isDue) {
      const { network } = this.#instruments;
      const inFront = [faces[shown]];
      const [probabilities] = await classifyFaces(network, grey, width, height, inFront);
      const { mean } = this.#scene.read(front, probabilities);
      this.#newest = { front, seconds, probabilities, mean };
    }
    const networkDone = performance.now();
    return {
      width,
      height,
      faces: faces.map((face, index) => ({ id: ids[index], ...face })),
      front,
      state: this.#scene.state,
      mean: this.#newest?.mean ?? null,
      probabilities: this.#newest?.probabilities ?? null,
      ...conditions,
      milliseconds: {
        grey: greyDone - start,
        faces: facesDone - greyDone,
        network: shown !== -1 && isDue ? networkDone - facesDone : 0,
      },
    };
  }

  /** Why nobody is in front. A face that is unseen for a moment needs no reason. */
  #conditions(front, grey, width, height, seconds) {
    if (front !== null) {
      this.#far.forget();
      return { light: "ok", distance: "ok" };
    }
    const light = lightOf(grey);
    const distance = light === "ok" ? this.#far.look(grey, width, height, seconds) : "ok";
    return { light, distance };
  }
}
