/** The band below a clip's curves: the steady mood, stretch by stretch. */

import { NO_FACE } from "../steadiness/states.js";

// In units of the axis of shares, below 0 %.
const TOP = -0.05;
export const BAND_BOTTOM = -0.13;

/**
 * A hook for uPlot that draws the band.
 *
 * @param {import("../steadiness/timeline.js").Stretch[]} stretches
 * @param {string[]} labels  the emotions
 * @param {() => string[]} coloursOf  of each emotion, as the theme has them now
 * @param {() => string} unsureOf  colour of the frame that stands for "not sure": a grey
 *   surface could be taken for an emotion's. Where nobody is there, nothing is drawn
 * @returns {(plot: object) => void}
 */
export function bandOf(stretches, labels, coloursOf, unsureOf) {
  return (plot) => {
    const colours = coloursOf();
    const top = plot.valToPos(TOP, "y", true);
    const height = plot.valToPos(BAND_BOTTOM, "y", true) - top;
    plot.ctx.save();
    for (const { start, end, state } of stretches) {
      if (state === NO_FACE) continue;
      const from = plot.valToPos(start, "x", true);
      const width = plot.valToPos(end, "x", true) - from;
      if (labels.includes(state)) {
        plot.ctx.fillStyle = colours[labels.indexOf(state)];
        plot.ctx.fillRect(from, top, width, height);
      } else {
        plot.ctx.strokeStyle = unsureOf();
        plot.ctx.lineWidth = devicePixelRatio;
        plot.ctx.strokeRect(from, top, width, height);
      }
    }
    plot.ctx.restore();
  };
}
