/** Grey pictures of another size, to the bit as cv2.resize makes them. */

import { areaAverage } from "./area-average.js";
import { bilinear } from "./bilinear.js";

/** As cv2.INTER_AREA: averages where both sides shrink, or stay; else between neighbours. */
export function resizeByArea(pixels, width, height, toWidth, toHeight) {
  if (width === toWidth && height === toHeight) return pixels.slice();
  return width >= toWidth && height >= toHeight
    ? areaAverage(pixels, width, height, toWidth, toHeight)
    : bilinear(pixels, width, height, toWidth, toHeight, { likeArea: true });
}

/** As cv2.INTER_LINEAR, for pictures that do not shrink to exactly half. */
export function resizeLinearly(pixels, width, height, toWidth, toHeight) {
  if (width === toWidth && height === toHeight) return pixels.slice();
  return bilinear(pixels, width, height, toWidth, toHeight);
}
