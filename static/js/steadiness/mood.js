/** The mood of a whole clip, from what was seen of the face in front. */

import { weightedMean } from "./average.js";
import { LEAST_SEEN_SECONDS, LONGEST_STEP_SECONDS } from "./constants.js";
import { NO_FACE, stateOf } from "./states.js";
import { clearLabel, strongest } from "./strongest.js";

/**
 * @typedef {object} Moment  A reading that stands for `seconds` of the clip.
 * @property {number} seconds
 * @property {number[]} probabilities
 *
 * @typedef {object} Mood  What a stretch of time comes to. All but `state` and `seenSeconds`
 *   are null with "no-face".
 * @property {string} state  an emotion, "not-sure" (no clear lead in the mean) or "no-face"
 * @property {?number[]} mean  of the probabilities, each as heavy as it is long
 * @property {?number} confidence  the largest share of the mean; not the probability that
 *   the mood is right, because pictures of one face err together
 * @property {?number} agreement  share of the seen time whose pictures, each taken alone,
 *   come to the same state
 * @property {number} seenSeconds  how long a face was seen
 */

/**
 * The mood over these moments; sums run in their order.
 *
 * @param {string[]} labels
 * @param {Moment[]} moments
 * @returns {Mood}
 */
export function moodOf(labels, moments) {
  if (moments.length === 0) return withoutFace(0);
  let seenSeconds = 0;
  for (const one of moments) seenSeconds += one.seconds;
  // A still picture takes no time.
  const weights = moments.map((one) => (seenSeconds > 0 ? one.seconds : 1));
  const mean = weightedMean(
    weights,
    moments.map((one) => one.probabilities),
  );
  const state = stateOf(labels, clearLabel(mean));
  let total = 0;
  let agreed = 0;
  moments.forEach((one, index) => {
    total += weights[index];
    if (stateOf(labels, clearLabel(one.probabilities)) === state) agreed += weights[index];
  });
  const confidence = mean[strongest(mean)];
  return { state, mean, confidence, agreement: agreed / total, seenSeconds };
}

/**
 * `moodOf`, but "no-face" where a face was seen for too short a time.
 *
 * @param {string[]} labels
 * @param {Moment[]} moments
 * @param {number} clipSeconds  0 for a still picture, of which one sighting is enough
 * @returns {Mood}
 */
export function moodOfClip(labels, moments, clipSeconds) {
  const mood = moodOf(labels, moments);
  if (mood.seenSeconds < Math.min(LEAST_SEEN_SECONDS, clipSeconds / 2)) {
    return withoutFace(mood.seenSeconds);
  }
  return mood;
}

function withoutFace(seenSeconds) {
  return { state: NO_FACE, mean: null, confidence: null, agreement: null, seenSeconds };
}

/**
 * How much of a clip each picture with a face stands for, in seconds.
 *
 * A picture stands until the next one. Where that shows no face it stands on until one does,
 * but no longer than LONGEST_STEP_SECONDS: a tilted head is looked for only that often.
 *
 * @param {number[]} times  of all pictures, rising
 * @param {boolean[]} seen  which of them show the face
 * @param {number} end  of the clip
 * @returns {number[]} one for each picture with a face
 */
export function standingSeconds(times, seen, end) {
  const standing = [];
  let nextSeen = end;
  for (let index = times.length - 1; index >= 0; index -= 1) {
    if (!seen[index]) continue;
    const until = index + 1 < times.length ? times[index + 1] : end;
    const shown = until - times[index];
    const reach = Math.min(nextSeen - times[index], LONGEST_STEP_SECONDS);
    standing.push(Math.max(shown, reach));
    nextSeen = times[index];
  }
  return standing.reverse();
}
