/** From what was thrown to the reason that the feed shows. */

const REASON_OF_KIND = {
  unsupported: "unsupported",
  "hidden-pixels": "hidden-pixels",
  download: "download",
  "broken-network": "broken",
  "broken-cascade": "broken",
  crashed: "crashed",
  closed: "crashed",
};

/** @param {Error} error  a CameraError, a VisionError, or a mistake of this site's own */
export function reasonOf(error) {
  const reason = error.reason ?? REASON_OF_KIND[error.kind];
  if (!reason) reportError(error);
  return reason ?? "crashed";
}
