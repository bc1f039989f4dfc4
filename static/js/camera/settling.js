/** Keeps a state from flickering: a face at the edge of being found would switch it on and off. */

// Shorter than this is jitter; longer would leave a sentence that is wrong.
const SETTLE_SECONDS = 0.5;
// Both come from a label that is steady already.
const READY_MADE = ["looking", "steady"];

/**
 * @returns {{follow: (state: string, now: number) => string, clear: () => void}}
 *   `follow` takes the state that a reading speaks for and the time in seconds, and returns
 *   the one to show.
 */
export function createSettling() {
  let shown = null;
  let contradictedSince = null;

  function follow(state, now) {
    if (state === shown) {
      contradictedSince = null;
    } else {
      contradictedSince ??= now;
      const mayChange = READY_MADE.includes(state) && READY_MADE.includes(shown);
      if (shown === null || mayChange || now - contradictedSince >= SETTLE_SECONDS) {
        shown = state;
        contradictedSince = null;
      }
    }
    return shown;
  }

  return {
    follow,
    clear() {
      shown = contradictedSince = null;
    },
  };
}
