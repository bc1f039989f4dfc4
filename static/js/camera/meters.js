/** Shows seven numbers as petals and bars, and knows each emotion's name on the page. */

import { percentOf } from "../words/numbers.js";

/** `labels` are the emotions in the order of every list of probabilities. */
export function createMeters(reading, labels) {
  const parts = labels.map((label) => {
    const bar = reading.querySelector(`.bar[data-emotion="${label}"]`);
    return {
      name: bar.querySelector(".bar-name").textContent,
      meter: bar.querySelector("meter"),
      percent: bar.querySelector(".bar-percent"),
      petal: reading.querySelector(`.petals [data-emotion="${label}"] .petals-share`),
    };
  });

  function show(probabilities) {
    parts.forEach(({ meter, percent, petal }, index) => {
      const share = probabilities ? probabilities[index] : 0;
      meter.value = share;
      percent.textContent = probabilities ? percentOf(share) : "–";
      petal.setAttribute("transform", `scale(${share.toFixed(3)})`);
    });
  }

  return { show, nameOf: (label) => parts[labels.indexOf(label)].name };
}
