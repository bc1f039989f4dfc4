/**
 * What a file is, by its first bytes: its name, and the type that a browser makes of the
 * name, can be wrong.
 */

export const HEAD_BYTES = 32;

const PICTURES = [
  ["jpeg", 0, [0xff, 0xd8, 0xff]],
  ["png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["gif", 0, "GIF8"],
  ["webp", 8, "WEBP"],
  ["bmp", 0, "BM"],
];
const CLIPS = [
  // Matroska and WebM, as EBML.
  [0, [0x1a, 0x45, 0xdf, 0xa3]],
  [8, "AVI "],
  [0, "OggS"],
  // QuickTime files from before "ftyp" begin with one of these.
  [4, "moov"],
  [4, "mdat"],
  [4, "wide"],
];
// ISO 14496-12: the brand after "ftyp" tells pictures in this container from clips.
const AVIF_BRANDS = ["avif", "avis"];
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/**
 * @param {Uint8Array} head  the first HEAD_BYTES of the file, fewer if it is shorter
 * @returns {?{kind: "picture"|"clip", format: string}} null for what is neither; `format`
 *   is one of pictureSize's, or "" of a clip
 */
export function signatureOf(head) {
  const picture = PICTURES.find(([, offset, mark]) => has(head, offset, mark));
  if (picture) return { kind: "picture", format: picture[0] };
  if (has(head, 4, "ftyp")) return inIsoContainer(head);
  return CLIPS.some(([offset, mark]) => has(head, offset, mark))
    ? { kind: "clip", format: "" }
    : null;
}

function inIsoContainer(head) {
  const brand = String.fromCharCode(...head.subarray(8, 12));
  if (AVIF_BRANDS.includes(brand)) return { kind: "picture", format: "avif" };
  if (HEIC_BRANDS.includes(brand)) {
    // "mif1" says only that there are pictures; what they are follows among the others.
    const others = String.fromCharCode(...head.subarray(16));
    const format = AVIF_BRANDS.some((one) => others.includes(one)) ? "avif" : "heic";
    return { kind: "picture", format };
  }
  return { kind: "clip", format: "" };
}

function has(head, offset, mark) {
  const bytes = typeof mark === "string" ? [...mark].map((one) => one.charCodeAt(0)) : mark;
  return bytes.every((byte, index) => head[offset + index] === byte);
}
