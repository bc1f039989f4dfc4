/** The key of a chart: a swatch and a name for each emotion, and thereby the lines' colours. */

/**
 * @param {string[]} labels
 * @param {(label: string, index: number) => string} wordsOf  what stands beside the swatch
 * @returns {HTMLUListElement} each item carries its emotion as data-emotion
 */
export function createKey(labels, wordsOf) {
  const key = document.createElement("ul");
  key.className = "chart-key";
  labels.forEach((label, index) => {
    const item = document.createElement("li");
    item.dataset.emotion = label;
    const swatch = document.createElement("span");
    swatch.className = "chart-swatch";
    item.append(swatch, wordsOf(label, index));
    key.append(item);
  });
  return key;
}

/**
 * The swatches' colours as the stylesheets give them, in the order of the labels. The key
 * must be in the page.
 */
export function coloursOf(key) {
  return Array.from(
    key.querySelectorAll(".chart-swatch"),
    (swatch) => getComputedStyle(swatch).backgroundColor,
  );
}
