/**
 * "Use a photo or a short clip": a file is chosen, read inside the browser, and shown with a
 * button to recommend music from it. Its name and its pixels stay in this page.
 */

import { decimals } from "../words/numbers.js";
import { createSentences } from "../words/sentences.js";
import { takeDrops } from "./dropping.js";
import { FileError } from "./file-error.js";
import { drawPicture } from "./picture.js";
import { createResultView } from "./result-view.js";
import { HEAD_BYTES, signatureOf } from "./signatures.js";

/**
 * @typedef {object} FileReading  What the button of the part posts.
 * @property {number[]} probabilities  seven, in the order of the labels
 * @property {"photo" | "clip"} origin
 *
 * @param {object} options
 * @param {HTMLElement} options.root  of templates/components/_files.html
 * @param {(onProgress: (loaded: number, total: number) => void) => Promise<object>}
 *   options.getVision  the loaded vision of ../reading/vision.js; rejects with VisionError
 * @param {string[]} options.labels  the emotions in the order of every list of probabilities
 * @param {import("../words/reading.js").ReadingWords} options.words
 * @param {(reading: ?FileReading) => void} options.onReading  told each time that what the
 *   button would post changes; null while there is nothing
 * @param {() => void} options.onStart  told when a file begins to be read: the camera's
 *   reading must end, for the page posts one
 * @returns {{forget: () => void}} lets go of the file, of its pixels and of what was read
 */
export function createFilePart(options) {
  const part = new FilePart(options);
  return { forget: () => part.forget() };
}

class FilePart {
  #root;
  #getVision;
  #labels;
  #onReading;
  #onStart;
  #say;
  #view;
  #status;
  #progress;
  #input;
  #cancel;
  #clear;
  #canvas;
  #recommend;
  #reading = null;
  // What is being read, so that another file, Cancel and leaving the page can end it.
  #job = new AbortController();

