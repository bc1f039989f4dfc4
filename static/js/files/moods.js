/** The moods of a picture's faces in words. */

import { stateOf } from "../steadiness/states.js";
import { clearLabel, strongest } from "../steadiness/strongest.js";
import { percentOf } from "../words/numbers.js";

/**
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {ReturnType<import("../words/sentences.js").createSentences>} say
 * @param {import("../words/reading.js").ReadingWords} words
 */
export function createMoodWords(labels, say, words) {
  /** Of one face: "Happy, 72 %.", or what comes nearest. */
  function ofFace(probabilities) {
    const nearest = strongest(probabilities);
    const emotion = words.within(labels[nearest]);
    const values = { emotion, percent: percentOf(probabilities[nearest]) };
    return say(clearLabel(probabilities) === null ? "mood-not-sure" : "mood", values);
  }

  /** The same with what a screen reader should hear of a face among others. */
  function ofFaceAmong(probabilities, number, count) {
    const state = stateOf(labels, clearLabel(probabilities));
    return say("face-among", { number, count, state: words.within(state) });
  }

  return { ofFace, ofFaceAmong };
}
