/** One pass of a cascade over a picture: what cv2's detectMultiScale2 finds, exactly. */

import { groupBoxes } from "./grouping.js";
import { integrate } from "./integral.js";
import { shrinkToLayer } from "./layer-pixels.js";
import { layersOf } from "./layers.js";
import { roundHalfToEven } from "./rounding.js";
import { createWindowJudge } from "./windows.js";

/** Memory that is kept from one search to the next, and grows to the largest layer. */
function createBuffers() {
  let pixels = new Uint8Array(0);
  let sums = new Int32Array(0);
  let squares = new Int32Array(0);
  return (pixelCount, sumCount) => {
    if (pixels.length < pixelCount) pixels = new Uint8Array(pixelCount);
    if (sums.length < sumCount) {
      sums = new Int32Array(sumCount);
      squares = new Int32Array(sumCount);
    }
    return { pixels, sums, squares };
  };
}

/**
 * @param {import("./cascade.js").Cascade} cascade
 * @returns {(grey: Uint8Array, width: number, height: number, how: {scaleFactor: number,
 *   neighbours: number, smallest: number}) => import("./faces.js").Face[]}
 *   a search over width x height grey values: what looks like an upright face, left to
 *   right; more than `neighbours` detections agree on each, and none is less than
 *   `smallest` pixels wide
 */
export function createCascadeSearch(cascade) {
  const judge = createWindowJudge(cascade);
  const buffersFor = createBuffers();

  return function search(grey, width, height, { scaleFactor, neighbours, smallest }) {
    const layers = layersOf(cascade, width, height, scaleFactor, smallest);
    if (layers.length === 0) return [];
    // One stride for all layers: the corners' offsets are worked out once.
    const stride = layers[0].width + 1;
    const { pixels, sums, squares } = buffersFor(
      layers[0].width * layers[0].height,
      stride * (layers[0].height + 1),
    );
    const boxes = [];
    for (const layer of layers) {
      const scaled = (length) => roundHalfToEven(Math.fround(length * layer.scale));
      const size = { width: scaled(cascade.width), height: scaled(cascade.height) };
      shrinkToLayer(grey, width, height, layer, pixels);
      integrate(pixels, layer.width, layer.height, stride, sums, squares);
      judge(layer, stride, sums, squares, (x, y) => {
        boxes.push({ x: scaled(x), y: scaled(y), ...size });
      });
    }
    return groupBoxes(boxes, neighbours)
      .map((box) => ({ ...clipped(box, width, height), neighbours: box.neighbours, turn: 0 }))
      .filter((face) => face.width > 0 && face.height > 0)
      .sort((a, b) => a.x - b.x || a.y - b.y || a.width - b.width);
  };
}

function clipped(box, width, height) {
  const x = Math.max(box.x, 0);
  const y = Math.max(box.y, 0);
  return {
    x,
    y,
    width: Math.min(box.x + box.width, width) - x,
    height: Math.min(box.y + box.height, height) - y,
  };
}
