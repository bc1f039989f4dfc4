/** Rounding as cvRound and Python's round do it; Math.round takes every half upwards. */

/**
 * @param {number} value  of less than 2^51
 * @returns {number} the nearest whole number, of two equally near ones the even one
 */
export function roundHalfToEven(value) {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest < 0.5) return below;
  if (rest > 0.5) return below + 1;
  return below % 2 === 0 ? below : below + 1;
}
