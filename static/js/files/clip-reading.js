/** Reads every face of a clip, picture by picture, and follows them. */

import { GAP_SECONDS } from "../steadiness/constants.js";
import { Scene } from "../steadiness/scene.js";
import { Portraits } from "./portraits.js";

// Vision wants a clock that does not run backwards, also from one clip to the next.
// `startAfresh` would end that, but makes the camera forget, too, which may be on.
let clock = 0;

/**
 * The faces are followed here, not by `vision`: it begins afresh whenever the camera does,
 * in the middle of a clip, too.
 *
 * @param {import("./clip.js").Clip} clip
 * @param {object} options
 * @param {{lookAtClip: Function}} options.vision
 * @param {string[]} options.labels  the emotions in the order of every list of probabilities
 * @param {HTMLCanvasElement} options.canvas  shows the picture that is being read
 * @param {AbortSignal} options.signal  ends the reading; what was read so far comes back
 * @param {(share: number) => void} options.onProgress  how much of the clip is done, 0 to 1
 * @returns {Promise<{frames: import("../steadiness/clip.js").ClipFrame[], lasts: ?number,
 *   portraits: Portraits}>} times begin at 0; `lasts` is how many seconds were read, null
 *   where the clip broke off
 */
export async function readClip(clip, { vision, labels, canvas, signal, onProgress }) {
  const frames = [];
  const portraits = new Portraits();
  const scene = new Scene(labels);
  let start = null;
  // Long enough that nobody of the clip before is followed on.
  clock += 2 * GAP_SECONDS;
  const began = clock;
  for await (const shown of clip.frames(canvas, signal)) {
    start ??= shown;
    const time = shown - start;
    clock = Math.max(clock, began + time);
    const picture = await vision.lookAtClip(canvas, began + time);
    if (signal.aborted) break;
    const frame = followed(scene, time, picture.faces);
    frames.push(frame);
    for (const face of frame.faces) portraits.see(face, picture, canvas);
    onProgress(Math.min(1, shown / clip.seconds));
  }
  return { frames, lasts: clip.breaksOff ? null : clip.seconds - start, portraits };
}

function followed(scene, time, seen) {
  const { ids, front } = scene.see(time, seen);
  const faces = seen.map((face, index) => ({
    ...face,
    id: ids[index],
    ...scene.read(ids[index], face.probabilities),
  }));
  return { time, faces, front, state: scene.state };
}
