/** The camera's life on the page: opened, read, frozen, paused, lost, tried again. */

import {
  CameraError,
  FRONT_CAMERA,
  askForCamera,
  closeCamera,
  isAllowed,
  isMirror,
  otherCamera,
  requireSecureOrigin,
  showCamera,
} from "./capture.js";
import { FrameLoop } from "./frame-loop.js";
import { reasonOf } from "./reasons.js";
import { createSettling } from "./settling.js";
import { clearStill, freeze, readStill } from "./still.js";
import { stateOf } from "./states.js";

export class Feed {
  #parts;
  #loop;
  #stream = null;
  #which = FRONT_CAMERA;
  // Counts openings, so that a camera that arrives after Stop is closed at once.
  #opening = 0;
  // Counts looks at frozen pictures, so that what is read of one is not shown with another.
  #still = 0;
  #settling = createSettling();

  /**
   * @param {object} parts
   * @param {{video: HTMLVideoElement, still: HTMLCanvasElement}} parts.elements
   * @param {object} parts.vision  see reading/vision.js
   * @param {object} parts.machine  see states.js
   * @param {object} parts.display  see display.js
   * @param {object} parts.choice  see choice.js
   * @param {() => void} parts.onStart  the camera is about to be opened
   * @param {(loaded: number, total: number) => void} parts.onProgress  bytes of the reader
   * @param {(isThere: boolean) => void} parts.onOtherCamera
   * @param {(probabilities: ?number[]) => void} parts.onReading  what may be used now
   */
  constructor(parts) {
    this.#parts = parts;
    this.#loop = new FrameLoop(
      parts.elements.video,
      (video, seconds) => parts.vision.look(video, seconds),
      {
        onReading: (reading, seconds) => this.#show(reading, seconds),
        onFailed: (error) => this.#fail(error),
      },
    );
  }

  /** Opens the camera and loads the reader at the same time; the later one is waited for. */
  async start() {
    const { machine, vision, elements, display } = this.#parts;
    this.#close();
    this.#parts.onStart();
    const opening = this.#opening;
    const isCurrent = () => opening === this.#opening;
    try {
      const isSilent = await isAllowed();
      if (!isCurrent()) return;
      machine.go(isSilent ? "loading" : "asking");
      requireSecureOrigin();
      const loading = vision.load({ onProgress: this.#parts.onProgress });
      // A reader that cannot work says so at once, before anybody is asked for a camera.
      await Promise.race([loading, new Promise((done) => setTimeout(done))]);
      if (!isCurrent()) return;
      const asked = this.#ask(isCurrent);
      const stream = await Promise.race([asked, loading.then(() => asked)]);
      if (!isCurrent()) return;
      if (document.hidden) {
        this.#pause("hidden");
        return;
      }
      machine.go("loading");
      const onLost = () => isCurrent() && this.#lose();
      await Promise.all([showCamera(stream, elements.video, onLost), loading]);
      if (!isCurrent()) return;
      vision.startAfresh();
      const { videoWidth: width, videoHeight: height } = elements.video;
      display.frame({ width, height, isMirrored: isMirror(stream) });
      this.#look();
      const other = await otherCamera(stream);
      if (isCurrent()) this.#parts.onOtherCamera(other !== null);
    } catch (error) {
      if (isCurrent()) this.#fail(error);
    }
  }

  /** The reader that could not work was replaced by one that can. */
  async retryUnsupported() {
    if (this.#parts.machine.reason === "unsupported") await this.start();
  }

  stop() {
    this.#close();
    this.#parts.display.forget();
    this.#parts.machine.go("idle");
  }

  /** The page went out of sight: nobody would see that the camera is on. */
  hide() {
    const { machine } = this.#parts;
    if (machine.state === "paused") {
      // A picture that was taken stays; "Retake" opens the camera again.
      this.#darken();
    } else if (machine.isReading || machine.state === "loading") {
      this.#pause("hidden");
    }
  }

  /** The page is back: goes on by itself, unless the browser would have to ask. */
  async reveal() {
    const { machine } = this.#parts;
    const waits = () => machine.reason === "hidden" && !document.hidden;
    if (waits() && (await isAllowed()) && waits()) await this.start();
  }

  async switchCamera() {
    const opening = this.#opening;
    const other = await otherCamera(this.#stream);
    if (!other || opening !== this.#opening) return;
    this.#which = other;
    await this.start();
  }

  /** Freezes the newest picture and reads that one alone. */
  async snap() {
    const { machine, elements, onReading } = this.#parts;
    if (!machine.isReading) return;
    this.#loop.stop();
    freeze(elements.video, elements.still);
    machine.go("paused", "snap");
    onReading(null);
    await this.#readStill();
  }

  /** Keeps the frozen picture's reading; the camera's light goes off. */
  keep() {
    this.#darken();
    this.#parts.machine.go("paused", "kept");
  }

  async retake() {
    if (!this.#stream) {
      await this.start();
      return;
    }
    this.#throwAway();
    this.#forget();
    this.#look();
  }

  /** @param {?number} track  the face that is the listener's; null leaves it to the rule */
  async choose(track) {
    const { machine, vision } = this.#parts;
    vision.choose(track);
    if (machine.state === "paused") await this.#readStill();
  }

  #look() {
    this.#parts.machine.go("looking");
    this.#loop.start();
  }

  #show(reading, seconds) {
    const { machine, display, choice, onReading } = this.#parts;
    choice.follow(reading, seconds);
    machine.go(this.#settling.follow(stateOf(reading, choice.isMade), seconds));
    display.showLive(reading, seconds);
    onReading(reading.mean);
  }

  async #readStill() {
    const { machine, vision, elements, display, choice, onReading } = this.#parts;
    this.#still += 1;
    const still = this.#still;
    try {
      const seen = await readStill(vision, elements.still);
      if (still !== this.#still) return;
      choice.follow(seen.reading, seen.seconds);
      const full = machine.reason === "kept" ? "kept" : "snap";
      machine.go("paused", seen.probabilities ? full : "empty");
      display.showStill(seen.reading, seen.probabilities, seen.seconds);
      onReading(seen.probabilities);
    } catch (error) {
      if (still === this.#still) this.#fail(error);
    }
  }

  #throwAway() {
    this.#still += 1;
    clearStill(this.#parts.elements.still);
  }

  /** Takes a camera that comes too late back to the dark. */
  #ask(isCurrent) {
    const asked = askForCamera(this.#which).then((stream) => {
      if (isCurrent()) this.#stream = stream;
      else closeCamera(stream);
      return stream;
    });
    // Where loading fails first, nobody waits for this any more.
    asked.catch(() => {});
    return asked;
  }

  /** A picture that was taken needs the camera no more. */
  #lose() {
    if (this.#parts.machine.state === "paused") this.#darken();
    else this.#fail(new CameraError("camera-lost"));
  }

  #fail(error) {
    const reason = reasonOf(error);
    // The camera that was switched to is gone; the next attempt takes whichever there is.
    if (reason === "no-camera") this.#which = FRONT_CAMERA;
    this.#close();
    this.#parts.machine.go("failed", reason);
  }

  #pause(reason) {
    this.#close();
    this.#parts.machine.go("paused", reason);
  }

  #close() {
    this.#opening += 1;
    this.#loop.stop();
    this.#darken();
    this.#throwAway();
    this.#parts.choice.clear();
    this.#forget();
  }

  #darken() {
    closeCamera(this.#stream);
    this.#stream = null;
    this.#parts.elements.video.srcObject = null;
  }

  #forget() {
    const { display, onReading } = this.#parts;
    this.#settling.clear();
    display.clear();
    onReading(null);
  }
}
