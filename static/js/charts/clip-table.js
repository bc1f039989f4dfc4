/** A clip's curves as a table, for those who cannot see them or want the numbers. */

import { NO_FACE } from "../steadiness/states.js";
import { decimals, percentOf } from "../words/numbers.js";

const STEPS_SECONDS = [0.5, 1, 2, 5, 10, 15, 30, 60];
const MOST_ROWS = 24;

/**
 * @param {string[]} labels
 * @param {import("../steadiness/clip.js").Course} course
 * @param {import("../words/reading.js").ReadingWords} words
 * @returns {HTMLDetailsElement} a row for every so many seconds, closed at first
 */
export function createTable(labels, course, words) {
  const { say, nameOf } = words;
  const details = document.createElement("details");
  details.className = "chart-table";
  const summary = document.createElement("summary");
  summary.textContent = say("table");
  const table = document.createElement("table");
  table.createCaption().textContent = say("table-caption");
  const heads = [say("table-time"), say("table-mood"), ...labels.map(nameOf)];
  fill(table.createTHead().insertRow(), heads, "col");
  const body = table.createTBody();
  for (const row of rowsOf(labels, course, words)) fill(body.insertRow(), row, "row");
  const scroller = document.createElement("div");
  scroller.className = "chart-scroller";
  // Wider than a phone; a keyboard must reach it to scroll it.
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", summary.textContent);
  scroller.append(table);
  details.append(summary, scroller);
  return details;
}

/** The head's cells are all headings, a row's only the first. */
function fill(row, texts, scope) {
  texts.forEach((text, index) => {
    const isHeading = scope === "col" || index === 0;
    const cell = document.createElement(isHeading ? "th" : "td");
    if (isHeading) cell.scope = scope;
    cell.textContent = text;
    row.append(cell);
  });
}

function rowsOf(labels, { seconds, curve, timeline }, { say, nameOf }) {
  const points = curve.filter((point) => point.mean);
  const step =
    STEPS_SECONDS.find((one) => seconds / one < MOST_ROWS) ?? Math.ceil(seconds / MOST_ROWS);
  const rows = [];
  for (let time = 0; time === 0 || time < seconds; time += step) {
    const state = timeline.findLast((one) => one.start <= time)?.state ?? NO_FACE;
    const point = points.findLast((one) => one.time <= time);
    const shares =
      state === NO_FACE || !point ? labels.map(() => "–") : point.mean.map(percentOf);
    rows.push([say("seconds", { seconds: decimals(time, 1) }), nameOf(state), ...shares]);
  }
  return rows;
}
