/** Joining the boxes of successive frames into tracks, one for each face. */

import { areaOf, overlap } from "./boxes.js";
import { GAP_SECONDS, JOIN_OVERLAP, WINDOW_SECONDS } from "./constants.js";
import { step, weight } from "./window.js";

/** One face while it is followed, with its sightings within the window, oldest first. */
export class Track {
  #sightings = [];

  /** @param {number} id */
  constructor(id) {
    this.id = id;
  }

  /** @returns {{time: number, seconds: number, box: import("./boxes.js").Box}} */
  get last() {
    return this.#sightings[this.#sightings.length - 1];
  }

  see(now, box) {
    const before = this.#sightings.length > 0 ? this.last.time : null;
    this.#sightings = this.#sightings.filter((one) => now - one.time < WINDOW_SECONDS);
    this.#sightings.push({ time: now, seconds: step(before, now), box });
  }

  /**
   * Neighbours and area, each times the weight of its sighting, oldest first. Neighbours come
   * first because a blank wall can give a larger box than a face, but few detections agree
   * on it.
   */
  prominence(now) {
    let neighbours = 0;
    let area = 0;
    for (const one of this.#sightings) {
      const heft = weight(now - one.time, one.seconds);
      neighbours += heft * one.box.neighbours;
      area += heft * areaOf(one.box);
    }
    return { neighbours, area };
  }
}

/** Numbers faces from 1 in the order in which they appear. */
export class Tracker {
  #tracks = [];
  #nextId = 1;
  #before = -Infinity;

  /** Those that live, by id. */
  get tracks() {
    return this.#tracks;
  }

  /**
   * Of all pairs of a living track and a box that overlap enough, the best overlap is joined
   * first; of equal ones the older track, then the earlier box. A box that is left begins a
   * track. A track that the last picture did not show has ended when it was last seen more
   * than GAP_SECONDS ago; pictures that are far apart end none.
   *
   * @param {number} now  seconds, not before the last call
   * @param {import("./boxes.js").Box[]} boxes
   * @returns {Track[]} the track of each box
   */
  see(now, boxes) {
    this.#tracks = this.#tracks.filter(
      (one) => one.last.time === this.#before || now - one.last.time <= GAP_SECONDS,
    );
    this.#before = now;
    const joined = this.#join(boxes);
    return boxes.map((box, index) => {
      const track = joined.get(index) ?? this.#begin();
      track.see(now, box);
      return track;
    });
  }

  #begin() {
    const track = new Track(this.#nextId);
    this.#nextId += 1;
    this.#tracks.push(track);
    return track;
  }

  #join(boxes) {
    const pairs = this.#tracks.flatMap((track) =>
      boxes.map((box, index) => ({ share: overlap(track.last.box, box), track, index })),
    );
    pairs.sort(
      (one, other) =>
        other.share - one.share || one.track.id - other.track.id || one.index - other.index,
    );
    const joined = new Map();
    const taken = new Set();
    for (const { share, track, index } of pairs) {
      if (share >= JOIN_OVERLAP && !joined.has(index) && !taken.has(track.id)) {
        joined.set(index, track);
        taken.add(track.id);
      }
    }
    return joined;
  }
}
