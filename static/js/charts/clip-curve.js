/** The curves of a clip: all seven emotions over its time, and what they come to. */

import { bandOf, BAND_BOTTOM } from "./clip-band.js";
import { createTable } from "./clip-table.js";
import { moodInWords } from "./clip-words.js";
import { coloursOf, createKey } from "./key.js";
import { nameOf, percentOf } from "./names.js";
import { createPlot, followSize } from "./plot.js";

const LINE_PX = 1.5;
const OVERALL_LINE_PX = 3.5;
// Between two marks of the time.
const LEAST_MARK_PX = 80;
const NOTE =
  "Lines: mean of the last seconds, interrupted where no face was seen. " +
  "Band below: the mood that holds, an empty frame where none is clear.";

/**
 * The page links vendor/uPlot.min.css and css/charts.css. The overall mood stands above the
 * curves in words, its line is thicker, and the key has the means of the whole clip.
 *
 * @param {HTMLElement} element  empty
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {import("../steadiness/clip.js").Course} course  what `sumUp` gives, or one of its
 *   faces
 * @returns {{destroy: () => void}} empties the element again
 */
export function createClipCurve(element, labels, course) {
  const { mood, curve, seconds } = course;
  const words = moodInWords(labels, mood);
  const overall = document.createElement("p");
  overall.className = "chart-overall";
  overall.textContent = `Overall: ${words}`;
  const holder = document.createElement("div");
  holder.className = "chart-plot";
  holder.setAttribute("role", "img");
  holder.setAttribute(
    "aria-label",
    `The seven emotions over ${seconds.toFixed(1)} seconds. Overall: ${words}`,
  );
  const key = createKey(labels, (label, index) =>
    mood.mean ? `${nameOf(label)} ${percentOf(mood.mean[index])}` : nameOf(label),
  );
  key.children[labels.indexOf(mood.state)]?.setAttribute("data-overall", "");
  const note = document.createElement("p");
  note.className = "chart-note";
  note.textContent = NOTE;
  element.classList.add("chart", "chart-clip");
  element.replaceChildren(overall, holder, key, note, createTable(labels, course));

  const colours = coloursOf(key);
  const band = bandOf(
    course.timeline,
    new Map(labels.map((label, index) => [label, colours[index]])),
    getComputedStyle(holder).getPropertyValue("--edge"),
  );
  const plot = createPlot(
    holder,
    {
      colours,
      widthOf: (index) => (labels[index] === mood.state ? OVERALL_LINE_PX : LINE_PX),
      secondsRange: () => [0, seconds || 1],
      secondsAxis: {
        space: LEAST_MARK_PX,
        values: (_, splits) => splits.map((split) => `${split} s`),
      },
      least: BAND_BOTTOM,
      hooks: { drawAxes: [band] },
    },
    columnsOf(curve, labels.length),
  );
  const stopFollowing = followSize(plot, holder);

  return {
    destroy() {
      stopFollowing();
      plot.destroy();
      element.replaceChildren();
      element.classList.remove("chart", "chart-clip");
    },
  };
}

function columnsOf(curve, count) {
  return [
    curve.map((point) => point.time),
    ...Array.from({ length: count }, (_, index) =>
      curve.map((point) => point.mean?.[index] ?? null),
    ),
  ];
}
