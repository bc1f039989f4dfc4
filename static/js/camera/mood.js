/** The mood in a word, in the page's colours, and read out. */

import { NOT_SURE, NO_FACE } from "../steadiness/states.js";
import { filled } from "../words/sentences.js";

/**
 * @param {HTMLElement} word  shows it; brings the words that are no emotion's name, and
 *   data-said, a sentence with {mood}
 * @param {HTMLElement} coloured  whose data-emotion sets the page's colours
 * @param {{say: (words: string) => void, clear: () => void}} announcer  see announcer.js
 * @param {(label: string) => string} nameOf  an emotion's name on the page
 */
export function createMood(word, coloured, announcer, nameOf) {
  const others = { [NOT_SURE]: word.dataset.notSure, [NO_FACE]: word.dataset.noFace };
  const wordOf = (state) => others[state] ?? nameOf(state);
  let shown = null;

  function show(state) {
    if (state === shown) return;
    shown = state;
    word.textContent = wordOf(state);
    if (state in others) delete coloured.dataset.emotion;
    else coloured.dataset.emotion = state;
    // That nobody is there is a sentence of the feed's own.
    if (state === NO_FACE) announcer.clear();
    else announcer.say(filled(word.dataset.said, { mood: wordOf(state) }));
  }

  function clear() {
    shown = null;
    word.textContent = "";
    delete coloured.dataset.emotion;
    announcer.clear();
  }

  return { wordOf, show, clear };
}
