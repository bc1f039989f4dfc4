/** What Recommend Music would send: one mean of one source, rounded. */

// Faster than anybody reads, slower than the camera.
const LEAST_PAUSE_MS = 250;
const CAMERA = "camera";

/**
 * Fills the form's fields as readings come, so that the page can show what would be sent
 * before it is.
 *
 * @param {HTMLFormElement} form
 * @returns {{source: () => (reading: ?{probabilities: number[], origin: string}) => void}}
 *   `source` is called once for each part of the page that reads; what it returns takes that
 *   part's readings, and null when they are gone. The latest of all is sent.
 */
export function createOutgoing(form) {
  const probabilities = form.elements.namedItem("probabilities");
  const origin = form.elements.namedItem("origin");
  let latest = null;
  let latestFrom = null;
  let timer = null;

  function write() {
    clearTimeout(timer);
    timer = null;
    origin.value = latest?.origin ?? "";
    probabilities.value = latest ? inFourDecimals(latest.probabilities) : "";
  }

  function source() {
    return function set(reading) {
      // What another part reads does not go with this one's.
      if (reading === null && latestFrom !== set) return;
      latest = reading;
      latestFrom = set;
      const isOfAnother = (reading?.origin ?? "") !== origin.value;
      // What a listener chooses in a file comes at once; a camera goes on by itself.
      if (isOfAnother || reading?.origin !== CAMERA) write();
      else timer ??= setTimeout(write, LEAST_PAUSE_MS);
    };
  }

  form.addEventListener("submit", ({ submitter }) => {
    clearTimeout(timer);
    timer = null;
    // A mood by hand: no reading goes with it. Else what is shown is sent, not what came since.
    if (submitter?.name === "emotion") probabilities.value = origin.value = "";
  });

  return { source };
}

function inFourDecimals(probabilities) {
  return JSON.stringify(probabilities.map((share) => Math.round(share * 10_000) / 10_000));
}
