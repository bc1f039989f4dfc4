/** How much a sighting weighs, by its age and by the time that it stands for. */

import {
  FIRST_STEP_SECONDS,
  LONGEST_STEP_SECONDS,
  SHORTEST_STEP_SECONDS,
  WINDOW_SECONDS,
} from "./constants.js";

/**
 * Seconds that a sighting at `now` stands for, after one at `before`.
 *
 * @param {?number} before  null for the first
 * @param {number} now
 */
export function step(before, now) {
  if (before === null) return FIRST_STEP_SECONDS;
  return Math.min(Math.max(now - before, SHORTEST_STEP_SECONDS), LONGEST_STEP_SECONDS);
}

/**
 * Weight of a sighting that ended `age` seconds ago and stands for the `seconds` before: the
 * area under a line that falls from 1 at age 0 to 0 at WINDOW_SECONDS.
 */
export function weight(age, seconds) {
  if (age >= WINDOW_SECONDS) return 0;
  const oldest = Math.min(age + seconds, WINDOW_SECONDS);
  return (oldest - age) * (1 - (age + oldest) / (2 * WINDOW_SECONDS));
}
