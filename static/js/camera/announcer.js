/** Reads changes out to a screen reader, but no more often than one can listen. */

const LEAST_PAUSE_MS = 4000;

/**
 * @param {HTMLElement} region  a live region
 * @returns {{say: (words: string) => void, clear: () => void}}  Of several words within the
 *   pause only the last are read out, and none that were read out last.
 */
export function createAnnouncer(region) {
  let latest = "";
  let saidAt = -Infinity;
  let timer = null;

  function speak() {
    timer = null;
    if (region.textContent === latest) return;
    region.textContent = latest;
    saidAt = performance.now();
  }

  return {
    say(words) {
      latest = words;
      if (timer !== null) return;
      timer = setTimeout(speak, Math.max(0, saidAt + LEAST_PAUSE_MS - performance.now()));
    },
    clear() {
      clearTimeout(timer);
      timer = null;
      latest = region.textContent = "";
    },
  };
}
