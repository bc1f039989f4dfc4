/** Shows seven numbers as petals round the picture and as bars, and knows each emotion's name. */

import { percentOf } from "../words/numbers.js";

/**
 * @param {HTMLElement} feed  holds the petals and the bars
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 */
export function createMeters(feed, labels) {
  const around = feed.querySelector(".petals-around");
  const [length, reach] = [Number(around.dataset.whole), Number(around.dataset.reach)];
  const parts = labels.map((label) => {
    const bar = feed.querySelector(`.bar[data-emotion="${label}"]`);
    return {
      name: bar.querySelector(".bar-name").textContent,
      meter: bar.querySelector("meter"),
      percent: bar.querySelector(".bar-percent"),
      petal: around.querySelector(`[data-emotion="${label}"] .petals-share`),
    };
  });

  function show(probabilities) {
    parts.forEach(({ meter, percent, petal }, index) => {
      const share = probabilities ? probabilities[index] : 0;
      meter.value = share;
      percent.textContent = probabilities ? percentOf(share) : "–";
      petal.setAttribute("transform", `translate(0 ${(length - share * reach).toFixed(2)})`);
    });
  }

  return { show, nameOf: (label) => parts[labels.indexOf(label)].name };
}
