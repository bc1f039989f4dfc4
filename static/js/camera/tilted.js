/** Bridges the pauses between two looks for a tilted head. */

// The site looks for tilted heads at most every half second, and so not in every picture:
// one that comes back empty in between says nothing. One late answer fits into this.
const STAYS_MS = 1000;

export function createTiltedPauses() {
  let until = -Infinity;
  return {
    /** Whether this empty reading only fell between two looks for the tilted head. */
    has(reading, now) {
      const face = reading.faces[reading.chosen];
      if (!face) return now < until;
      until = face.turn ? now + STAYS_MS : -Infinity;
      return false;
    },
    clear() {
      until = -Infinity;
    },
  };
}
