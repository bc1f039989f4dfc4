/**
 * The size of a picture by its header: a file of some kilobytes can hold more pixels than a
 * browser has memory for, and nothing tells before it has decoded them all.
 */

const READERS = { jpeg, png, gif, webp, bmp, avif: largestItem, heic: largestItem };

/**
 * @param {Uint8Array} bytes  the whole file
 * @param {string} format  as `signatureOf` names it
 * @returns {?{width: number, height: number}} as stored, not yet turned upright; null where
 *   the header makes no sense
 */
export function pictureSize(bytes, format) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const [width, height] = READERS[format](view);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch (error) {
    // A file that ends within its header.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function png(view) {
  return [view.getUint32(16), view.getUint32(20)];
}

function gif(view) {
  return [view.getUint16(6, true), view.getUint16(8, true)];
}

function bmp(view) {
  // The header of OS/2, 12 bytes, has numbers half as long.
  if (view.getUint32(14, true) === 12) return [view.getUint16(18, true), view.getUint16(20, true)];
  // A negative height says that the rows run downwards.
  return [view.getInt32(18, true), Math.abs(view.getInt32(22, true))];
}

function webp(view) {
  const kind = view.getUint8(15);
  // "VP8 " (lossy), "VP8L" (lossless), "VP8X" (with a header for all frames).
  if (kind === 0x20) return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (kind === 0x4c) {
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1];
}

/** Goes from segment to segment to the frame's header, ITU-T T.81, B.2.2. */
function jpeg(view) {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return [0, 0];
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // Padding before a marker.
      at += 1;
    } else if (isFrameHeader(marker)) {
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
    } else if (marker === 0xd8 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
}

/** SOF0 to SOF15; between them lie three markers of other kinds. */
function isFrameHeader(marker) {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Of all items, thumbnail and tiles among them, each with an "ispe" box of its size. */
function largestItem(view) {
  const ISPE = 0x69737065;
  let largest = [0, 0];
  for (let at = 0; at + 16 <= view.byteLength; at += 1) {
    if (view.getUint8(at) !== 0x69 || view.getUint32(at) !== ISPE) continue;
    const size = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (size[0] * size[1] > largest[0] * largest[1]) largest = size;
  }
  return largest;
}
