/**
 * Whether a picture's file is there to its end. Chromium refuses one that breaks off; Firefox
 * and WebKit decode what there is, and a face in the missing half would be called none.
 */

const CHECKS = { jpeg: reachesItsEnd, png: hasLastChunk, webp: isAsLongAsItSays };

/**
 * @param {Uint8Array} bytes  the whole file
 * @param {string} format  as `signatureOf` names it; of those without a check here, what the
 *   browser decodes counts
 */
export function isWhole(bytes, format) {
  try {
    return CHECKS[format]?.(bytes) ?? true;
  } catch (error) {
    // It ends within a length.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** From marker to marker to the end of the image, ITU-T T.81, B.1.1. */
function reachesItsEnd(bytes) {
  const view = viewOf(bytes);
  let at = 2;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) return false;
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) return true;
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    // A segment, a thumbnail with an end of its own in it perhaps.
    else at += 2 + view.getUint16(at + 2);
  }
}

/** A stuffed byte within the pixels, TEM, RST0 to RST7 or the start of the image. */
function standsAlone(marker) {
  return marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function hasLastChunk(bytes) {
  const IEND = 0x49454e44;
  const view = viewOf(bytes);
  let at = 8;
  while (view.getUint32(at + 4) !== IEND) at += 12 + view.getUint32(at);
  return at + 12 <= bytes.length;
}

function isAsLongAsItSays(bytes) {
  return bytes.length >= 8 + viewOf(bytes).getUint32(4, true);
}

function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
