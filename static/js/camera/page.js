/** The camera's part of the page: its elements, its buttons, its states. */

import { createAnnouncer } from "./announcer.js";
import { createChoice } from "./choice.js";
import { Display } from "./display.js";
import { Feed } from "./feed.js";
import { createFocusKeeper } from "./focus.js";
import { createMeters } from "./meters.js";
import { createMinute } from "./minute.js";
import { createMood } from "./mood.js";
import { createProgress } from "./progress.js";
import { createSentences } from "./sentences.js";
import { createMachine } from "./states.js";

const byId = (id) => document.getElementById(id);

/** Where the keyboard goes on in each state, the best place first. */
const ONWARDS = {
  idle: ["start-camera"],
  failed: ["try-again"],
  hidden: ["resume"],
  snap: ["keep", "retake"],
  empty: ["retake"],
  kept: ["recommend", "retake"],
  any: ["snap", "stop-camera"],
};

/**
 * @param {object} options
 * @param {object} options.vision  see reading/vision.js; loaded when the camera is started
 * @param {string[]} options.labels  the emotions, in the order of every list of shares
 * @param {import("../words/reading.js").ReadingWords} options.words
 * @param {() => void} options.onStart  told when the camera is about to be opened
 * @param {(probabilities: ?number[]) => void} options.onReading  what may be used now
 * @returns {Feed}
 */
export function openFeed({ vision, labels, words, onStart, onReading }) {
  const say = createSentences(byId("feed"), byId("status"), byId("feed-sentences"));
  const keepFocus = createFocusKeeper(byId("feed"), () =>
    (ONWARDS[machine.reason] ?? ONWARDS[machine.state] ?? ONWARDS.any).map(byId),
  );
  let wasPressed = false;
  const machine = createMachine((state, reason) => {
    keepFocus(() => say(state, reason));
    // On a phone the button that starts the camera stands far below its picture.
    if (wasPressed) byId("picture").scrollIntoView({ block: "nearest" });
    wasPressed = false;
  });
  const show = (id, isShown) => keepFocus(() => (byId(id).hidden = !isShown));
  const choice = createChoice((track) => show("chosen", track !== null));
  const meters = createMeters(byId("feed"), labels);
  const announcer = createAnnouncer(byId("mood-said"));
  const display = new Display({
    elements: { feed: byId("feed"), picture: byId("picture"), overlay: byId("overlay") },
    choices: byId("choices"),
    labels,
    meters,
    mood: createMood(byId("mood"), document.body, announcer, meters.nameOf),
    minute: createMinute(byId("minute"), labels, words),
    keepFocus,
    onChoose(track) {
      choice.choose(track);
      feed.choose(track);
      // The pressed button goes with the next reading; this is the way back.
      byId("choose-anew").focus({ preventScroll: true });
    },
  });
  const feed = new Feed({
    elements: { video: byId("video"), still: byId("still") },
    vision,
    machine,
    display,
    choice,
    onProgress: createProgress(byId("progress"), byId("loaded"), byId("loaded-words")),
    onStart,
    onOtherCamera: (isThere) => show("switch-camera", isThere),
    onReading,
  });

  const press = (id, act) => byId(id).addEventListener("click", act);
  for (const id of ["start-camera", "try-again", "resume"]) {
    press(id, () => {
      wasPressed = true;
      feed.start();
    });
  }
  for (const id of ["stop-camera", "discard"]) press(id, () => feed.stop());
  press("snap", () => feed.snap());
  press("keep", () => feed.keep());
  press("retake", () => feed.retake());
  press("switch-camera", () => feed.switchCamera());
  press("choose-anew", () => {
    choice.clear();
    feed.choose(null);
  });
  document.addEventListener("visibilitychange", () =>
    document.hidden ? feed.hide() : feed.reveal(),
  );

  say(machine.state, machine.reason);
  byId("start-camera").disabled = false;
  return feed;
}
