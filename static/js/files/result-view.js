/** Shows what was read of a picture or a clip, and which face it is of. */

import { createBars } from "./bars.js";
import { removeChoices } from "./choices.js";
import { showBoxes } from "./face-boxes.js";
import { createMoodWords } from "./moods.js";
import { clearPeople, peopleOf, showPeople } from "./people.js";

/**
 * @param {(name: string) => HTMLElement} part  the elements of templates/components/_files.html
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {(name: string, values?: object) => string} say
 * @param {import("../words/reading.js").ReadingWords} words
 * @param {(probabilities: ?number[]) => void} onChosen  told of the shown and of the chosen face
 */
export function createResultView(part, labels, say, words, onChosen) {
  const moods = createMoodWords(labels, say, words);
  const showBars = createBars(part("bars"), labels);
  let curve = null;

  /** @param {import("../reading/picture-reader.js").PictureReading} reading  with a face */
  function showPicture(reading) {
    const showFace = (index) => {
      const { probabilities } = reading.faces[index];
      part("mood").textContent = moods.ofFace(probabilities);
      showBars(probabilities);
      onChosen(probabilities);
    };
    showBoxes(part("faces"), reading, moods.ofFaceAmong, showFace);
    showFace(reading.chosen);
  }

  /**
   * @param {Awaited<ReturnType<import("./clip-reading.js").readClip>>} read
   * @param {typeof import("./clip-tools.js")} tools
   * @returns {{people: number, seconds: number}} how many there are to choose from, and how
   *   much of the clip was read
   */
  function showClip({ frames, lasts, portraits }, tools) {
    const summary = tools.sumUp(labels, frames, lasts);
    const show = (course) => showCourse(course, tools);
    showPeople(part("people"), summary, portraits, say, show);
    show(summary);
    return { people: peopleOf(summary).length, seconds: summary.seconds };
  }

  /** @param {import("../steadiness/clip.js").Course} course */
  function showCourse(course, { createClipCurve, moodInWords }) {
    // The curve says it, too; here it is heard when another person is chosen.
    part("mood").textContent = moodInWords(labels, course.mood, words);
    curve?.destroy();
    curve = createClipCurve(part("curve"), labels, course, words);
    onChosen(course.mood.mean);
  }

  function clear() {
    removeChoices(part("faces"));
    clearPeople(part("people"));
    curve?.destroy();
    curve = null;
    part("mood").textContent = "";
  }

  return { showPicture, showClip, clear };
}
