/** One face's label, which changes only when the mean contradicts it for a while. */

import { CHANGE_SECONDS, KEEP_SHARE, LEAD } from "./constants.js";
import { clearLabel, strongest } from "./strongest.js";

/**
 * Follows the mean with hysteresis: a clear label is taken at once where there is none, and
 * goes when the mean has contradicted it for CHANGE_SECONDS.
 */
export class SteadyLabel {
  #held = null;
  // Seconds of contradiction so far. The first contradicting picture counts for nothing, so
  // that no single one can change a label however few arrive.
  #doubt = null;

  /**
   * @param {number[]} mean
   * @param {number} seconds  that the picture stands for
   * @returns {?number} the label's index after this picture; null is "not sure"
   */
  follow(mean, seconds) {
    if (this.#held === null) {
      this.#held = clearLabel(mean);
    } else if (!contradicts(mean, this.#held)) {
      this.#doubt = null;
    } else {
      this.#doubt = this.#doubt === null ? 0 : this.#doubt + seconds;
      if (this.#doubt >= CHANGE_SECONDS) {
        this.#held = clearLabel(mean);
        this.#doubt = null;
      }
    }
    return this.#held;
  }
}

function contradicts(mean, held) {
  return mean[held] < KEEP_SHARE || mean[strongest(mean)] - mean[held] >= LEAD;
}
