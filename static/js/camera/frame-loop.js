/** Hands a playing video's frames to a reader, one at a time, as fast as both go. */

import { CameraError } from "./capture.js";

// A camera that says nothing for so long is gone, even where the browser does not say so.
// Counted in checks and not by the clock, which goes on while a computer sleeps.
const CHECK_MS = 2000;
const PATIENCE_CHECKS = 5;

export class FrameLoop {
  #video;
  #look;
  #told;
  #run = null;

  /**
   * @param {HTMLVideoElement} video
   * @param {(video: HTMLVideoElement, seconds: number) => Promise<object>} look
   * @param {object} told
   * @param {(reading: object, seconds: number) => void} told.onReading
   * @param {(error: Error) => void} told.onFailed  the loop has ended
   */
  constructor(video, look, told) {
    this.#video = video;
    this.#look = look;
    this.#told = told;
  }

  start() {
    this.stop();
    const run = { isBusy: false, checksWithoutFrame: 0 };
    run.watch = setInterval(() => this.#check(run), CHECK_MS);
    this.#run = run;
    this.#wait(run);
  }

  stop() {
    clearInterval(this.#run?.watch);
    this.#run = null;
  }

  #wait(run) {
    // Without the former a page cannot know which frames are new, and reads some twice.
    if (this.#video.requestVideoFrameCallback) {
      this.#video.requestVideoFrameCallback(() => this.#frame(run));
    } else {
      requestAnimationFrame(() => this.#frame(run));
    }
  }

  /** A frame that comes while another is read is passed over: the next is newer anyway. */
  async #frame(run) {
    if (run !== this.#run) return;
    this.#wait(run);
    run.checksWithoutFrame = 0;
    if (run.isBusy) return;
    run.isBusy = true;
    // Not the callback's own time, which can be earlier than what ran before in its frame.
    const seconds = performance.now() / 1000;
    try {
      const reading = await this.#look(this.#video, seconds);
      if (run === this.#run) this.#told.onReading(reading, seconds);
    } catch (error) {
      this.#fail(run, error);
    } finally {
      run.isBusy = false;
    }
  }

  #check(run) {
    run.checksWithoutFrame += 1;
    if (run.checksWithoutFrame > PATIENCE_CHECKS) {
      this.#fail(run, new CameraError("camera-lost"));
    }
  }

  #fail(run, error) {
    if (run !== this.#run) return;
    this.stop();
    this.#told.onFailed(error);
  }
}
