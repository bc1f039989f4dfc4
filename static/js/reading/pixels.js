/** Pixels of whatever the page shows. */

/** The longest side of a camera's picture that is read, in pixels; larger ones shrink. */
export const LIVE_SIDE = 640;
/** The same for pictures and clips of the listener's, as emotion/media/limits.py. */
export const MEDIA_SIDE = 1920;

/**
 * @param {HTMLVideoElement | HTMLCanvasElement | OffscreenCanvas | ImageBitmap} source
 * @param {number} longestSide
 * @param {HTMLCanvasElement} canvas  for drawing on; takes the size of what is read
 * @returns {import("./messages.js").Picture} whose pixels are a buffer of its own
 */
export function pictureOf(source, longestSide, canvas) {
  const { width, height } = fitted(sizeOf(source), longestSide);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { pixels: data.buffer, width, height };
}

/** @returns {{width: number, height: number}} in the same proportion, whole, at least 1 */
export function fitted({ width, height }, longestSide) {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

function sizeOf(source) {
  return source instanceof HTMLVideoElement
    ? { width: source.videoWidth, height: source.videoHeight }
    : { width: source.width, height: source.height };
}
