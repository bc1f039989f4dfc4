/** The curves of a clip: all seven emotions over its time, and what they come to. */

import { decimals, percentOf, plain } from "../words/numbers.js";
import { bandOf, BAND_BOTTOM } from "./clip-band.js";
import { createTable } from "./clip-table.js";
import { moodInWords } from "./clip-words.js";
import { coloursOf, createKey } from "./key.js";
import { createPlot } from "./plot.js";

const LINE_PX = 1.5;
const OVERALL_LINE_PX = 3.5;
// Between two marks of the time.
const LEAST_MARK_PX = 80;

/**
 * The page links vendor/uPlot.min.css and css/components/charts.css. The overall mood stands above the
 * curves in words, its line is thicker, and the key has the means of the whole clip.
 *
 * @param {HTMLElement} element  empty
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {import("../steadiness/clip.js").Course} course  what `sumUp` gives, or one of its
 *   faces
 * @param {import("../words/reading.js").ReadingWords} words
 * @returns {{destroy: () => void}} empties the element again
 */
export function createClipCurve(element, labels, course, words) {
  const { say, nameOf } = words;
  const { mood, curve, seconds } = course;
  const mostly = moodInWords(labels, mood, words);
  const overall = document.createElement("p");
  overall.className = "chart-overall";
  overall.textContent = say("curve-overall", { mood: mostly });
  const holder = document.createElement("div");
  holder.className = "chart-plot";
  holder.setAttribute("role", "img");
  holder.setAttribute(
    "aria-label",
    say("curve", { seconds: decimals(seconds, 1), mood: mostly }),
  );
  const key = createKey(labels, (label, index) =>
    mood.mean ? `${nameOf(label)} ${percentOf(mood.mean[index])}` : nameOf(label),
  );
  key.children[labels.indexOf(mood.state)]?.setAttribute("data-overall", "");
  const note = document.createElement("p");
  note.className = "chart-note";
  note.textContent = say("curve-note");
  element.classList.add("chart", "chart-clip");
  element.replaceChildren(overall, holder, key, note, createTable(labels, course, words));

  const style = getComputedStyle(holder);
  const band = bandOf(course.timeline, labels, () => coloursOf(key), () =>
    style.getPropertyValue("--edge"),
  );
  const plot = createPlot(
    holder,
    {
      coloursOf: () => coloursOf(key),
      widthOf: (index) => (labels[index] === mood.state ? OVERALL_LINE_PX : LINE_PX),
      secondsRange: () => [0, seconds || 1],
      secondsAxis: {
        space: LEAST_MARK_PX,
        values: (_, splits) => splits.map((split) => say("seconds", { seconds: plain(split) })),
      },
      least: BAND_BOTTOM,
      hooks: { drawAxes: [band] },
    },
    columnsOf(curve, labels.length),
  );

  return {
    destroy() {
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
