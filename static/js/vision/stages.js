/**
 * Judging one window by the cascade's stages; most windows are refused by the first few.
 *
 * The behaviour followed is OpenCV's (Apache-2.0). Where it rounds to single precision so
 * does this module. Its other sums are of whole numbers, or of leaves with so few bits that
 * no order of adding them makes a difference, so a stage's stumps of one shape go together.
 */

import { HALVES, QUARTERS, THIRDS } from "./corners.js";
import { placeCorners, programOf } from "./stump-programs.js";

/**
 * @param {import("./cascade.js").Cascade} cascade
 * @returns {{count: number, place: (stride: number) => void,
 *   passed: (sums: Int32Array, at: number, norm: number) => number}}
 *   `passed` tells how many of the `count` stages accept the window whose first pixel is
 *   `sums[at]`, once `place` was called with the integral image's stride; `norm` is the
 *   inverse of the window's deviation times its area
 */
export function createStages(cascade) {
  const halves = programOf(cascade, HALVES);
  const thirds = programOf(cascade, THIRDS);
  const quarters = programOf(cascade, QUARTERS);
  const { stageThresholds } = cascade;
  const count = stageThresholds.length;

  // A leaf is looked up by its comparison, as 0 or 1: a branch would be guessed wrongly half
  // the time, which took twice as long.
  function passed(sums, at, norm) {
    const { ends: endsH, offsets: oH, thresholds: tH, leaves: lH } = halves;
    const { ends: endsT, offsets: oT, thresholds: tT, leaves: lT } = thirds;
    const { ends: endsQ, offsets: oQ, thresholds: tQ, leaves: lQ } = quarters;
    let h = 0;
    let t = 0;
    let q = 0;
    for (let stage = 0; stage < count; stage += 1) {
      let total = 0;
      for (const end = endsH[stage]; h < end; h += 1) {
        const o = 6 * h;
        const middle = (sums[at + oH[o]] - sums[at + oH[o + 1]]) | 0;
        const value =
          ((middle << 1) +
            sums[at + oH[o + 2]] +
            sums[at + oH[o + 3]] -
            sums[at + oH[o + 4]] -
            sums[at + oH[o + 5]]) |
          0;
        total += lH[2 * h + ((Math.fround(value * norm) < tH[h]) | 0)];
      }
      for (const end = endsT[stage]; t < end; t += 1) {
        const o = 8 * t;
        const third =
          (sums[at + oT[o]] + sums[at + oT[o + 1]] - sums[at + oT[o + 2]] - sums[at + oT[o + 3]]) |
          0;
        const value =
          (third +
            (third << 1) +
            sums[at + oT[o + 4]] +
            sums[at + oT[o + 5]] -
            sums[at + oT[o + 6]] -
            sums[at + oT[o + 7]]) |
          0;
        total += lT[2 * t + ((Math.fround(value * norm) < tT[t]) | 0)];
      }
      for (const end = endsQ[stage]; q < end; q += 1) {
        const o = 9 * q;
        const sides =
          (sums[at + oQ[o + 1]] +
            sums[at + oQ[o + 2]] +
            sums[at + oQ[o + 3]] +
            sums[at + oQ[o + 4]]) |
          0;
        const value =
          ((sums[at + oQ[o]] << 2) -
            (sides << 1) +
            sums[at + oQ[o + 5]] +
            sums[at + oQ[o + 6]] +
            sums[at + oQ[o + 7]] +
            sums[at + oQ[o + 8]]) |
          0;
        total += lQ[2 * q + ((Math.fround(value * norm) < tQ[q]) | 0)];
      }
      if (total < stageThresholds[stage]) return stage;
    }
    return count;
  }

  const place = (stride) =>
    [halves, thirds, quarters].forEach((program) => placeCorners(program, stride));
  return { count, place, passed };
}
