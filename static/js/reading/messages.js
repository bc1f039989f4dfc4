/**
 * What the page and its worker say to each other: vision.js asks, worker.js answers.
 *
 * The page sends one of `ASK` at a time and waits for its answer, except that CHOOSE and
 * AFRESH have none. Pixels are transferred, not copied, and never come back.
 *
 * @typedef {object} Picture
 * @property {ArrayBuffer} pixels  RGBA, width x height x 4 bytes, row by row
 * @property {number} width
 * @property {number} height
 * @property {number} [seconds]  when it was taken, on a clock that does not run backwards
 *
 * @typedef {object} Urls  of files of this site
 * @property {string} worker  worker.js
 * @property {string} runtime  ONNX Runtime's module
 * @property {string} wasm  its WebAssembly
 * @property {string} network  emotion.onnx
 * @property {string} cascade  OpenCV's cascade of frontal faces, XML
 *
 * Questions: `{ask: "load", urls: Urls, labels: string[]}`,
 * `{ask: "look" | "look-at-clip" | "read-picture", picture: Picture}`,
 * `{ask: "choose", track: ?number}`, `{ask: "afresh"}`.
 *
 * Answers: `{answer: "progress", loaded: number, total: number}` any number of times, then
 * `{answer: "loaded"}`; `{answer: "reading", reading: object}`;
 * `{answer: "failed", kind: string, message: string}` with a kind of `FAILURE`.
 */

export const ASK = Object.freeze({
  LOAD: "load",
  LOOK: "look",
  CLIP: "look-at-clip",
  PICTURE: "read-picture",
  CHOOSE: "choose",
  AFRESH: "afresh",
});

export const ANSWER = Object.freeze({
  PROGRESS: "progress",
  LOADED: "loaded",
  READING: "reading",
  FAILED: "failed",
});

/** What can go wrong: the kinds of a `VisionError`. */
export const FAILURE = Object.freeze({
  /** The browser has no module workers or no WebAssembly SIMD. */
  UNSUPPORTED: "unsupported",
  /** The browser keeps what a canvas shows from the page; see true-pixels.js. */
  HIDDEN_PIXELS: "hidden-pixels",
  /** A file did not come. */
  DOWNLOAD: "download",
  /** The network, or the runtime that works it, came but cannot be used. */
  BROKEN_NETWORK: "broken-network",
  BROKEN_CASCADE: "broken-cascade",
  /** The worker died, did not answer in time, or was not loaded. */
  CRASHED: "crashed",
  /** `close` was called while an answer was awaited. */
  CLOSED: "closed",
});
