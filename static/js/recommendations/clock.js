/** Times by the clock of the reader; without scripts they stay in UTC. */

import { manner } from "../words/dates.js";

/** Rewrites every `<time datetime data-clock>` in `root`: "14:05", or "22 Nov, 14:05". */
export function showClocks(root) {
  const today = new Date().toDateString();
  for (const time of root.querySelectorAll("time[data-clock]")) {
    const moment = new Date(time.dateTime);
    const day = moment.toDateString() === today ? {} : { day: "numeric", month: "short" };
    const parts = { ...day, hour: "2-digit", minute: "2-digit" };
    time.textContent = moment.toLocaleString(manner(), parts);
  }
}
