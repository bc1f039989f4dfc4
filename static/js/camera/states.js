/**
 * The feed's states and which may follow which. Nothing here touches a page.
 *
 * - idle: the camera is off and nothing was read
 * - asking: the browser asks whether the page may use the camera
 * - loading: the camera opens, or what reads it is still on its way
 * - looking: the camera is on, and nothing clear is read yet
 * - no-face, too-dark, too-far, several-faces: what keeps a reading from being good
 * - steady: an emotion holds
 * - paused: with the reason "hidden" (another tab is in front), "snap" (a picture was
 *   taken), "empty" (it shows no face) or "kept" (it was kept and the camera closed)
 * - failed: the camera is off; the reason says why
 */

/** States in which frames are read. */
export const READING = [
  "looking",
  "no-face",
  "too-dark",
  "too-far",
  "several-faces",
  "steady",
];

// Some browsers ask again when another camera is switched to.
const READ_ON = [...READING, "asking", "loading", "paused", "idle", "failed"];

/** From each state to those that may follow it. */
export const NEXT = {
  idle: ["asking", "loading"],
  asking: ["loading", "paused", "idle", "failed"],
  loading: ["looking", "paused", "idle", "failed"],
  ...Object.fromEntries(READING.map((state) => [state, READ_ON])),
  paused: ["asking", "loading", "looking", "paused", "idle", "failed"],
  failed: ["asking", "loading", "idle"],
};

export const REASONS = {
  paused: ["hidden", "snap", "empty", "kept"],
  failed: [
    "denied",
    "no-camera",
    "camera-busy",
    "insecure",
    "camera-lost",
    "unsupported",
    "hidden-pixels",
    "download",
    "broken",
    "crashed",
  ],
};

/**
 * @param {(state: string, reason: ?string) => void} onChange  called when either changes
 */
export function createMachine(onChange) {
  let state = "idle";
  let reason = null;

  /** @throws {Error} for a step that is not allowed, or one without its reason */
  function go(next, why = null) {
    if (next === state && why === reason) return;
    const reasons = REASONS[next];
    if (reasons ? !reasons.includes(why) : why !== null) {
      throw new Error(`${next} cannot have the reason ${why}`);
    }
    if (!NEXT[state].includes(next)) throw new Error(`${next} cannot follow ${state}`);
    state = next;
    reason = why;
    onChange(state, reason);
  }

  return {
    go,
    get state() {
      return state;
    },
    get reason() {
      return reason;
    },
    get isReading() {
      return READING.includes(state);
    },
  };
}

/**
 * Which state one reading speaks for.
 *
 * @param {object} reading  a LiveReading of reading/vision.js
 * @param {boolean} isChosen  whether the listener said which face is theirs
 */
export function stateOf(reading, isChosen) {
  if (reading.state === "no-face") {
    if (reading.light === "too-dark") return "too-dark";
    return reading.distance === "too-far" ? "too-far" : "no-face";
  }
  if (reading.faces.length > 1 && !isChosen) return "several-faces";
  return reading.state === "not-sure" ? "looking" : "steady";
}
