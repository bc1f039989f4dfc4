/** The camera's life on the page: asked for, opened, read, stopped, lost, tried again. */

import { CameraError, askForCamera, closeCamera, showCamera } from "./capture.js";
import { ReadingLoop } from "./loop.js";
import { clearOverlay, drawReading } from "./overlay.js";
import { stateOf } from "./states.js";
import { createTiltedPauses } from "./tilted.js";

// One refusal is jitter; from the second in a row on, the listener is told.
const REFUSALS_BEFORE_TELLING = 2;

export class Feed {
  #parts;
  #loop;
  #stream = null;
  // Counts openings, so that a camera that arrives after Stop is closed at once.
  #opening = 0;
  #tiltedPauses = createTiltedPauses();

  /**
   * @param {object} parts
   * @param {{video, overlay, view}} parts.elements
   * @param {{read, close}} parts.reader  see frame-reader.js
   * @param {{set: (state: string) => void}} parts.state
   * @param {{add, current, clear}} parts.average
   * @param {{show, strongest}} parts.meters
   * @param {number} parts.framesPerSecond
   * @param {(ready: boolean) => void} parts.onReady  whether there is a reading to use
   */
  constructor(parts) {
    this.#parts = parts;
    this.#loop = new ReadingLoop(
      () => parts.reader.read(parts.elements.video),
      parts.framesPerSecond,
      {
        onReading: (reading) => this.#show(reading),
        onSlow: (timesInARow) => this.#showSlow(timesInARow),
        onFailed: () => {
          this.#forget();
          parts.state.set("failed");
        },
      },
    );
  }

  async start() {
    const { state, elements } = this.#parts;
    const opening = ++this.#opening;
    const isCurrent = () => opening === this.#opening;
    state.set("asking");
    try {
      const stream = await askForCamera();
      if (!isCurrent()) {
        closeCamera(stream);
        return;
      }
      this.#stream = stream;
      state.set("starting");
      await showCamera(stream, elements.video, () => isCurrent() && this.#end("camera-lost"));
      if (isCurrent()) this.#look();
    } catch (error) {
      if (!isCurrent()) return;
      this.#end(error instanceof CameraError ? error.state : "camera-busy");
    }
  }

  stop() {
    this.#end("idle");
  }

  /** After a failed reading the camera is still on; after anything else it is not. */
  async tryAgain() {
    if (this.#stream) {
      this.#look();
    } else {
      await this.start();
    }
  }

  /** Sends nothing more but leaves the picture as it is: the page is being left. */
  hold() {
    this.#loop.stop();
  }

  #look() {
    const { video, view } = this.#parts.elements;
    view.dataset.shape = video.videoHeight > video.videoWidth ? "portrait" : "landscape";
    this.#parts.state.set("looking");
    this.#loop.start();
  }

  #show(reading) {
    const { average, meters, state, elements, onReady } = this.#parts;
    const now = performance.now();
    if (this.#tiltedPauses.has(reading, now)) return;
    const found = reading.chosen !== null;
    if (found) average.add(reading.probabilities, now);
    const words = found ? meters.strongest(reading.probabilities) : "";
    drawReading(elements.overlay, elements.video, reading, words);
    meters.show(average.current(now));
    state.set(stateOf(reading));
    onReady(average.current(now) !== null);
  }

  #showSlow(timesInARow) {
    if (timesInARow >= REFUSALS_BEFORE_TELLING) this.#parts.state.set("server-slow");
    this.#parts.onReady(this.#parts.average.current(performance.now()) !== null);
  }

  #forget() {
    const { average, meters, elements, onReady } = this.#parts;
    this.#tiltedPauses.clear();
    average.clear();
    meters.show(null);
    clearOverlay(elements.overlay);
    onReady(false);
  }

  #end(finalState) {
    this.#opening += 1;
    this.#loop.stop();
    this.#parts.reader.close();
    closeCamera(this.#stream);
    this.#parts.elements.video.srcObject = null;
    this.#stream = null;
    this.#forget();
    this.#parts.state.set(finalState);
  }
}
