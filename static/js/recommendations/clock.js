/** Times by the clock of the reader; without scripts they stay in UTC. */

/** Rewrites every `<time datetime data-clock>` in `root`: "14:05", or "22 Nov, 14:05". */
export function showClocks(root) {
  // Of the Englishes the one whose clock has 24 hours and whose day stands before its month.
  const { lang } = document.documentElement;
  const manner = lang === "en" ? "en-GB" : lang;
  const today = new Date().toDateString();
  for (const time of root.querySelectorAll("time[data-clock]")) {
    const moment = new Date(time.dateTime);
    const day = moment.toDateString() === today ? {} : { day: "numeric", month: "short" };
    time.textContent = moment.toLocaleString(manner, { ...day, hour: "2-digit", minute: "2-digit" });
  }
}
