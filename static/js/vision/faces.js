/** Finding faces, upright and tilted, in camera frames and photographs, as in Python. */

import { createCascadeSearch } from "./cascade-search.js";
import { resizeByArea, resizeLinearly } from "./resize.js";
import { TURNS, cornerBeforeTurning, upright } from "./rotation.js";
import { roundHalfToEven } from "./rounding.js";
import {
  CAMERA,
  CLOSE_UP,
  MARGIN_SHARE,
  PHOTOGRAPH,
  PHOTOGRAPH_SIDE,
  smallestFace,
} from "./searches.js";

/**
 * @typedef {object} Face  In pixels of the picture that was searched.
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} neighbours  how many detections were merged into it
 * @property {number} turn  degrees that the head is tilted clockwise: 20, -20, or 0. The box
 *   is upright all the same, about the same centre; crops.js cuts the face out upright.
 */

const leftToRight = (a, b) => a.x - b.x || a.y - b.y || a.width - b.width;

/**
 * Index of the face to read: the one on which most detections agree, of equals the largest.
 *
 * @param {Face[]} faces
 * @returns {?number} null without faces
 */
export function chooseFace(faces) {
  if (faces.length === 0) return null;
  const area = (face) => face.width * face.height;
  return faces.reduce((best, face, index) => {
    const more = face.neighbours - faces[best].neighbours || area(face) - area(faces[best]);
    return more > 0 ? index : best;
  }, 0);
}

/**
 * @param {import("./cascade.js").Cascade} cascade
 * @returns {{detect: Function, detectInPhotograph: Function}} a detector that keeps its
 *   buffers from one picture to the next
 */
export function createDetector(cascade) {
  const searchCascade = createCascadeSearch(cascade);

  function pass(grey, width, height, search, neighbours) {
    const smallest = smallestFace(search, height);
    return searchCascade(grey, width, height, {
      scaleFactor: search.scaleFactor,
      neighbours,
      smallest,
    });
  }

  function turned(grey, width, height, search, turn) {
    const standing = upright(grey, width, height, turn);
    return pass(standing, width, height, search, search.turnedNeighbours)
      .map((face) => ({ face, corner: cornerBeforeTurning(face, width, height, turn) }))
      .filter(({ corner }) => corner !== null)
      .map(({ face, corner }) => ({ ...face, ...corner, turn }))
      .sort(leftToRight);
  }

  /**
   * The faces in a camera's frame, left to right.
   *
   * @param {Uint8Array} grey  width x height values, row by row
   * @param {number} width
   * @param {number} height
   * @param {{tilted?: boolean, search?: import("./searches.js").Search}} how  `tilted` looks
   *   for tilted heads where none stands upright, which takes two passes more
   * @returns {Face[]}
   */
  function detect(grey, width, height, { tilted = false, search = CAMERA } = {}) {
    const faces = pass(grey, width, height, search, search.neighbours);
    if (faces.length > 0 || !tilted) return faces;
    const most = (found) => Math.max(0, ...found.map((face) => face.neighbours));
    // Of the two directions one is the head's; a nearly upright face is seen in both.
    return TURNS.map((turn) => turned(grey, width, height, search, turn)).reduce((best, found) =>
      most(found) > most(best) ? found : best,
    );
  }

  function closeUp(grey, width, height) {
    const margin = Math.floor(Math.max(width, height) / MARGIN_SHARE);
    const across = width + 2 * margin;
    const down = height + 2 * margin;
    const wider = withRepeatedEdge(grey, width, height, margin);
    return pass(wider, across, down, CLOSE_UP, CLOSE_UP.neighbours).map((face) => ({
      ...face,
      x: face.x - margin,
      y: face.y - margin,
    }));
  }

  /**
   * The faces in a still picture of any size, left to right. Takes several times as long as
   * `detect`: smaller faces are looked for, then tilted ones, then one that fills the picture.
   *
   * @param {Uint8Array} grey  width x height values, row by row
   * @param {number} width
   * @param {number} height
   * @returns {Face[]}
   */
  function detectInPhotograph(grey, width, height) {
    const scale = PHOTOGRAPH_SIDE / Math.max(height, width);
    const across = Math.max(1, roundHalfToEven(width * scale));
    const down = Math.max(1, roundHalfToEven(height * scale));
    const resize = scale < 1 ? resizeByArea : resizeLinearly;
    const fitted = resize(grey, width, height, across, down);
    let faces = detect(fitted, across, down, { tilted: true, search: PHOTOGRAPH });
    if (faces.length === 0) faces = closeUp(fitted, across, down);
    return faces.map((face) => inPicture(face, scale, width, height));
  }

  return { detect, detectInPhotograph };
}

function withRepeatedEdge(grey, width, height, margin) {
  const across = width + 2 * margin;
  const wider = new Uint8Array(across * (height + 2 * margin));
  for (let y = 0, to = 0; y < height + 2 * margin; y += 1) {
    const from = Math.min(Math.max(y - margin, 0), height - 1) * width;
    for (let x = 0; x < across; x += 1, to += 1) {
      wider[to] = grey[from + Math.min(Math.max(x - margin, 0), width - 1)];
    }
  }
  return wider;
}

/** The face in pixels of the photograph; what sticks out of it is moved inside. */
function inPicture(face, scale, width, height) {
  const side = Math.min(Math.max(1, roundHalfToEven(face.width / scale)), height, width);
  const x = roundHalfToEven((face.x + face.width / 2) / scale - side / 2);
  const y = roundHalfToEven((face.y + face.height / 2) / scale - side / 2);
  return {
    ...face,
    x: Math.min(Math.max(x, 0), width - side),
    y: Math.min(Math.max(y, 0), height - side),
    width: side,
    height: side,
  };
}
