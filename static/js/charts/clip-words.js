/** The overall mood of a clip in words. */

import { NO_FACE, NOT_SURE } from "../steadiness/states.js";
import { strongest } from "../steadiness/strongest.js";
import { nameOf, percentOf } from "./names.js";

/**
 * @param {string[]} labels
 * @param {import("../steadiness/mood.js").Mood} mood
 * @returns {string} one sentence
 */
export function moodInWords(labels, mood) {
  if (mood.state === NO_FACE) return "No face was seen for long enough to name a mood.";
  const seen = `${mood.seenSeconds.toFixed(1)} s with a face`;
  const share = percentOf(mood.confidence);
  if (mood.state === NOT_SURE) {
    const nearest = nameOf(labels[strongest(mood.mean)]);
    return `Not sure (most of all ${nearest}, ${share}), over ${seen}.`;
  }
  const often = percentOf(mood.agreement);
  return `${nameOf(mood.state)}, ${share} on the average; so in ${often} of ${seen}.`;
}
