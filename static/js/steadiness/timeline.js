/** The states of a clip as stretches of time. */

import { HOLD_SECONDS } from "./constants.js";
import { NO_FACE } from "./states.js";

/**
 * @typedef {object} Stretch  From `start` to `end`, in seconds, one state held.
 * @property {number} start
 * @property {number} end
 * @property {string} state
 * @property {?number} front  who was in front
 */

/**
 * What was said of the person in front, without gaps from the first frame to the end.
 *
 * @param {import("./clip.js").ClipFrame[]} frames
 * @param {number} seconds  how long the clip lasts
 * @returns {Stretch[]}
 */
export function timeline(frames, seconds) {
  return joined(
    frames.map(({ time, state, front }) => ({ start: time, state, front })),
    seconds,
  );
}

/**
 * The states of one face, from its first appearance to the end of a clip. A state lasts on
 * for HOLD_SECONDS without an appearance; after that it is "no-face".
 *
 * @param {number} id
 * @param {import("./clip.js").Appearance[]} appearances
 * @param {number} seconds
 * @returns {Stretch[]}
 */
export function faceTimeline(id, appearances, seconds) {
  const moments = [];
  appearances.forEach((one, index) => {
    const until = index + 1 < appearances.length ? appearances[index + 1].time : seconds;
    moments.push({ start: one.time, state: one.state, front: id });
    if (until - one.time > HOLD_SECONDS) {
      moments.push({ start: one.time + HOLD_SECONDS, state: NO_FACE, front: null });
    }
  });
  return joined(moments, seconds);
}

function joined(moments, end) {
  const starts = [];
  for (const moment of moments) {
    const before = starts[starts.length - 1];
    if (!before || before.state !== moment.state || before.front !== moment.front) {
      starts.push(moment);
    }
  }
  return starts.map((one, index) => ({
    start: one.start,
    end: index + 1 < starts.length ? starts[index + 1].start : end,
    state: one.state,
    front: one.front,
  }));
}
