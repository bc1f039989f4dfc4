/** What the frames of a clip come to: moods, curves, and who was in front. */

import { HOLD_SECONDS } from "./constants.js";
import { moodOf, moodOfClip, standingSeconds } from "./mood.js";
import { faceTimeline, timeline } from "./timeline.js";

/**
 * @typedef {object} ClipFace  A face of one frame; the box's fields are left alone.
 * @property {number} id  its track, as `Scene.see` numbers it
 * @property {number[]} probabilities  of this frame alone
 * @property {number[]} mean  of the last seconds, as `Scene.read` gives it
 * @property {string} state  the steady one, as `Scene.read` gives it
 *
 * @typedef {object} ClipFrame
 * @property {number} time  seconds from the clip's start, rising from frame to frame
 * @property {ClipFace[]} faces
 * @property {?number} front  as `Scene.see` gives it
 * @property {string} state  `Scene.state` after the frame
 *
 * @typedef {ClipFace & {frame: number, time: number}} Appearance  `frame` is an index
 *
 * @typedef {{time: number, mean: ?number[]}} CurvePoint  `mean` is null where the curve is
 *   interrupted: nobody is there, or somebody else comes to the front
 *
 * @typedef {object} Course  What the chart of a clip shows, of a clip or of one face in it.
 * @property {number} seconds  how long the clip lasts
 * @property {import("./mood.js").Mood} mood
 * @property {CurvePoint[]} curve  times rise and never repeat
 * @property {import("./timeline.js").Stretch[]} timeline
 *
 * @typedef {Course & {front: ?number, faces: (Course & {id: number})[]}} ClipSummary
 *   `front` is the face that was longest in front, null without faces
 */

/**
 * The mood and the curve are those of whoever was in front, not of one track alone: nobody
 * is recognised, so that it cannot be said whether the one who left has come back. `faces`
 * has the same for each face by itself, for a listener who says which one is theirs.
 *
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {ClipFrame[]} frames  at least one
 * @param {?number} [lasts]  seconds that the clip says it lasts; null where it says nothing,
 *   or where not all of it was read. Then the last frame is as long as the one before
 * @returns {ClipSummary}
 * @throws {RangeError} without frames
 */
export function sumUp(labels, frames, lasts = null) {
  if (frames.length === 0) throw new RangeError("a clip without frames has no mood");
  const seconds = lengthOf(frames, lasts);
  const appearances = appearancesOf(frames);
  const inFront = [...appearances.values()]
    .flat()
    .filter((one) => frames[one.frame].front === one.id)
    .sort((one, other) => one.frame - other.frame);
  return {
    seconds,
    mood: moodOfClip(labels, momentsOf(frames, inFront, seconds), seconds),
    curve: curveOf(inFront),
    timeline: timeline(frames, seconds),
    front: longestInFront(frames, seconds),
    faces: [...appearances.entries()]
      .sort(([one], [other]) => one - other)
      .map(([id, seen]) => ({
        id,
        seconds,
        mood: moodOf(labels, momentsOf(frames, seen, seconds)),
        curve: curveOf(seen),
        timeline: faceTimeline(id, seen, seconds),
      })),
  };
}

/** Each face's appearances in the order of the frames, by its id. */
function appearancesOf(frames) {
  const appearances = new Map();
  frames.forEach((frame, index) => {
    for (const face of frame.faces) {
      if (!appearances.has(face.id)) appearances.set(face.id, []);
      appearances.get(face.id).push({ ...face, frame: index, time: frame.time });
    }
  });
  return appearances;
}

function momentsOf(frames, seen, end) {
  const shown = new Set(seen.map((one) => one.frame));
  const standing = standingSeconds(
    frames.map((frame) => frame.time),
    frames.map((_, index) => shown.has(index)),
    end,
  );
  return seen.map((one, place) => ({
    seconds: standing[place],
    probabilities: one.probabilities,
  }));
}

/** Interrupted where the face was lost, and between two people. */
function curveOf(seen) {
  const points = [];
  seen.forEach((one, index) => {
    const before = seen[index - 1];
    const lost = before && one.time - before.time > HOLD_SECONDS;
    if (lost || (before && before.id !== one.id)) {
      points.push({ time: (before.time + one.time) / 2, mean: null });
    }
    points.push({ time: one.time, mean: one.mean });
  });
  return points;
}

function longestInFront(frames, end) {
  const total = new Map();
  frames.forEach((frame, index) => {
    if (frame.front === null) return;
    const until = index + 1 < frames.length ? frames[index + 1].time : end;
    total.set(frame.front, (total.get(frame.front) ?? 0) + until - frame.time);
  });
  let longest = null;
  for (const [id, seconds] of total) {
    const most = total.get(longest);
    if (longest === null || seconds > most || (seconds === most && id < longest)) longest = id;
  }
  return longest;
}

function lengthOf(frames, lasts) {
  const last = frames[frames.length - 1].time;
  if (lasts !== null && lasts > last) return lasts;
  return last + (frames.length > 1 ? last - frames[frames.length - 2].time : 0);
}
