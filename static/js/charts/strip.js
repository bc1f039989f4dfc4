/** A strip chart of the last minute: how each emotion came and went. */

import { strongest } from "../steadiness/strongest.js";
import { percentOf } from "../words/numbers.js";
import { coloursOf, createKey } from "./key.js";
import { createPlot } from "./plot.js";
import { Recent } from "./recent.js";

const REDRAW_MS = 250;
// Who asked for less motion gets a chart that steps now and then.
const CALM_REDRAW_MS = 2000;
// A text that changes more often cannot be read out.
const RETELL_SECONDS = 10;
const MARKS = 4;

/**
 * The page links vendor/uPlot.min.css and css/components/charts.css, which gives the strip its height.
 * For screen readers the element becomes one picture with a text that follows it slowly.
 *
 * @param {HTMLElement} element  empty
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {import("../words/reading.js").ReadingWords} words
 * @param {{seconds?: number}} [options]  how far back the strip goes
 * @returns {{add: (seconds: number, probabilities: ?number[]) => void, clear: () => void,
 *   destroy: () => void}} `add` takes times that never fall, and null where there is no
 *   face; `clear` forgets everything, `destroy` empties the element again
 */
export function createStrip(element, labels, words, { seconds = 60 } = {}) {
  const recent = new Recent(seconds);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let timer = null;
  let told = -Infinity;

  const holder = document.createElement("div");
  holder.className = "chart-plot";
  const key = createKey(labels, words.nameOf);
  element.classList.add("chart");
  element.replaceChildren(holder, key);
  element.setAttribute("role", "img");
  const plot = createPlot(
    holder,
    {
      coloursOf: () => coloursOf(key),
      secondsRange: () => [recent.now - seconds, recent.now],
      secondsAxis: {
        // Marks that stay where they are, while the lines move on.
        splits: (_, axis, start, end) =>
          Array.from({ length: MARKS + 1 }, (_, mark) => end - (seconds * mark) / MARKS).reverse(),
        values: (_, splits) => splits.map((split) => agoOf(words.say, recent.now - split)),
      },
    },
    recent.columns(labels.length),
  );
  tell();

  function draw() {
    timer = null;
    plot.setData(recent.columns(labels.length));
    if (recent.now - told >= RETELL_SECONDS) {
      tell();
      told = recent.now;
    }
  }

  function tell() {
    const mean = recent.mean();
    const top = mean && strongest(mean);
    const said = mean
      ? words.say("strip", {
          seconds,
          emotion: words.within(labels[top]),
          percent: percentOf(mean[top]),
        })
      : words.say("strip-without-face", { seconds });
    element.setAttribute("aria-label", said);
  }

  return {
    add(now, probabilities) {
      recent.add(now, probabilities);
      timer ??= setTimeout(draw, calm.matches ? CALM_REDRAW_MS : REDRAW_MS);
    },
    clear() {
      clearTimeout(timer);
      recent.clear();
      draw();
      tell();
      told = -Infinity;
    },
    destroy() {
      clearTimeout(timer);
      plot.destroy();
      element.replaceChildren();
      element.classList.remove("chart");
      element.removeAttribute("role");
      element.removeAttribute("aria-label");
    },
  };
}

function agoOf(say, seconds) {
  return seconds === 0 ? say("now") : say("seconds-ago", { seconds: Math.round(seconds) });
}
