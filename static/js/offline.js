/** The offline page: the camera is read as ever, and nothing is asked for. */

import { openFeed } from "./camera/page.js";
import { createVision } from "./reading/vision.js";
import { createReadingWords } from "./words/reading.js";

const labels = JSON.parse(document.getElementById("labels").textContent);
const words = createReadingWords(document.getElementById("reading-words"));
const { worker, runtime, wasm, network, cascade } = document.getElementById("feed").dataset;
const vision = createVision({ urls: { worker, runtime, wasm, network, cascade }, labels });
const feed = openFeed({ vision, labels, words, onStart() {}, onReading() {} });
const again = document.getElementById("online-again");

const showConnection = () => (again.hidden = !navigator.onLine);
window.addEventListener("online", showConnection);
window.addEventListener("offline", showConnection);
again.querySelector("button").addEventListener("click", () => window.location.reload());

window.addEventListener("pagehide", () => {
  feed.stop();
  vision.close();
});
