/** What only a clip needs, apart so that home loads it with the first clip. */

export { createClipCurve } from "../charts/clip-curve.js";
export { moodInWords } from "../charts/clip-words.js";
export { sumUp } from "../steadiness/clip.js";
export { readClip } from "./clip-reading.js";
export { Clip } from "./clip.js";
