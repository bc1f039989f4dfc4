/**
 * Reading faces inside the browser: the page's side of worker.js.
 *
 * One picture is in flight at a time; a call that comes earlier waits for its turn, and
 * takes its picture then. After a `VisionError` "crashed" the worker is gone, and `load`
 * starts another.
 */

import { ANSWER, ASK, FAILURE } from "./messages.js";
import { LIVE_SIDE, MEDIA_SIDE, pictureOf } from "./pixels.js";
import { isSupported } from "./support.js";
import { hasTruePixels } from "./true-pixels.js";
import { VisionError } from "./vision-error.js";

export { VisionError };

// A slow telephone takes a second for a photograph; nothing that lives takes this long.
const PATIENCE_MS = 20_000;
// Compiling comes after the last byte. While bytes come, the worker gives up by itself.
const LOADING_PATIENCE_MS = 60_000;

/**
 * @param {object} options
 * @param {import("./messages.js").Urls} options.urls
 * @param {string[]} options.labels  the emotions, in the order of every list of shares
 * @param {number} [options.patienceMs]  how long an answer may take
 */
export function createVision(options) {
  return new Vision(options);
}

class Vision {
  #urls;
  #labels;
  #patienceMs;
  #canvas = document.createElement("canvas");
  #worker = null;
  #loading = null;
  // Whether the worker has said anything yet, and whether it may be asked.
  #alive = false;
  #ready = false;
  #awaited = null;
  #turn = Promise.resolve();

  constructor({ urls, labels, patienceMs = PATIENCE_MS }) {
    this.#urls = urls;
    this.#labels = labels;
    this.#patienceMs = patienceMs;
  }

  /**
   * Starts the worker, once; a second call shares the first one's outcome and progress.
   *
   * @param {{onProgress?: (loadedBytes: number, totalBytes: number) => void}} [options]
   * @returns {Promise<void>}
   * @throws {VisionError} and may then be called again
   */
  async load({ onProgress = () => {} } = {}) {
    if (!isSupported()) {
      throw new VisionError(FAILURE.UNSUPPORTED, "no module workers or no WebAssembly SIMD");
    }
    if (!hasTruePixels()) throw new VisionError(FAILURE.HIDDEN_PIXELS, "a canvas reads wrongly");
    this.#loading ??= this.#start(onProgress);
    await this.#loading;
  }

  /**
   * @param {HTMLVideoElement | HTMLCanvasElement | ImageBitmap} source
   * @param {number} seconds  on a clock that does not run backwards
   * @returns {Promise<import("./live-reader.js").LiveReading>}
   */
  look(source, seconds) {
    return this.#read(ASK.LOOK, source, LIVE_SIDE, seconds);
  }

  /** Keeps this face in front; null gives the choice back. Ids are those of `look`. */
  choose(track) {
    if (this.#ready) this.#worker.postMessage({ ask: ASK.CHOOSE, track });
  }

  /** Forgets whom `look` has seen; its clock may begin again. */
  startAfresh() {
    if (this.#ready) this.#worker.postMessage({ ask: ASK.AFRESH });
  }

  /** @returns {Promise<import("./picture-reader.js").PictureReading>} */
  readPicture(source) {
    return this.#read(ASK.PICTURE, source, MEDIA_SIDE);
  }

  /**
   * The next picture of a clip; one that is not later than the last begins another clip.
   *
   * @returns {Promise<import("./clip-reader.js").ClipFrame>}
   */
  lookAtClip(source, seconds) {
    return this.#read(ASK.CLIP, source, MEDIA_SIDE, seconds);
  }

  /** Ends the worker; `load` may start another. */
  close() {
    this.#end(new VisionError(FAILURE.CLOSED, "closed by the page"));
  }

  #start(onProgress) {
    const worker = new Worker(this.#urls.worker, { type: "module" });
    const listen = (event, handle) =>
      worker.addEventListener(event, (happened) => {
        // One that was ended has nothing to say any more.
        if (worker === this.#worker) handle(happened);
      });
    listen("message", ({ data }) => this.#hear(data));
    listen("messageerror", () => this.#lose("a message could not be read"));
    listen("error", (event) => {
      event.preventDefault();
      this.#lose(event.message || "its script could not be loaded");
    });
    this.#worker = worker;
    const { worker: _, ...urls } = this.#urls;
    const question = { ask: ASK.LOAD, urls, labels: this.#labels };
    return this.#ask(question, [], LOADING_PATIENCE_MS, onProgress);
  }

  #read(ask, source, longestSide, seconds) {
    const answer = this.#turn.then(() => {
      if (!this.#ready) throw new VisionError(FAILURE.CRASHED, "load() comes first");
      const picture = { ...pictureOf(source, longestSide, this.#canvas), seconds };
      return this.#ask({ ask, picture }, [picture.pixels], this.#patienceMs);
    });
    this.#turn = answer.catch(() => {});
    return answer;
  }

  #ask(question, transfer, patienceMs, onProgress = () => {}) {
    return new Promise((resolve, reject) => {
      this.#awaited = { resolve, reject, onProgress, patienceMs, timer: null };
      this.#waitOn();
      this.#worker.postMessage(question, transfer);
    });
  }

  #waitOn() {
    const { timer, patienceMs } = this.#awaited;
    clearTimeout(timer);
    this.#awaited.timer = setTimeout(() => this.#lose("no answer"), patienceMs);
  }

  #hear({ answer, reading, loaded, total, kind, message }) {
    this.#alive = true;
    if (answer === ANSWER.FAILED) {
      this.#end(new VisionError(kind, message));
    } else if (answer === ANSWER.PROGRESS) {
      this.#waitOn();
      if (total > 0) this.#awaited.onProgress(loaded, total);
    } else {
      this.#ready = true;
      this.#settle().resolve(reading);
    }
  }

  /** A worker that never spoke has not been loaded. */
  #lose(why) {
    this.#end(new VisionError(this.#alive ? FAILURE.CRASHED : FAILURE.DOWNLOAD, why));
  }

  #end(error) {
    this.#worker?.terminate();
    this.#worker = this.#loading = null;
    this.#alive = this.#ready = false;
    this.#settle()?.reject(error);
  }

  #settle() {
    const awaited = this.#awaited;
    clearTimeout(awaited?.timer);
    this.#awaited = null;
    return awaited;
  }
}
