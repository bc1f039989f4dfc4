/** The strongest of seven shares, and whether it is strong enough to be named. */

import { LEAD, SURE_SHARE } from "./constants.js";

/** Index of the largest share; of equal ones the first. */
export function strongest(shares) {
  let best = 0;
  for (let index = 1; index < shares.length; index += 1) {
    if (shares[index] > shares[best]) best = index;
  }
  return best;
}

/** @returns {?number} index of the strongest if it is large enough and leads every other */
export function clearLabel(shares) {
  const top = strongest(shares);
  if (shares[top] < SURE_SHARE) return null;
  for (let index = 0; index < shares.length; index += 1) {
    if (index !== top && shares[top] - shares[index] < LEAD) return null;
  }
  return top;
}
