/** The band below a clip's curves: the steady mood, stretch by stretch. */

import { NO_FACE } from "../steadiness/states.js";

// In units of the axis of shares, below 0 %.
const TOP = -0.05;
export const BAND_BOTTOM = -0.13;

/**
 * A hook for uPlot that draws the band.
 *
 * @param {import("../steadiness/timeline.js").Stretch[]} stretches
 * @param {Map<string, string>} colours  of each emotion
 * @param {string} unsure  colour of the frame that stands for "not sure": a grey surface could
 *   be taken for an emotion's. Where nobody is there, nothing is drawn
 * @returns {(plot: object) => void}
 */
export function bandOf(stretches, colours, unsure) {
  return (plot) => {
    const top = plot.valToPos(TOP, "y", true);
    const height = plot.valToPos(BAND_BOTTOM, "y", true) - top;
    plot.ctx.save();
    for (const { start, end, state } of stretches) {
      if (state === NO_FACE) continue;
      const from = plot.valToPos(start, "x", true);
      const width = plot.valToPos(end, "x", true) - from;
      if (colours.has(state)) {
        plot.ctx.fillStyle = colours.get(state);
        plot.ctx.fillRect(from, top, width, height);
      } else {
        plot.ctx.strokeStyle = unsure;
        plot.ctx.lineWidth = devicePixelRatio;
        plot.ctx.strokeRect(from, top, width, height);
      }
    }
    plot.ctx.restore();
  };
}
