/** The dates below the columns, in the page's language. */

import { manner } from "../words/dates.js";

// A date such as "28 Sept" with some room around it.
const TICK_PX = 64;

/**
 * uPlot's `splits` and `values`: as many dates as fit, the last column always among them.
 *
 * @param {string[]} starts  ISO days, one a column
 * @param {"days" | "weeks"} span
 */
export function ticksOf(starts, span) {
  const date = new Intl.DateTimeFormat(manner(), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  // Weeks of days, and months of weeks, are what people count in.
  const unit = span === "weeks" ? 4 : 7;
  return {
    splits: (plot) => {
      const most = Math.max(1, Math.floor(plot.bbox.width / devicePixelRatio / TICK_PX));
      const step = unit * Math.max(1, Math.ceil(starts.length / unit / most));
      const last = starts.length - 1;
      return Array.from({ length: Math.floor(last / step) + 1 }, (_, n) => last - n * step).reverse();
    },
    values: (_, splits) => splits.map((at) => date.format(new Date(`${starts[at]}T00:00Z`))),
  };
}
