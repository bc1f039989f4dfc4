/**
 * The one seam between the page and whatever reads a face.
 *
 * Everything else on the page knows only `createReader(...)`, `reader.read(video)` and
 * `reader.close()`. This reader sends pictures to the site; one that works inside the
 * browser can take its place without a change elsewhere.
 *
 * @typedef {object} Face  In pixels of the picture that was read, not mirrored.
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} turn  degrees that the head is tilted clockwise; 0 for an upright one.
 *   The box is upright all the same, about the same centre.
 *
 * @typedef {object} Reading
 * @property {number} width   of the picture that was read
 * @property {number} height
 * @property {Face[]} faces
 * @property {?number} chosen  index of the face that the probabilities belong to
 * @property {?number[]} probabilities  seven, in the order of the page's labels
 */

const LONGEST_SIDE = 640;
// The site refuses more than 200 kB; a noisy picture can pass that at the first quality.
const MOST_BYTES = 200_000;
const QUALITIES = [0.8, 0.6, 0.4];
const PATIENCE_MS = 10_000;
const DEFAULT_WAIT_S = 1;

/** The site asks to wait `seconds` before the next picture. */
export class TooFast extends Error {
  constructor(seconds) {
    super(`wait ${seconds} s`);
    this.seconds = seconds;
  }
}

/** The picture could not be read: no answer, or one that cannot be used. */
export class ReadFailed extends Error {}

/**
 * @param {{url: string, csrfToken: string}} options
 * @returns {{read: (video: HTMLVideoElement) => Promise<Reading>, close: () => void}}
 *   `read` rejects with TooFast or ReadFailed, and while another read is under way.
 */
export function createReader({ url, csrfToken }) {
  const canvas = document.createElement("canvas");
  let inFlight = null;

  async function send(picture, signal) {
    let response;
    try {
      response = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": picture.type, "X-CSRFToken": csrfToken },
        body: picture,
        signal,
      });
    } catch (error) {
      throw new ReadFailed("no answer", { cause: error });
    }
    return answerOf(response);
  }

  async function read(video) {
    if (inFlight) {
      throw new ReadFailed("another picture is still being read");
    }
    const flight = new AbortController();
    inFlight = flight;
    const timer = setTimeout(() => flight.abort(), PATIENCE_MS);
    try {
      return await send(await pictureOf(video, canvas), flight.signal);
    } finally {
      clearTimeout(timer);
      inFlight = null;
    }
  }

  return { read, close: () => inFlight?.abort() };
}

async function pictureOf(video, canvas) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const picture = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (picture && picture.size <= MOST_BYTES) {
      return picture;
    }
  }
  throw new ReadFailed("no picture small enough");
}

async function answerOf(response) {
  if (response.status === 429) {
    const seconds = Number.parseFloat(response.headers.get("Retry-After"));
    throw new TooFast(Number.isFinite(seconds) ? seconds : DEFAULT_WAIT_S);
  }
  if (!response.ok) {
    throw new ReadFailed(`answer ${response.status}`);
  }
  try {
    return await response.json();
  } catch (error) {
    throw new ReadFailed("not JSON", { cause: error });
  }
}
