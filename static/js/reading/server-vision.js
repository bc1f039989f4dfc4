/**
 * Reading faces on the site, for a browser that cannot do it itself and whose user agreed.
 *
 * It has the interface of vision.js, and its readings have the same form. What they cannot
 * know is said to be fine: the site does not look for faces that are too far away. The round
 * trip counts as the time of finding faces.
 */

import { Scene } from "../steadiness/scene.js";
import { greyOf } from "../vision/grey.js";
import { FrameSender } from "./frame-sender.js";
import { lightOf } from "./light.js";
import { FAILURE } from "./messages.js";
import { LIVE_SIDE, pictureOf } from "./pixels.js";
import { hasTruePixels } from "./true-pixels.js";
import { VisionError } from "./vision-error.js";

// The site finds faces in a photograph at 480 pixels; this leaves the smallest of them as
// large as the network's input, within the pixels and bytes that the site accepts.
const PHOTOGRAPH_SIDE = 1280;

/**
 * @param {object} options
 * @param {string} options.url  that frames are posted to
 * @param {string} options.csrfToken
 * @param {string[]} options.labels  the emotions, in the order of every list of shares
 * @param {{key: ?string, lapse: () => void}} options.agreement  of agreement.js
 * @param {number} options.framesPerSecond  that the site reads for one visitor
 */
export function createServerVision(options) {
  return new ServerVision(options);
}

class ServerVision {
  #labels;
  #agreement;
  #sender;
  #canvas = document.createElement("canvas");
  #turn = Promise.resolve();
  #live;
  #clip;
  #clipTime = Infinity;

  constructor({ labels, ...sending }) {
    this.#labels = labels;
    this.#agreement = sending.agreement;
    this.#sender = new FrameSender(sending);
    this.startAfresh();
  }

  /** @throws {VisionError} "unsupported" while nobody has agreed, or "hidden-pixels" */
  async load() {
    if (!this.#agreement.key) throw new VisionError(FAILURE.UNSUPPORTED, "not agreed");
    if (!hasTruePixels()) throw new VisionError(FAILURE.HIDDEN_PIXELS, "a canvas reads wrongly");
  }

  /** @returns {Promise<import("./live-reader.js").LiveReading>} */
  look(source, seconds) {
    return this.#inTurn(async () => {
      const live = this.#live;
      const { scene } = live;
      const start = performance.now();
      const { width, height, faces, light } = await this.#read(source, LIVE_SIDE);
      const { ids, front } = scene.see(seconds, faces);
      if (live.newest?.front !== front) live.newest = null;
      const shown = ids.indexOf(front);
      if (shown !== -1) {
        const { probabilities } = faces[shown];
        live.newest = { front, probabilities, mean: scene.read(front, probabilities).mean };
      }
      return {
        width,
        height,
        faces: faces.map(({ probabilities: _, ...box }, index) => ({ id: ids[index], ...box })),
        front,
        state: scene.state,
        mean: live.newest?.mean ?? null,
        probabilities: live.newest?.probabilities ?? null,
        // A face that is unseen for a moment needs no reason.
        light: front === null ? light : "ok",
        distance: "ok",
        milliseconds: { grey: 0, faces: performance.now() - start, network: 0 },
      };
    });
  }

  choose(track) {
    this.#live.scene.hold(track);
  }

  startAfresh() {
    this.#live = { scene: new Scene(this.#labels), newest: null };
  }

  /** @returns {Promise<import("./picture-reader.js").PictureReading>} */
  readPicture(source) {
    return this.#inTurn(() => this.#read(source, PHOTOGRAPH_SIDE, "?kind=photograph"));
  }

  /** @returns {Promise<import("./clip-reader.js").ClipFrame>} */
  lookAtClip(source, seconds) {
    return this.#inTurn(async () => {
      if (seconds <= this.#clipTime) this.#clip = new Scene(this.#labels);
      this.#clipTime = seconds;
      const scene = this.#clip;
      const { width, height, faces } = await this.#read(source, LIVE_SIDE);
      const { ids, front } = scene.see(seconds, faces);
      return {
        time: seconds,
        width,
        height,
        faces: faces.map((face, index) => ({
          id: ids[index],
          ...face,
          ...scene.read(ids[index], face.probabilities),
        })),
        front,
        state: scene.state,
      };
    });
  }

  close() {
    this.#sender.close();
  }

  #inTurn(read) {
    const answer = this.#turn.then(read);
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async #read(source, longestSide, query) {
    let picture;
    const take = () => {
      picture = pictureOf(source, longestSide, this.#canvas);
      return this.#canvas;
    };
    const reading = await this.#sender.read(take, query);
    const { pixels, width, height } = picture;
    const grey = () => greyOf(new Uint8ClampedArray(pixels), width, height);
    return { ...reading, light: reading.faces.length > 0 ? "ok" : lightOf(grey()) };
  }
}
