/** One frozen picture. Its pixels are in the canvas and nowhere else. */

// Tilted heads are looked for this often, so a second look finds what the first passed over.
const TILTED_PAUSE_MS = 500;

/** @param {HTMLVideoElement} video @param {HTMLCanvasElement} canvas */
export function freeze(video, canvas) {
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
}

/** Setting a size empties a canvas, and gives its memory back. */
export function clearStill(canvas) {
  canvas.width = canvas.height = 0;
}

/**
 * @returns {Promise<{reading: object, probabilities: ?number[], seconds: number}>}  the
 *   probabilities are of this picture alone; null where it does not show the face in front
 */
export async function readStill(vision, canvas) {
  const first = await look(vision, canvas);
  if (first.probabilities) return first;
  await new Promise((done) => setTimeout(done, TILTED_PAUSE_MS));
  // It may have been thrown away meanwhile.
  return canvas.width === 0 ? first : look(vision, canvas);
}

async function look(vision, canvas) {
  const seconds = performance.now() / 1000;
  const reading = await vision.look(canvas, seconds);
  const isShown = reading.faces.some((face) => face.id === reading.front);
  return { reading, probabilities: isShown ? reading.probabilities : null, seconds };
}
