/** A clip that the browser plays: its frames one after another, at upright and bounded size. */

import { FileError } from "./file-error.js";
import { limitedSize } from "./picture.js";

// As much of a clip as is read, and how densely: expressions last half a second and longer.
const MOST_SECONDS = 60;
const FRAMES_PER_SECOND = 10;
// 5.3K of action cameras is 5312x2988.
const MOST_PIXELS = 17_000_000;
// A wait that ends tells a damaged clip from a slow one.
const PATIENCE_MS = 20_000;
const FRAME_WAIT_MS = 20;
// Timestamps are rounded to the container's ticks: a frame due at 0.8 s may come a trace later.
const TICK_SECONDS = 0.002;
// Where nothing says how long a frame is shown: what cameras record most, rounded down.
const USUAL_FRAME_SECONDS = 1 / 25;
const MICROSECONDS = 1_000_000;
// How much of what a header promises may be missing, as emotion/media/clips.py has it: sound
// often ends a little later than the pictures and counts as length.
const MISSING_SHARE = 0.05;
const MISSING_SECONDS = 0.5;
const MISSING_SHARE_OF_SHORT = 0.25;
// Files that a browser recorded do not say how long they last; a seek beyond every end tells.
const BEYOND_SECONDS = 1e9;

/**
 * A clip whose first frame is there. `close` it: until then the file stays opened.
 *
 * `seconds` is how much of it is to be read and `isCut` whether that is less than all;
 * `breaksOff` is set once frames ended early because the clip is damaged.
 */
export class Clip {
  breaksOff = false;
  #video;
  #address;

  constructor(video, address) {
    this.#video = video;
    this.#address = address;
    this.isCut = video.duration > MOST_SECONDS;
    this.seconds = Math.min(video.duration, MOST_SECONDS);
  }

  /**
   * @param {File} file
   * @param {AbortSignal} signal
   * @returns {Promise<Clip>}
   * @throws {FileError} unplayable, no-picture, too-many-pixels
   */
  static async open(file, signal) {
    const video = document.createElement("video");
    const address = URL.createObjectURL(file);
    video.muted = true;
    video.playsInline = true;
    video.preload = "auto";
    try {
      const act = () => {
        video.src = address;
      };
      await until(video, "loadeddata", act, signal);
      if (video.videoWidth * video.videoHeight > MOST_PIXELS) {
        throw new FileError("too-many-pixels");
      }
      if (video.videoWidth === 0) throw new FileError("no-picture");
      await learnDuration(video, signal);
      return new Clip(video, address);
    } catch (error) {
      release(video, address);
      throw error instanceof FileError ? error : new FileError("unplayable", error);
    }
  }

  /**
   * Draws on the canvas the first picture of each tenth of a second, as emotion/media/pace.py
   * chooses them.
   *
   * Seeking, not playing: it takes no longer than it must, waits for whoever reads, and
   * goes on in a hidden tab.
   *
   * @param {HTMLCanvasElement} canvas
   * @param {AbortSignal} signal  ends the frames
   * @returns {AsyncGenerator<number>} the times of the pictures in seconds, rising
   * @throws {FileError} unplayable if not even the first can be shown
   */
  async *frames(canvas, signal) {
    const video = this.#video;
    [canvas.width, canvas.height] = limitedSize(video.videoWidth, video.videoHeight);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    // Where a picture shows that is sought so much later, it began in the tenth itself.
    let later = TICK_SECONDS;
    let last = -1;
    let end = 0;
    for (let tenth = 0; tenth / FRAMES_PER_SECOND < this.seconds; tenth += 1) {
      let shown;
      try {
        await seek(video, tenth / FRAMES_PER_SECOND + later, signal);
        shown = await onceShown(video, later, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (tenth === 0) throw new FileError("unplayable", error);
        this.breaksOff = true;
        return;
      }
      const { time, lasts } = shown;
      later = Math.min(lasts, 1 / FRAMES_PER_SECOND) - TICK_SECONDS;
      if (time >= this.seconds) return;
      end = time + lasts;
      const begins = Math.floor((time + TICK_SECONDS) * FRAMES_PER_SECOND);
      if (begins <= last) continue;
      last = begins;
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      yield time;
    }
    this.breaksOff = this.seconds - end > tolerated(this.seconds);
  }

  close() {
    release(this.#video, this.#address);
  }
}

function release(video, address) {
  video.removeAttribute("src");
  // Without it the element keeps the file and its decoder.
  video.load();
  URL.revokeObjectURL(address);
}

/** As `shownBy`; a browser with much to do can tell of a seek before the frame can be had. */
async function onceShown(video, later, signal) {
  for (let waited = 0; ; waited += FRAME_WAIT_MS) {
    try {
      return shownBy(video, later);
    } catch (error) {
      if (signal.aborted || waited >= PATIENCE_MS) throw error;
    }
    await new Promise((done) => setTimeout(done, FRAME_WAIT_MS));
  }
}

/**
 * Since when and for how long the picture is shown, in seconds. Where a browser does not
 * tell, it is the place sought, less what was added to it.
 */
function shownBy(video, later) {
  return shownByFrame(video) ?? {
    time: Math.max(0, video.currentTime - later),
    lasts: USUAL_FRAME_SECONDS,
  };
}

/**
 * The same from the frame itself, or null. Only who knows how long a frame lasts knows when it
 * began: Firefox 153 and WebKitGTK 2.50 give no duration, and as the timestamp the place
 * sought, the former in whole seconds where microseconds are due.
 */
function shownByFrame(video) {
  if (typeof VideoFrame !== "function") return null;
  const frame = new VideoFrame(video);
  const { timestamp, duration } = frame;
  frame.close();
  if (!duration) return null;
  return { time: Math.max(0, timestamp / MICROSECONDS), lasts: duration / MICROSECONDS };
}

/** How many seconds may be missing of so many. */
function tolerated(seconds) {
  const ofShort = Math.min(MISSING_SECONDS, MISSING_SHARE_OF_SHORT * seconds);
  return Math.max(MISSING_SHARE * seconds, ofShort);
}

async function learnDuration(video, signal) {
  if (Number.isFinite(video.duration)) return;
  await seek(video, BEYOND_SECONDS, signal);
  if (!Number.isFinite(video.duration)) throw new FileError("unplayable");
}

function seek(video, seconds, signal) {
  const act = () => {
    video.currentTime = seconds;
  };
  return until(video, "seeked", act, signal);
}

/** Resolves at the event that `act` brings about; rejects at an error, late, or if aborted. */
function until(video, event, act, signal) {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const settle = (done, outcome) => {
      clearTimeout(timer);
      over.abort();
      done(outcome);
    };
    const listen = (target, name, done, outcome = () => undefined) =>
      target?.addEventListener(name, () => settle(done, outcome()), { signal: over.signal });
    const timer = setTimeout(() => settle(reject, new Error(`no ${event}`)), PATIENCE_MS);
    listen(video, event, resolve);
    listen(video, "error", reject, () => video.error);
    listen(signal, "abort", reject, () => signal.reason);
    act();
  });
}
