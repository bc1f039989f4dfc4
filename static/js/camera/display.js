/** Shows a reading: boxes, bars, petals, the word for it, the last minute, the choices. */

import { NO_FACE, stateOf } from "../steadiness/states.js";
import { clearLabel } from "../steadiness/strongest.js";
import { percentOf } from "../words/numbers.js";
import { createChoosing } from "./choosing.js";
import { createHeldBox } from "./held-box.js";
import { clearOverlay, drawFaces } from "./overlay.js";

export class Display {
  #parts;
  #choosing;
  #heldBox = createHeldBox();
  #picture = null;
  #drawn = null;

  /**
   * @param {object} parts
   * @param {{feed, picture, overlay}} parts.elements
   * @param {HTMLElement} parts.choices  lies over the picture
   * @param {string[]} parts.labels
   * @param {object} parts.meters  see meters.js
   * @param {object} parts.mood  see mood.js
   * @param {object} parts.minute  see minute.js
   * @param {(change: () => void) => void} parts.keepFocus  see focus.js
   * @param {(track: number) => void} parts.onChoose
   */
  constructor(parts) {
    this.#parts = parts;
    this.#choosing = createChoosing(parts.choices, parts.onChoose);
    new ResizeObserver(() => this.#draw()).observe(parts.elements.picture);
  }

  /**
   * Takes the shape of the picture that is coming.
   *
   * @param {{width: number, height: number, isMirrored: boolean}} picture
   */
  frame(picture) {
    const { style, dataset } = this.#parts.elements.picture;
    this.#picture = picture;
    style.setProperty("--across", picture.width / picture.height);
    if (picture.isMirrored) dataset.mirrored = "";
    else delete dataset.mirrored;
  }

  /** @param {object} reading  a LiveReading @param {number} seconds  its time */
  showLive(reading, seconds) {
    this.#show(reading, reading.mean, reading.state, seconds);
    this.#parts.minute.add(seconds, reading.mean);
  }

  /** The same for one picture, by its own probabilities (null: the face is not in it). */
  showStill(reading, probabilities, seconds) {
    const { labels } = this.#parts;
    const state = probabilities ? stateOf(labels, clearLabel(probabilities)) : NO_FACE;
    this.#show(reading, probabilities, state, seconds);
  }

  clear() {
    const { elements, meters, mood, minute, keepFocus } = this.#parts;
    this.#drawn = null;
    this.#heldBox.clear();
    keepFocus(() => this.#choosing.clear());
    clearOverlay(elements.overlay);
    delete elements.feed.dataset.mood;
    meters.show(null);
    mood.clear();
    minute.interrupt();
  }

  /** The last minute goes, too. */
  forget() {
    this.#parts.minute.forget();
  }

  #show(reading, shares, state, seconds) {
    const { elements, labels, meters, mood, keepFocus } = this.#parts;
    const word = mood.wordOf(state);
    const share = shares?.[labels.indexOf(state)];
    if (elements.feed.dataset.mood !== state) elements.feed.dataset.mood = state;
    meters.show(shares);
    mood.show(state);
    this.#picture = { ...this.#picture, width: reading.width, height: reading.height };
    this.#drawn = {
      front: state === NO_FACE ? null : this.#heldBox.follow(reading),
      others: reading.faces.filter((face) => face.id !== reading.front),
      words: share === undefined ? word : `${word} ${percentOf(share)}`,
    };
    this.#draw();
    keepFocus(() => this.#choosing.follow(reading, this.#picture, seconds));
  }

  #draw() {
    if (this.#drawn) drawFaces(this.#parts.elements.overlay, this.#picture, this.#drawn);
  }
}
