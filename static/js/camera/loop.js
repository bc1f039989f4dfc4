/** Reads one picture after another, never faster than allowed, and never unseen. */

import { TooFast } from "./frame-reader.js";

// The server counts arrivals, which jitter; a little slack keeps a steady sender below it.
const SLACK = 1.1;
const FAILURES_BEFORE_GIVING_UP = 3;
const FIRST_WAIT_AFTER_FAILURE_MS = 500;

export class ReadingLoop {
  #read;
  #interval;
  #told;
  #running = null;
  #failures = 0;
  #refusals = 0;

  /**
   * @param {() => Promise<object>} read
   * @param {number} framesPerSecond  the most pictures in one second
   * @param {object} told
   * @param {(reading: object) => void} told.onReading
   * @param {(timesInARow: number) => void} told.onSlow  the server asked to wait
   * @param {() => void} told.onFailed  after three failures in a row; the loop has ended
   */
  constructor(read, framesPerSecond, told) {
    this.#read = read;
    this.#interval = (1000 * SLACK) / framesPerSecond;
    this.#told = told;
  }

  start() {
    this.stop();
    this.#failures = this.#refusals = 0;
    this.#running = new AbortController();
    this.#run(this.#running.signal);
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
  }

  async #run(signal) {
    while (!signal.aborted) {
      await untilVisible(signal);
      if (!signal.aborted) await pause(await this.#step(signal), signal);
    }
  }

  /** One picture; returns the milliseconds to wait before the next. */
  async #step(signal) {
    const started = performance.now();
    try {
      const reading = await this.#read();
      if (signal.aborted) return 0;
      this.#failures = this.#refusals = 0;
      this.#told.onReading(reading);
      return this.#interval - (performance.now() - started);
    } catch (error) {
      return signal.aborted ? 0 : this.#waitAfter(error);
    }
  }

  #waitAfter(error) {
    if (error instanceof TooFast) {
      this.#refusals += 1;
      this.#told.onSlow(this.#refusals);
      return Math.max(this.#interval, error.seconds * 1000);
    }
    this.#failures += 1;
    if (this.#failures >= FAILURES_BEFORE_GIVING_UP) {
      this.stop();
      this.#told.onFailed();
    }
    return FIRST_WAIT_AFTER_FAILURE_MS * 2 ** (this.#failures - 1);
  }
}

function pause(milliseconds, signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      done();
    };
    const timer = setTimeout(finish, Math.max(0, milliseconds));
    signal.addEventListener("abort", finish);
  });
}

/** A hidden tab sends nothing: nobody sees that it would. */
function untilVisible(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise((done) => {
    const finish = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener("visibilitychange", finish);
      signal.removeEventListener("abort", finish);
      done();
    };
    document.addEventListener("visibilitychange", finish);
    signal.addEventListener("abort", finish);
  });
}
