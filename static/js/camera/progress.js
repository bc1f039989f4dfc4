/** How much of the reader has come, in a bar and in words. */

import { decimals } from "../words/numbers.js";
import { filled } from "../words/sentences.js";

const MEGABYTE = 1_000_000;

/**
 * @param {HTMLElement} box  hidden but while something is on its way
 * @param {HTMLProgressElement} bar
 * @param {HTMLElement} words  its data-said is a sentence with {loaded} and {total}, in MB
 * @returns {(loaded: number, total: number) => void}  in bytes
 */
export function createProgress(box, bar, words) {
  return (loaded, total) => {
    box.hidden = loaded >= total;
    bar.max = total;
    bar.value = loaded;
    words.textContent = filled(words.dataset.said, {
      loaded: inMegabytes(loaded),
      total: inMegabytes(total),
    });
  };
}

function inMegabytes(bytes) {
  return decimals(bytes / MEGABYTE, 1);
}
