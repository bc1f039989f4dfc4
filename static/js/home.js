/** Home: puts the camera, the reader and the buttons together. */

import { pickGenres } from "./asking/genre-picker.js";
import { createAverage } from "./camera/average.js";
import { Feed } from "./camera/feed.js";
import { createReader } from "./camera/frame-reader.js";
import { createMeters } from "./camera/meters.js";
import { createFeedState } from "./camera/states.js";

const byId = (id) => document.getElementById(id);

const labels = JSON.parse(byId("labels").textContent);
const { frameUrl, framesPerSecond, averagingSeconds } = byId("feed").dataset;
const form = byId("wish");
const recommend = byId("recommend");

const average = createAverage(Number(averagingSeconds));
const state = createFeedState(byId("feed"), byId("status"), byId("feed-sentences"));
const feed = new Feed({
  elements: { video: byId("video"), overlay: byId("overlay"), view: byId("view") },
  reader: createReader({
    url: frameUrl,
    csrfToken: form.elements.namedItem("csrfmiddlewaretoken").value,
  }),
  state,
  average,
  meters: createMeters(byId("reading"), labels),
  framesPerSecond: Number(framesPerSecond),
  onReady(ready) {
    recommend.disabled = !ready;
  },
});

/** The pressed button is gone; who uses the keyboard goes on at its counterpart. */
function focusOnward() {
  byId(byId("feed").dataset.state === "looking" ? "stop-camera" : "try-again").focus();
}

byId("start-camera").addEventListener("click", () => feed.start().then(focusOnward));

byId("try-again").addEventListener("click", () => feed.tryAgain().then(focusOnward));

byId("stop-camera").addEventListener("click", () => {
  feed.stop();
  byId("start-camera").focus();
});

form.addEventListener("submit", (event) => {
  const reading = form.elements.namedItem("probabilities");
  if (event.submitter !== recommend) {
    // A mood by hand: a reading that the browser's Back has kept must not go with it.
    reading.value = "";
    return;
  }
  const probabilities = average.current(performance.now());
  if (!probabilities) {
    // The last reading grew too old while nothing new arrived.
    recommend.disabled = true;
    event.preventDefault();
    return;
  }
  feed.hold();
  reading.value = JSON.stringify(probabilities);
});

window.addEventListener("pagehide", () => feed.stop());

const genres = document.querySelector("[data-genres]");
if (genres) pickGenres(genres);

byId("start-camera").disabled = false;
state.set("idle");
