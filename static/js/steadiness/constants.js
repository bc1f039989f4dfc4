/**
 * The numbers of the rule: those of emotion/steadiness/constants.py, where each has its
 * reason. Times are seconds, shares are parts of a mean that sums to 1. A test compares them.
 */

export const WINDOW_SECONDS = 3.0;
export const LONGEST_STEP_SECONDS = 0.7;
export const SHORTEST_STEP_SECONDS = 0.001;
export const FIRST_STEP_SECONDS = 0.1;

export const JOIN_OVERLAP = 0.2;
export const GAP_SECONDS = 2.0;
export const HOLD_SECONDS = 1.0;

export const OUTDO_RATIO = 2.0;
export const OUTDO_SECONDS = 2.0;
export const FIRM_SECONDS = 1.0;

export const SURE_SHARE = 0.4;
export const KEEP_SHARE = 0.3;
export const LEAD = 0.1;
export const CHANGE_SECONDS = 0.7;

export const LEAST_SEEN_SECONDS = 1.0;

/** The pace of looking for tilted heads, from emotion/reading/tilted_retries.py. */
export const RETRY_SECONDS = 0.5;
