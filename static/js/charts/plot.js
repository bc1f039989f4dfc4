/** What both charts have in common: seven lines over seconds, their place's size and its theme. */

import uPlot from "../../vendor/uPlot.esm.js";
import { onThemeChange } from "../appearance/theme.js";

const LINE_PX = 1.75;
const DOT_PX = 4;
const TEXT_PX = 12;
const SHARES_WIDTH_PX = 48;
const SECONDS_HEIGHT_PX = 26;
// So that a line at 0 % or 100 % is seen whole, and the last second's label is not cut off.
const PADDING_PX = [6, 18, 0, 0];
const SHARES = [0, 0.5, 1];

/**
 * Seven lines without a cursor or a key of uPlot's own. Where a share is null a line is
 * interrupted, and a share between two nulls is a dot.
 *
 * @param {HTMLElement} holder  has a size from the stylesheet
 * @param {object} options
 * @param {() => string[]} options.coloursOf  one for each line, as the theme has them now
 * @param {(index: number) => number} [options.widthOf]  of a line, in px
 * @param {() => [number, number]} options.secondsRange
 * @param {object} options.secondsAxis  uPlot's `splits` and `values`
 * @param {number} [options.least]  where the axis of shares begins
 * @param {object} [options.hooks]  uPlot's
 * @param {(null | number)[][]} data  seconds, then the shares of each line
 * @returns {{setData: (columns: (null | number)[][]) => void, destroy: () => void}} as large
 *   as its holder, in the colours of the theme
 */
export function createPlot(holder, options, data) {
  const { coloursOf, widthOf = () => LINE_PX, least = 0 } = options;
  // Alive: it tells of the theme that holds when a colour is asked for.
  const style = getComputedStyle(holder);
  let colours = coloursOf();
  const colourOf = (_, series) => colours[series - 1];
  const axis = {
    stroke: () => style.color,
    font: `${TEXT_PX}px ${style.fontFamily}`,
    grid: { stroke: () => style.getPropertyValue("--line"), width: 1 },
    ticks: { show: false },
  };
  const plot = new uPlot(
    {
      ...sizeOf(holder),
      padding: PADDING_PX,
      legend: { show: false },
      cursor: { show: false },
      hooks: options.hooks ?? {},
      scales: {
        x: { time: false, range: options.secondsRange },
        y: { range: [least, 1] },
      },
      series: [
        {},
        ...colours.map((_, index) => ({
          stroke: colourOf,
          width: widthOf(index),
          points: { show: false, filter: onlyAlone, size: DOT_PX, fill: colourOf },
        })),
      ],
      axes: [
        { ...axis, size: SECONDS_HEIGHT_PX, ...options.secondsAxis },
        {
          ...axis,
          size: SHARES_WIDTH_PX,
          splits: SHARES,
          values: (_, splits) => splits.map((share) => `${share * 100} %`),
        },
      ],
    },
    data,
    holder,
  );
  const stopRedrawing = onThemeChange(() => {
    colours = coloursOf();
    plot.redraw(false, true);
  });
  const stopFollowing = followSize(plot, holder);
  return {
    setData: (columns) => plot.setData(columns),
    destroy() {
      stopRedrawing();
      stopFollowing();
      plot.destroy();
    },
  };
}

/**
 * Keeps a plot of uPlot as large as its holder.
 *
 * @returns {() => void} ends that
 */
export function followSize(plot, holder) {
  const observer = new ResizeObserver(() => {
    const size = sizeOf(holder);
    // A hidden holder has none; the plot is drawn when it is shown again.
    if (size.width > 0 && size.height > 0) plot.setSize(size);
  });
  observer.observe(holder);
  return () => observer.disconnect();
}

function sizeOf(holder) {
  return { width: holder.clientWidth, height: holder.clientHeight };
}

/** uPlot asks which points to show as dots: those that no line reaches. */
function onlyAlone(plot, series) {
  const shares = plot.data[series];
  const isGap = (index) => (shares[index] ?? null) === null;
  return shares.flatMap((share, index) =>
    share !== null && isGap(index - 1) && isGap(index + 1) ? [index] : [],
  );
}
