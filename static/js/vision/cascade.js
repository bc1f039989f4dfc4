/**
 * Reading OpenCV's cascade files without DOMParser, which workers do not have.
 *
 * Only what haarcascade_frontalface_default.xml uses is read: boosted stumps over upright
 * Haar features (Viola and Jones 2001). Numbers become what OpenCV (Apache-2.0) makes of
 * them, single precision and all, because its boxes are to be found exactly.
 */

import { cornersOf } from "./corners.js";

/** The text is not a cascade that this module can read. */
export class CascadeError extends Error {}

/**
 * @typedef {object} Cascade  Stumps in the file's order within each stage.
 * @property {number} width  of the window, in pixels
 * @property {number} height
 * @property {Int32Array} stageEnds  for each stage the index after its last stump
 * @property {Float64Array} stageThresholds  a window is refused below this sum
 * @property {Float64Array} thresholds  single-precision numbers, one for each stump
 * @property {Float64Array} below  what a stump adds below its threshold
 * @property {Float64Array} above  what it adds otherwise
 * @property {import("./corners.js").Corners[]} corners  the feature of each stump
 */

// OpenCV takes this from each stage's threshold, so that rounding refuses nobody.
const STAGE_SLACK = Math.fround(1e-5);

/**
 * @param {string} xml  the file's text
 * @returns {Cascade}
 * @throws {CascadeError} for anything but a whole cascade of upright stumps
 */
export function parseCascade(xml) {
  const text = xml.replace(/<!--[\s\S]*?-->/g, "");
  require(text.includes("</opencv_storage>"), "the file is not whole");
  require(inside(text, "stageType") === "BOOST", "it is not boosted");
  require(inside(text, "featureType") === "HAAR", "its features are not Haar's");
  require(!/<tilted>\s*1/.test(text), "a feature is tilted");
  const width = whole(inside(text, "width"));
  const height = whole(inside(text, "height"));
  const [stageText, featureText] = text.split("<features>");
  require(featureText !== undefined, "there are no features");
  const features = blocks(featureText, "rects").map((rects) => featureOf(rects, width, height));
  const stages = stageText.split("<stageThreshold>").slice(1).map(stageOf);
  require(stages.length === whole(inside(text, "stageNum")), "stages are missing");
  const stumps = stages.flatMap((stage) => stage.stumps);
  let end = 0;
  return {
    width,
    height,
    stageEnds: Int32Array.from(stages, (stage) => (end += stage.stumps.length)),
    stageThresholds: Float64Array.from(stages, (stage) => stage.threshold),
    thresholds: Float64Array.from(stumps, (stump) => stump.threshold),
    below: Float64Array.from(stumps, (stump) => stump.below),
    above: Float64Array.from(stumps, (stump) => stump.above),
    corners: stumps.map(({ feature }) => {
      require(feature in features, `there is no feature ${feature}`);
      return features[feature];
    }),
  };
}

/** `text` starts after the opening tag of the stage's threshold. */
function stageOf(text) {
  const nodes = blocks(text, "internalNodes").map(numbers);
  const leaves = blocks(text, "leafValues").map(numbers);
  require(nodes.length > 0 && nodes.length === leaves.length, "a stage is incomplete");
  const stumps = nodes.map((node, index) => {
    const [left, right, feature, threshold] = node;
    require(node.length === 4 && left === 0 && right === -1, "a tree is no stump");
    require(leaves[index].length === 2, "a stump has not two leaves");
    const [below, above] = leaves[index].map(Math.fround);
    return { feature, threshold: Math.fround(threshold), below, above };
  });
  const [threshold] = numbers(text.slice(0, text.indexOf("<")));
  return { threshold: Math.fround(Math.fround(threshold) - STAGE_SLACK), stumps };
}

function featureOf(text, width, height) {
  const rectangles = blocks(text, "_").map((block) => {
    const rectangle = numbers(block);
    require(rectangle.length === 5, "a rectangle is not five numbers");
    const [x, y, across, down] = rectangle;
    const fits = x >= 0 && y >= 0 && x + across <= width && y + down <= height;
    require(fits, "a feature leaves its window");
    return rectangle;
  });
  const corners = cornersOf(rectangles);
  require(corners !== null, "a feature is of an unknown shape");
  return corners;
}

function blocks(text, tag) {
  return Array.from(text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g")), (m) => m[1]);
}

function inside(text, tag) {
  return blocks(text, tag)[0]?.trim();
}

function numbers(text) {
  const found = text.trim().split(/\s+/).map(Number);
  require(found.every(Number.isFinite), "a number cannot be read");
  return found;
}

function whole(text) {
  const number = Number(text);
  require(Number.isInteger(number) && number > 0, "a size is missing");
  return number;
}

function require(isTrue, complaint) {
  if (!isTrue) throw new CascadeError(`Not a cascade that can be read: ${complaint}.`);
}
