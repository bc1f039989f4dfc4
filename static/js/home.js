/** Home: puts the camera, the files, the reader and the buttons together. */

import { pickGenres } from "./asking/genre-picker.js";
import { createMessagePanel } from "./asking/message-panel.js";
import { createOutgoing } from "./asking/outgoing.js";
import { openFeed } from "./camera/page.js";
import { createFilePart } from "./files/file-part.js";
import { keepReader } from "./offline/registration.js";
import { createVisionOrServer } from "./reading/vision-or-server.js";
import { createVision } from "./reading/vision.js";
import { watchWaiting } from "./waiting.js";
import { createReadingWords } from "./words/reading.js";

const byId = (id) => document.getElementById(id);

const labels = JSON.parse(byId("labels").textContent);
const words = createReadingWords(byId("reading-words"));
const form = byId("wish");
const { worker, runtime, wasm, network, cascade } = byId("feed").dataset;

const outgoing = createOutgoing(form);
const [sendCamera, sendFile] = [outgoing.source(), outgoing.source()];
// One reader for both; its worker starts with the first use, and never before.
const vision = createVisionOrServer({
  vision: createVision({ urls: { worker, runtime, wasm, network, cascade }, labels }),
  element: byId("server-reading"),
  csrfToken: form.elements.namedItem("csrfmiddlewaretoken").value,
  labels,
  onAgreed: () => feed.retryUnsupported(),
  onWithdrawn: () => feed.stop(),
});

let isKept = false;
function keepOnce() {
  if (!isKept) keepReader();
  isKept = true;
}

// The page posts one reading: the camera's or a file's, whichever was begun last.
const feed = openFeed({
  vision,
  labels,
  words,
  onStart: () => files.forget(),
  onReading(probabilities) {
    if (probabilities) keepOnce();
    byId("recommend").disabled = probabilities === null;
    sendCamera(probabilities && { probabilities, origin: "camera" });
  },
});
const files = createFilePart({
  root: byId("files"),
  async getVision(onProgress) {
    await vision.load({ onProgress });
    return vision;
  },
  labels,
  words,
  onStart: () => feed.stop(),
  onReading: sendFile,
});

createMessagePanel({ form, panel: byId("leaves") });
const genres = document.querySelector("[data-genres]");
if (genres) pickGenres(genres);

watchWaiting({ instead: ".home" });

window.addEventListener("pagehide", () => {
  feed.stop();
  vision.close();
});
