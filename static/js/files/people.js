/** Which of the people in a clip is the listener. */

import { LEAST_SEEN_SECONDS } from "../steadiness/constants.js";
import { decimals } from "../words/numbers.js";
import { addChoices, removeChoices } from "./choices.js";

// More are a crowd, whose smallest faces nobody would know.
const MOST_PEOPLE = 8;

/**
 * Those who were seen for long enough to be somebody, by the rule of a clip's mood, and no
 * more than MOST_PEOPLE, the ones seen longest; in the order in which they appear.
 *
 * @param {import("../steadiness/clip.js").ClipSummary} summary
 */
export function peopleOf({ faces, seconds }) {
  const least = Math.min(LEAST_SEEN_SECONDS, seconds / 2);
  return faces
    .filter((face) => face.mood.seenSeconds >= least)
    .sort((one, other) => other.mood.seenSeconds - one.mood.seenSeconds)
    .slice(0, MOST_PEOPLE)
    .sort((one, other) => one.id - other.id);
}

/**
 * Shows a choice between whoever was in front, which is what the clip's own mood is of, and
 * each of several people; none where there is at most one.
 *
 * @param {HTMLFieldSetElement} parent
 * @param {import("../steadiness/clip.js").ClipSummary} summary
 * @param {import("./portraits.js").Portraits} portraits
 * @param {(name: string, values?: object) => string} say
 * @param {(course: import("../steadiness/clip.js").Course) => void} onChoose
 */
export function showPeople(parent, summary, portraits, say, onChoose) {
  const people = peopleOf(summary);
  clearPeople(parent);
  parent.hidden = people.length < 2;
  if (parent.hidden) return;
  const whoever = document.createElement("span");
  whoever.textContent = say("in-front");
  const options = [{ name: whoever.textContent, look: whoever, chosen: true }];
  people.forEach((face, index) => {
    const look = portraits.of(face.id);
    const values = { number: index + 1, count: people.length, ...extent(face.timeline) };
    options.push({ name: say("person", values), look, chosen: false });
  });
  const courses = [summary, ...people];
  addChoices(parent, options, (index) => onChoose(courses[index]));
}

export function clearPeople(parent) {
  removeChoices(parent);
  parent.hidden = true;
}

function extent(timeline) {
  return {
    start: decimals(timeline[0].start, 1),
    end: decimals(timeline[timeline.length - 1].end, 1),
  };
}
