/** The last seconds of seven shares. */

import { weightedMean } from "../steadiness/average.js";
import { HOLD_SECONDS } from "../steadiness/constants.js";
import { step } from "../steadiness/window.js";

export class Recent {
  #span;
  #rows = [];
  #now = 0;

  /** @param {number} span  seconds that are kept */
  constructor(span) {
    this.#span = span;
  }

  /** Time of the newest addition, 0 before the first. */
  get now() {
    return this.#now;
  }

  /**
   * @param {number} seconds  not before the last addition
   * @param {?number[]} shares  null where there is no face
   */
  add(seconds, shares) {
    const last = this.#rows[this.#rows.length - 1];
    const paused = last?.shares && seconds - last.seconds > HOLD_SECONDS;
    if (paused && shares) {
      this.#rows.push({ seconds: (last.seconds + seconds) / 2, shares: null });
    }
    if (shares || last?.shares) this.#rows.push({ seconds, shares });
    this.#now = seconds;
    this.#forgetOld();
  }

  /** The one before the first in view is kept, so that its line reaches the edge. */
  #forgetOld() {
    const start = this.#now - this.#span;
    const firstInView = this.#rows.findIndex((row) => row.seconds >= start);
    if (firstInView === -1) {
      this.#rows = [];
    } else if (firstInView > 1) {
      this.#rows.splice(0, firstInView - 1);
    }
  }

  clear() {
    this.#rows = [];
    this.#now = 0;
  }

  /** As uPlot wants it: the seconds, then `count` lists with a share or null for each. */
  columns(count) {
    return [
      this.#rows.map((row) => row.seconds),
      ...Array.from({ length: count }, (_, index) =>
        this.#rows.map((row) => row.shares?.[index] ?? null),
      ),
    ];
  }

  /** @returns {?number[]} the mean over the time with a face, null without one */
  mean() {
    let before = null;
    const weights = [];
    const rows = [];
    for (const { seconds, shares } of this.#rows) {
      if (shares) {
        weights.push(step(before, seconds));
        rows.push(shares);
      }
      before = seconds;
    }
    return rows.length > 0 ? weightedMean(weights, rows) : null;
  }
}
