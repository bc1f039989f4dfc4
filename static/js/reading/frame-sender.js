/** Sends pictures to the site one at a time, never faster than it reads them. */

import { FAILURE } from "./messages.js";
import { VisionError } from "./vision-error.js";

// The site refuses more than 200 kB; a noisy picture can pass that at the first quality.
const MOST_BYTES = 200_000;
const QUALITIES = [0.8, 0.6, 0.4];
const PATIENCE_MS = 10_000;
// The site counts arrivals, which jitter; a little slack keeps a steady sender below it.
const SLACK = 1.1;
const FAILURES_BEFORE_GIVING_UP = 3;
const FIRST_WAIT_AFTER_FAILURE_MS = 500;
const REFUSALS_BEFORE_GIVING_UP = 20;
const DEFAULT_WAIT_S = 1;

export class FrameSender {
  #url;
  #csrfToken;
  #agreement;
  #intervalMs;
  #sentAt = -Infinity;
  #closing = new AbortController();

  /**
   * @param {object} options
   * @param {string} options.url
   * @param {string} options.csrfToken
   * @param {{key: ?string, lapse: () => void}} options.agreement  the user's, of agreement.js
   * @param {number} options.framesPerSecond  that the site reads for one visitor
   */
  constructor({ url, csrfToken, agreement, framesPerSecond }) {
    this.#url = url;
    this.#csrfToken = csrfToken;
    this.#agreement = agreement;
    this.#intervalMs = (1000 * SLACK) / framesPerSecond;
  }

  /**
   * Waits for its turn, takes a picture and has it read. Where the site asks to wait or does
   * not answer, it does so again, with a picture taken then.
   *
   * @param {() => HTMLCanvasElement} take  draws what is to be sent
   * @param {string} query  such as "" or "?kind=photograph"
   * @returns {Promise<{width: number, height: number, faces: object[], chosen: ?number}>}
   *   as emotion/readings.py: the faces with their probabilities
   * @throws {VisionError} "unsupported" without an agreement, "crashed" when the site cannot
   *   be reached or read, "closed"
   */
  async read(take, query = "") {
    const { signal } = this.#closing;
    let failures = 0;
    let refusals = 0;
    for (;;) {
      await pause(this.#sentAt + this.#intervalMs - performance.now(), signal);
      const jpeg = await jpegOf(take());
      const answer = await this.#send(jpeg, query, signal);
      if (answer?.ok) return answer.reading;
      if (answer?.wait) refusals += 1;
      else failures += 1;
      if (refusals > REFUSALS_BEFORE_GIVING_UP || failures >= FAILURES_BEFORE_GIVING_UP) {
        throw new VisionError(FAILURE.CRASHED, "the site does not read pictures now");
      }
      const backOff = FIRST_WAIT_AFTER_FAILURE_MS * 2 ** (failures - 1);
      await pause(answer?.wait ? answer.wait * 1000 : backOff, signal);
    }
  }

  /** Stops what is under way; `read` may be called again. */
  close() {
    this.#closing.abort();
    this.#closing = new AbortController();
  }

  /** Null for no answer, `wait` in seconds for a refusal, else the reading. */
  async #send(jpeg, query, closing) {
    if (closing.aborted) throw closed();
    if (!this.#agreement.key) throw notAgreed();
    const flight = new AbortController();
    const abort = () => flight.abort();
    closing.addEventListener("abort", abort);
    const timer = setTimeout(abort, PATIENCE_MS);
    this.#sentAt = performance.now();
    try {
      const response = await fetch(this.#url + query, {
        method: "POST",
        headers: {
          "Content-Type": jpeg.type,
          "X-CSRFToken": this.#csrfToken,
          "X-Agreement": this.#agreement.key,
        },
        body: jpeg,
        redirect: "error",
        signal: flight.signal,
      });
      if (response.status === 429) return { wait: waitOf(response.headers) };
      if (response.status === 403) {
        this.#agreement.lapse();
        throw notAgreed();
      }
      return response.ok ? { ok: true, reading: await response.json() } : null;
    } catch (error) {
      if (closing.aborted) throw closed();
      if (error instanceof VisionError) throw error;
      return null;
    } finally {
      clearTimeout(timer);
      closing.removeEventListener("abort", abort);
    }
  }
}

function waitOf(headers) {
  const seconds = Number.parseFloat(headers.get("Retry-After"));
  return seconds > 0 ? seconds : DEFAULT_WAIT_S;
}

async function jpegOf(canvas) {
  for (const quality of QUALITIES) {
    const jpeg = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (jpeg && jpeg.size <= MOST_BYTES) return jpeg;
  }
  throw new VisionError(FAILURE.CRASHED, "no picture small enough");
}

function pause(milliseconds, signal) {
  if (signal.aborted) return Promise.reject(closed());
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(closed());
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

function closed() {
  return new VisionError(FAILURE.CLOSED, "closed by the page");
}

function notAgreed() {
  return new VisionError(FAILURE.UNSUPPORTED, "nobody agreed to send pictures");
}
