/** The mean of one face's probabilities over the last seconds. */

import { WINDOW_SECONDS } from "./constants.js";
import { weight } from "./window.js";

/** Keeps what the window still holds. */
export class Average {
  #samples = [];

  /**
   * Takes one more, never older than the one before.
   *
   * @param {{time: number, seconds: number, probabilities: number[]}} sample  read at `time`,
   *   it stands for the `seconds` before
   * @returns {number[]} the mean at its time
   */
  add(sample) {
    this.#samples = this.#samples.filter((one) => sample.time - one.time < WINDOW_SECONDS);
    this.#samples.push(sample);
    return weightedMean(
      this.#samples.map((one) => weight(sample.time - one.time, one.seconds)),
      this.#samples.map((one) => one.probabilities),
    );
  }
}

/**
 * Mean of the rows, each as heavy as its weight; the weights must not sum to 0.
 *
 * Sums run from the first row to the last and the division comes last, as in Python: another
 * order would round otherwise.
 *
 * @param {number[]} weights
 * @param {number[][]} rows  as many, all of one length
 * @returns {number[]}
 */
export function weightedMean(weights, rows) {
  let total = 0;
  const sums = new Array(rows[0].length).fill(0);
  rows.forEach((row, place) => {
    total += weights[place];
    for (let index = 0; index < sums.length; index += 1) {
      sums[index] += weights[place] * row[index];
    }
  });
  return sums.map((sum) => sum / total);
}
