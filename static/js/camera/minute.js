/** The chart of the last minute, loaded with the first reading. */

const SECONDS = 60;
// A minute in some hundred points; more would be drawn on the same pixels.
const STEP_SECONDS = 0.25;

/**
 * @param {HTMLElement} element  of the chart; what holds it is hidden until it is there
 * @param {string[]} labels
 * @param {import("../words/reading.js").ReadingWords} words
 */
export function createMinute(element, labels, words) {
  let strip = null;
  let loading = null;
  let addedAt = -Infinity;

  async function load() {
    const { createStrip } = await import("../charts/strip.js");
    element.parentElement.hidden = false;
    strip = createStrip(element, labels, words, { seconds: SECONDS });
  }

  return {
    /** @param {number} seconds  never falling @param {?number[]} shares  null for nobody */
    add(seconds, shares) {
      // Without the chart the page lacks nothing that it does not show elsewhere, too.
      loading ??= load().catch(reportError);
      if (seconds - addedAt < STEP_SECONDS) return;
      addedAt = seconds;
      strip?.add(seconds, shares);
    },
    /** Nothing was read from here on. */
    interrupt() {
      strip?.add(performance.now() / 1000, null);
    },
    forget() {
      strip?.clear();
    },
  };
}
