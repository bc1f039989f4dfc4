/** How much of the reader has come, in a bar and in words. */

const MEGABYTE = 1_000_000;

/**
 * @param {HTMLElement} box  hidden but while something is on its way
 * @param {HTMLProgressElement} bar
 * @param {HTMLElement} words
 * @returns {(loaded: number, total: number) => void}  in bytes
 */
export function createProgress(box, bar, words) {
  return (loaded, total) => {
    box.hidden = loaded >= total;
    bar.max = total;
    bar.value = loaded;
    words.textContent = `${inMegabytes(loaded)} of ${inMegabytes(total)} MB`;
  };
}

function inMegabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}
