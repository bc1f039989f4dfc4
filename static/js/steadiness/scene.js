/**
 * Following a scene: tracks, the person in front, and a steady state for each face.
 *
 * The rule of emotion/steadiness, with the same operations on doubles in the same order, so
 * that the two agree to the last bit. The choice of a face by the listener is this side's
 * alone.
 */

import { Average } from "./average.js";
import { HOLD_SECONDS, WINDOW_SECONDS } from "./constants.js";
import { Front } from "./front.js";
import { SteadyLabel } from "./label.js";
import { NOT_SURE, NO_FACE, stateOf } from "./states.js";
import { Tracker } from "./tracks.js";
import { step } from "./window.js";

class Face {
  average = new Average();
  label = new SteadyLabel();
  time = null;
  state = NOT_SURE;
}

/**
 * Call `see` once for each picture, then `read` for each face that is classified; the two are
 * apart so that a page may read the face in front alone. Times are seconds on any clock that
 * does not run backwards.
 */
export class Scene {
  #labels;
  #tracker = new Tracker();
  #front = new Front();
  #faces = new Map();
  #now = -Infinity;
  #chosen = null;

  /** @param {string[]} labels  the emotions in the order of every list of probabilities */
  constructor(labels) {
    this.#labels = labels;
  }

  /**
   * Takes the boxes of the next picture.
   *
   * @param {number} now
   * @param {import("./boxes.js").Box[]} boxes
   * @returns {{ids: number[], front: ?number}} the track of each box, and of the face in front
   * @throws {RangeError} if the picture is earlier than the last
   */
  see(now, boxes) {
    if (now < this.#now) {
      throw new RangeError(`a picture at ${now} s cannot follow one at ${this.#now} s`);
    }
    this.#now = now;
    const ids = this.#tracker.see(now, boxes).map((track) => track.id);
    const { tracks } = this.#tracker;
    this.#faces = new Map(
      tracks.map((one) => {
        // What has not been seen for so long gives "no face" now, and what it showed is no
        // evidence any more.
        const gone = now - one.last.time > HOLD_SECONDS;
        return [one.id, (!gone && this.#faces.get(one.id)) || new Face()];
      }),
    );
    this.#chosen = this.#front.choose(now, tracks);
    return { ids, front: this.#chosen };
  }

  /**
   * Takes seven probabilities of a face in the picture that was seen last.
   *
   * @param {number} track  its id
   * @param {number[]} probabilities  doubles that sum to 1
   * @returns {{mean: number[], state: string}} the mean over the last seconds, and the steady
   *   state after this picture: an emotion or "not-sure"
   * @throws {RangeError} for a track that does not live
   */
  read(track, probabilities) {
    const now = this.#now;
    let face = this.#faces.get(track);
    if (!face) throw new RangeError(`no face ${track} is followed`);
    if (face.time !== null && now - face.time >= WINDOW_SECONDS) {
      // Nothing in the mean supports the old label.
      face = new Face();
      this.#faces.set(track, face);
    }
    const seconds = step(face.time, now);
    face.time = now;
    const mean = face.average.add({ time: now, seconds, probabilities });
    face.state = stateOf(this.#labels, face.label.follow(mean, seconds));
    return { mean, state: face.state };
  }

  /** What to say now: the state of the face in front, held while it is unseen. */
  get state() {
    if (this.#chosen === null) return NO_FACE;
    const face = this.#faces.get(this.#chosen);
    if (face.time === null || this.#now - face.time > HOLD_SECONDS) return NOT_SURE;
    return face.state;
  }

  /**
   * The listener says which face is theirs: from the next picture on it stays in front,
   * whoever outdoes it. Unseen for HOLD_SECONDS it is gone, and the choice with it, even if
   * it comes back: the rule chooses again, and so it does for a track that is not there.
   *
   * @param {?number} trackId  null gives the choice back; the face stays until it is outdone
   */
  hold(trackId) {
    this.#front.hold(trackId);
  }
}
