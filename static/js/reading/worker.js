/** The worker that sees: pictures come in, numbers go out. messages.js has the protocol. */

import { ClipReader } from "./clip-reader.js";
import { LiveReader } from "./live-reader.js";
import { loadInstruments } from "./load.js";
import { ANSWER, ASK, FAILURE } from "./messages.js";
import { readPicture } from "./picture-reader.js";

let instruments, live, clip;

async function load({ urls, labels }) {
  const tell = (loaded, total) => self.postMessage({ answer: ANSWER.PROGRESS, loaded, total });
  // The first sign of life: from here on an error is no failed download of this script.
  tell(0, 0);
  instruments = await loadInstruments(urls, labels.length, tell);
  live = new LiveReader(instruments, labels);
  clip = new ClipReader(instruments, labels);
  return { answer: ANSWER.LOADED };
}

const reading = async (promise) => ({ answer: ANSWER.READING, reading: await promise });

const ANSWERS = {
  [ASK.LOAD]: load,
  [ASK.LOOK]: ({ picture }) => reading(live.read(picture)),
  [ASK.CLIP]: ({ picture }) => reading(clip.read(picture)),
  [ASK.PICTURE]: ({ picture }) => reading(readPicture(instruments, picture)),
  [ASK.CHOOSE]: ({ track }) => live.choose(track),
  [ASK.AFRESH]: () => live.startAfresh(),
};

async function answer(question) {
  try {
    const said = await ANSWERS[question.ask](question);
    if (said) self.postMessage(said);
  } catch (error) {
    const { kind = FAILURE.CRASHED, message } = error;
    self.postMessage({ answer: ANSWER.FAILED, kind, message });
  }
}

// One after another: the scene must not begin afresh in the middle of a reading.
let turn = Promise.resolve();
self.addEventListener("message", ({ data }) => {
  turn = turn.then(() => answer(data));
});
