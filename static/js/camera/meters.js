/** Shows seven numbers as petals and bars, and knows each emotion's name on the page. */

const PETAL_LENGTH = 100;
const CORE = 24;

/** `labels` are the emotions in the order of every list of probabilities. */
export function createMeters(reading, labels) {
  const parts = labels.map((label) => {
    const bar = reading.querySelector(`.bar[data-emotion="${label}"]`);
    return {
      name: bar.querySelector(".bar-name").textContent,
      meter: bar.querySelector("meter"),
      percent: bar.querySelector(".bar-percent"),
      petal: reading.querySelector(`.petals-slot[data-emotion="${label}"] .petals-share`),
    };
  });

  function show(probabilities) {
    parts.forEach(({ meter, percent, petal }, index) => {
      const share = probabilities ? probabilities[index] : 0;
      meter.value = share;
      percent.textContent = probabilities ? `${Math.round(share * 100)} %` : "–";
      petal.setAttribute("height", (share * PETAL_LENGTH).toFixed(1));
      petal.setAttribute("y", (-CORE - share * PETAL_LENGTH).toFixed(1));
    });
  }

  return { show, nameOf: (label) => parts[labels.indexOf(label)].name };
}