  constructor({ root, getVision, labels, words, onReading, onStart }) {
    const part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.#root = root;
    this.#getVision = getVision;
    this.#labels = labels;
    this.#onReading = onReading;
    this.#onStart = onStart;
    this.#say = createSentences(part("sentences"));
    this.#status = part("status");
    this.#progress = part("progress");
    this.#input = part("input");
    this.#cancel = part("cancel");
    this.#clear = part("clear");
    this.#canvas = part("canvas");
    this.#recommend = part("recommend");
    this.#view = createResultView(part, labels, this.#say, words, (probabilities) =>
      this.#offer(probabilities, root.dataset.state),
    );
    this.#listen();
    root.hidden = false;
  }

  forget() {
    this.#job.abort();
    this.#input.value = "";
    this.#empty("idle");
    this.#status.textContent = "";
  }

  #listen() {
    this.#input.addEventListener("change", () => {
      const [file] = this.#input.files;
      if (file) this.#take(file);
    });
    this.#input.addEventListener("click", () => {
      // A browser does not tell of the same file again, and trying it once more is advised.
      if (this.#root.dataset.state === "failed") this.#input.value = "";
    });
    takeDrops(this.#root, (file) => {
      // The name beside the button must not be that of another file.
      this.#input.value = "";
      this.#take(file);
    });
    this.#cancel.addEventListener("click", () => this.#stop("cancelled"));
    this.#clear.addEventListener("click", () => this.#stop("cleared"));
    window.addEventListener("pagehide", () => this.forget());
  }

  /** The pressed button goes; who uses the keyboard goes on where they began. */
  #stop(sentence) {
    this.forget();
    this.#status.textContent = this.#say(sentence);
    this.#input.focus();
  }

  async #take(file) {
    this.#job.abort();
    this.#job = new AbortController();
    const { signal } = this.#job;
    this.#empty("opening");
    this.#onStart();
    this.#status.textContent = this.#say("opening");
    try {
      const show = await this.#read(file, signal);
      if (!signal.aborted) show();
    } catch (error) {
      if (!signal.aborted) this.#fail(reasonOf(error));
    }
  }

  /** Returns what shows the result. */
  async #read(file, signal) {
    if (file.size === 0) throw new FileError("empty");
    const { kind, format } = await kindOf(file);
    return kind === "picture"
      ? this.#readPicture(file, format, signal)
      : this.#readClip(file, signal);
  }

  async #readPicture(file, format, signal) {
    await drawPicture(file, format, this.#canvas, signal);
    const vision = await this.#loadVision(signal);
    this.#enter("reading");
    const reading = await vision.readPicture(this.#canvas);
    return () => {
      if (reading.chosen === null) {
        this.#fail(reading.light === "too-dark" ? "too-dark" : "no-face");
        return;
      }
      this.#settle("photo");
      const count = reading.faces.length;
      const parts = [this.#say(count === 1 ? "one-face" : "faces", { count })];
      if (format === "gif") parts.push(this.#say("gif"));
      this.#status.textContent = parts.join(" ");
      this.#view.showPicture(reading);
    };
  }

  async #readClip(file, signal) {
    const tools = await clipTools();
    const clip = await tools.Clip.open(file, signal);
    try {
      const vision = await this.#loadVision(signal);
      this.#enter("reading-clip");
      const read = await tools.readClip(clip, {
        vision,
        labels: this.#labels,
        canvas: this.#canvas,
        signal,
        onProgress: (share) => {
          this.#progress.value = share;
        },
      });
      return () => this.#showClip(clip, read, tools);
    } finally {
      clip.close();
    }
  }

  #showClip(clip, read, tools) {
    empty(this.#canvas);
    if (read.frames.every((frame) => frame.faces.length === 0)) {
      this.#fail("clip-no-face");
      return;
    }
    this.#settle("clip");
    const { people, seconds } = this.#view.showClip(read, tools);
    const parts = [this.#say(people > 1 ? "people" : "one-person", { count: people })];
    if (clip.isCut) parts.push(this.#say("cut", { seconds: Math.round(seconds) }));
    if (clip.breaksOff) parts.push(this.#say("breaks-off", { seconds: decimals(seconds, 1) }));
    this.#status.textContent = parts.join(" ");
  }

  async #loadVision(signal) {
    signal.throwIfAborted();
    this.#enter("loading");
    const vision = await this.#getVision((loaded, total) => {
      if (!signal.aborted) this.#progress.value = loaded / total;
    });
    signal.throwIfAborted();
    return vision;
  }

  /** Offers what was chosen; null where there is no mood to recommend from. */
  #offer(probabilities, origin) {
    const before = this.#reading;
    this.#reading = probabilities && { probabilities, origin };
    this.#recommend.disabled = !probabilities;
    if (before || this.#reading) this.#onReading(this.#reading);
  }

  #enter(state) {
    // A bar without a value moves to and fro: it is not known yet how much there is to do.
    this.#progress.removeAttribute("value");
    this.#root.dataset.state = state;
    this.#status.textContent = this.#say(state);
  }

  #fail(reason) {
    this.#empty("failed");
    this.#root.dataset.reason = reason;
    this.#status.textContent = this.#say(reason);
  }

  #empty(state) {
    delete this.#root.dataset.reason;
    this.#view.clear();
    empty(this.#canvas);
    this.#offer(null);
    this.#settle(state);
  }

  /** Changes the state; Cancel goes with it, and the focus that was there. */
  #settle(state) {
    const wasOnCancel = document.activeElement === this.#cancel;
    this.#root.dataset.state = state;
    if (wasOnCancel) this.#input.focus();
  }
}

async function clipTools() {
  try {
    return await import("./clip-tools.js");
  } catch (error) {
    throw new FileError("download", error);
  }
}

async function kindOf(file) {
  let head;
  try {
    head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch (error) {
    throw new FileError("unreadable", error);
  }
  const found = signatureOf(head);
  if (!found) throw new FileError("not-media");
  return found;
}

/** Of a FileError its reason, of a VisionError its kind. */
function reasonOf(error) {
  return error.reason ?? error.kind ?? "crashed";
}

/** Lets go of the pixels. */
function empty(canvas) {
  canvas.width = 0;
  canvas.height = 0;
}
