/** From a picture's file to upright pixels of a bounded size. */

import { bytesOf, FileError } from "./file-error.js";
import { pictureSize } from "./picture-size.js";
import { isWhole } from "./whole-picture.js";

// A photograph of 50 megapixels as JPEG has half of it.
const MOST_BYTES = 30_000_000;
// As telephones with 64 megapixels write them. A browser decodes to four bytes a pixel.
const MOST_PIXELS = 65_000_000;
// What is left of the longer side: as much as the site itself reads of a file.
export const LONGEST_SIDE = 1920;
// What viewers lay under a transparent picture: the face is read as people see it.
const BACKDROP = "#fff";

/** Width and height in the same proportion, neither above LONGEST_SIDE nor below 1. */
export function limitedSize(width, height) {
  const longer = Math.max(width, height);
  if (longer <= LONGEST_SIDE) return [width, height];
  const scaled = (side) => Math.max(1, Math.round((side * LONGEST_SIDE) / longer));
  return [scaled(width), scaled(height)];
}

/**
 * Draws a picture on the canvas, turned as its EXIF block says and at most LONGEST_SIDE long.
 *
 * Colours are taken as they are stored, without their profile, as the site's own reader takes
 * them; the two then see the same pixels.
 *
 * @param {File} file
 * @param {string} format  as `signatureOf` names it
 * @param {HTMLCanvasElement} canvas  left alone once the signal is aborted
 * @param {AbortSignal} signal
 * @throws {FileError} unreadable, too-large, too-many-pixels, broken, heic
 */
export async function drawPicture(file, format, canvas, signal) {
  if (file.size > MOST_BYTES) throw new FileError("too-large");
  const bytes = await bytesOf(file);
  const size = pictureSize(bytes, format);
  if (!size) throw new FileError("broken");
  if (size.width * size.height > MOST_PIXELS) throw new FileError("too-many-pixels");
  if (!isWhole(bytes, format)) throw new FileError("broken");
  const bitmap = await decoded(file, format);
  if (!signal.aborted) draw(bitmap, canvas);
  bitmap.close();
}

function draw(bitmap, canvas) {
  [canvas.width, canvas.height] = limitedSize(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.fillStyle = BACKDROP;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}

async function decoded(file, format) {
  try {
    return await createImageBitmap(file, {
      imageOrientation: "from-image",
      colorSpaceConversion: "none",
    });
  } catch (error) {
    // Few browsers decode HEIC, and those that do not say no more of it than of a damaged file.
    throw new FileError(format === "heic" ? "heic" : "broken", error);
  }
}
