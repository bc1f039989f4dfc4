import { percentOf } from "../words/numbers.js";

/**
 * Seven bars with their shares.
 *
 * @param {HTMLElement} list  holds a .bar[data-emotion] for each label
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @returns {(probabilities: number[]) => void}
 */
export function createBars(list, labels) {
  const bars = labels.map((label) => {
    const bar = list.querySelector(`.bar[data-emotion="${label}"]`);
    return { meter: bar.querySelector("meter"), percent: bar.querySelector(".bar-percent") };
  });
  return (probabilities) => {
    bars.forEach(({ meter, percent }, index) => {
      meter.value = probabilities[index];
      percent.textContent = percentOf(probabilities[index]);
    });
  };
}
