/** Columns over days or weeks, each divided by the mean shares of the seven emotions. */

import uPlot from "../../vendor/uPlot.esm.js";
import { followSize } from "../charts/plot.js";
import { ticksOf } from "./ticks.js";

const TEXT_PX = 12;
const SHARES_WIDTH_PX = 48;
const DATES_HEIGHT_PX = 26;
// Half of the last column's date reaches beyond it.
const PADDING_PX = [6, 24, 0, 0];
// Of the room that a column has, and never more pixels than this.
const COLUMN_SHARE = 0.72;
const COLUMN_MOST_PX = 44;
const SHARES = [0, 0.5, 1];

/**
 * Draws the chart, and anew whenever the theme changes: a canvas keeps its colours.
 *
 * @param {HTMLElement} holder  has a size from the stylesheet
 * @param {HTMLElement} key  a swatch for each emotion, in the order of the shares
 * @param {{span: "days" | "weeks", starts: string[], shares: (null | number)[][]}} data
 *   ISO days, and for each emotion its share of 0..1 of every column; null without a mood
 */
export function drawCourse(holder, key, data) {
  let end = draw(holder, key, data);
  const again = () => {
    end();
    end = draw(holder, key, data);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new MutationObserver(again).observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });
}

function draw(holder, key, { span, starts, shares }) {
  const style = getComputedStyle(holder);
  const swatches = Array.from(key.querySelectorAll(".chart-swatch"), (one) => getComputedStyle(one));
  const axis = {
    stroke: style.color,
    font: `${TEXT_PX}px ${style.fontFamily}`,
    ticks: { show: false },
  };
  const plot = new uPlot(
    {
      width: holder.clientWidth,
      height: holder.clientHeight,
      padding: PADDING_PX,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [-0.5, starts.length - 0.5] },
        y: { range: () => [0, 1] },
      },
      series: [
        {},
        ...swatches.map((swatch) => ({
          fill: swatch.backgroundColor,
          // Neighbours of one column stay apart, also for those who see no difference in hue.
          stroke: swatch.borderTopColor,
          width: 1,
          paths: uPlot.paths.bars({ size: [COLUMN_SHARE, COLUMN_MOST_PX], align: 0 }),
          points: { show: false },
        })),
      ],
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: DATES_HEIGHT_PX,
          ...ticksOf(starts, span),
        },
        {
          ...axis,
          grid: { stroke: style.getPropertyValue("--line"), width: 1 },
          size: SHARES_WIDTH_PX,
          splits: () => SHARES,
          values: (_, splits) => splits.map((share) => `${share * 100} %`),
        },
      ],
    },
    [starts.map((_, index) => index), ...stacked(shares)],
    holder,
  );
  const stopFollowing = followSize(plot, holder);
  return () => {
    stopFollowing();
    plot.destroy();
  };
}

/** Each list with those after it below: later ones are drawn over it, and leave its share. */
function stacked(shares) {
  const sums = shares.map((list) => [...list]);
  for (let row = sums.length - 2; row >= 0; row -= 1) {
    sums[row] = sums[row].map((share, at) => (share === null ? null : share + sums[row + 1][at]));
  }
  return sums;
}
