/** Whether somebody is there, but too far away to be read. */

import { PHOTOGRAPH } from "../vision/searches.js";

// The search takes several times as long as the camera's own.
const SEARCH_SECONDS = 1;

/**
 * Looks for smaller faces than the camera's search does, down to 1/20 of the height. The
 * search is that of photographs: quicker ones either missed most faces below 1/12, or took
 * flowers for one.
 */
export class FarFaces {
  #detector;
  #last = -Infinity;
  #distance = "ok";

  constructor(detector) {
    this.#detector = detector;
  }

  /**
   * @param {Uint8Array} grey  width x height, shown at `seconds`, without a face near by
   * @returns {"ok" | "too-far"} what the newest search says
   */
  look(grey, width, height, seconds) {
    if (seconds - this.#last >= SEARCH_SECONDS) {
      this.#last = seconds;
      const faces = this.#detector.detect(grey, width, height, { search: PHOTOGRAPH });
      this.#distance = faces.length > 0 ? "too-far" : "ok";
    }
    return this.#distance;
  }

  /** Somebody is near by. */
  forget() {
    this.#distance = "ok";
  }
}
