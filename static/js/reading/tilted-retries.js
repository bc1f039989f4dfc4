import { RETRY_SECONDS } from "../steadiness/constants.js";

/**
 * Finds faces in successive pictures, tilted ones at most every RETRY_SECONDS: a search for
 * them takes two more passes, and twice a second is often enough.
 */
export class TiltedRetries {
  #detector;
  #last = -Infinity;

  constructor(detector) {
    this.#detector = detector;
  }

  /**
   * @param {Uint8Array} grey  width x height, shown at `seconds`
   * @returns {import("../vision/faces.js").Face[]}
   */
  detect(grey, width, height, seconds) {
    const allowed = seconds - this.#last >= RETRY_SECONDS;
    const faces = this.#detector.detect(grey, width, height, { tilted: allowed });
    if (allowed && faces.every((face) => face.turn !== 0)) this.#last = seconds;
    return faces;
  }
}
