/** The overall mood of a clip in words. */

import { NO_FACE, NOT_SURE } from "../steadiness/states.js";
import { strongest } from "../steadiness/strongest.js";
import { decimals, percentOf } from "../words/numbers.js";

/**
 * @param {string[]} labels
 * @param {import("../steadiness/mood.js").Mood} mood
 * @param {import("../words/reading.js").ReadingWords} words
 * @returns {string} one sentence
 */
export function moodInWords(labels, mood, words) {
  if (mood.state === NO_FACE) return words.say("clip-without-mood");
  const isNotSure = mood.state === NOT_SURE;
  return words.say(isNotSure ? "clip-not-sure" : "clip-mood", {
    emotion: words.nameOf(isNotSure ? labels[strongest(mood.mean)] : mood.state),
    percent: percentOf(mood.confidence),
    often: percentOf(mood.agreement),
    seconds: decimals(mood.seenSeconds, 1),
  });
}
