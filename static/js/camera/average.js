/** The mean of the last few seconds: one picture is too jumpy to choose music by. */

/**
 * @param {{at: number, probabilities: number[]}[]} samples
 * @param {number} now  milliseconds, on the samples' clock
 * @param {number} seconds  how far back a sample counts
 * @returns {?number[]} the mean, rounded to four decimals; null where no sample counts
 */
export function averageOf(samples, now, seconds) {
  const recent = samples.filter((sample) => now - sample.at <= seconds * 1000);
  if (recent.length === 0) return null;
  return recent[0].probabilities.map((_, index) => {
    const sum = recent.reduce((total, sample) => total + sample.probabilities[index], 0);
    return Math.round((sum / recent.length) * 10_000) / 10_000;
  });
}

/** Keeps no more samples than the average needs. */
export function createAverage(seconds) {
  let samples = [];
  return {
    add(probabilities, now) {
      samples = samples.filter((sample) => now - sample.at <= seconds * 1000);
      samples.push({ at: now, probabilities });
    },
    current: (now) => averageOf(samples, now, seconds),
    clear() {
      samples = [];
    },
  };
}
