/** The moods of a picture's faces in words. */

import { NOT_SURE, stateOf } from "../steadiness/states.js";
import { clearLabel, strongest } from "../steadiness/strongest.js";

const percent = (share) => Math.round(share * 100);

/**
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {ReturnType<import("./sentences.js").createSentences>} say
 */
export function createMoodWords(labels, say) {
  /** Of one face: "Happy, 72 %.", or what comes nearest. */
  function ofFace(probabilities) {
    const nearest = strongest(probabilities);
    const values = { emotion: labels[nearest], percent: percent(probabilities[nearest]) };
    return say(clearLabel(probabilities) === null ? "mood-not-sure" : "mood", values);
  }

  /** The same with what a screen reader should hear of a face among others. */
  function ofFaceAmong(probabilities, number, count) {
    const state = stateOf(labels, clearLabel(probabilities));
    const values = { number, count, state: state === NOT_SURE ? say("not-sure") : state };
    return say("face-among", values);
  }

  return { ofFace, ofFaceAmong };
}
