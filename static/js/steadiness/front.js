/** Which face is read: one person, chosen and held. */

import { FIRM_SECONDS, HOLD_SECONDS, OUTDO_RATIO, OUTDO_SECONDS } from "./constants.js";
import { step } from "./window.js";

/**
 * Chooses the most prominent face and holds it until it goes or is outdone.
 *
 * A face that was not seen for HOLD_SECONDS is gone. Another one outdoes it by gathering
 * OUTDO_RATIO times its neighbours for OUTDO_SECONDS, or only once while the held one is
 * younger in front than FIRM_SECONDS. A face that the listener chose cannot be outdone.
 */
export class Front {
  #held = null;
  #since = 0;
  #outdone = null;
  #before = null;
  #wish = null;

  /**
   * The listener's own choice, which counts from the next picture on. It ends by itself when
   * that face is gone; then the rule chooses again.
   *
   * @param {?number} id  of a track; null leaves the choice to the rule
   */
  hold(id) {
    this.#wish = id;
  }

  /**
   * @param {number} now  seconds
   * @param {import("./tracks.js").Track[]} tracks  those that live, by id
   * @returns {?number} the id of the track in front
   */
  choose(now, tracks) {
    const seconds = step(this.#before, now);
    this.#before = now;
    const there = tracks.filter((one) => now - one.last.time <= HOLD_SECONDS);
    const wished = there.find((one) => one.id === this.#wish);
    if (wished) {
      this.#keep(wished, now);
    } else {
      this.#wish = null;
      this.#follow(now, there, seconds);
    }
    return this.#held;
  }

  #follow(now, there, seconds) {
    const best = mostProminent(now, there);
    const held = there.find((one) => one.id === this.#held) ?? null;
    if (held === null || best === null) {
      this.#take(best, now);
    } else if (best === held || !outdoes(best, held, now)) {
      this.#outdone = null;
    } else {
      this.#outdone = this.#outdone === null ? 0 : this.#outdone + seconds;
      if (this.#outdone >= OUTDO_SECONDS || now - this.#since < FIRM_SECONDS) {
        this.#take(best, now);
      }
    }
  }

  #keep(track, now) {
    if (track.id !== this.#held) this.#take(track, now);
    // Whoever was ahead meanwhile begins anew when the choice is given back.
    this.#outdone = null;
  }

  #take(track, now) {
    this.#held = track === null ? null : track.id;
    this.#since = now;
    this.#outdone = null;
  }
}

/** The one with the most neighbours, then the largest area, then the lowest id. */
function mostProminent(now, tracks) {
  let best = null;
  let most = null;
  for (const track of tracks) {
    const own = track.prominence(now);
    if (best === null || isAbove(own, most)) {
      best = track;
      most = own;
    }
  }
  return best;
}

function isAbove(one, other) {
  if (one.neighbours !== other.neighbours) return one.neighbours > other.neighbours;
  return one.area > other.area;
}

function outdoes(other, held, now) {
  return other.prominence(now).neighbours >= OUTDO_RATIO * held.prominence(now).neighbours;
}
