/** Draws boxes and words over the video. */

const LEAST_UNIT = 0.75;

/**
 * @typedef {object} Picture  what is drawn over
 * @property {number} width  in pixels of the picture that was read, as all boxes are
 * @property {number} height
 * @property {boolean} isMirrored  whether the viewer sees it as a mirror
 */

/** Where a box lies in the shown picture, in shares (0 to 1) of its width and height. */
export function placeOf(face, { width, height, isMirrored }) {
  const x = isMirrored ? width - face.x - face.width : face.x;
  return {
    x: x / width,
    y: face.y / height,
    width: face.width / width,
    height: face.height / height,
  };
}

/**
 * `words` stand above the front face. The canvas takes the picture's shape and the screen's
 * resolution, so that words are sharp. `data-box` holds the front box in pixels of the
 * picture that was read, unmirrored.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Picture} picture
 * @param {{front: ?object, others: object[], words: string}} drawn
 */
export function drawFaces(canvas, picture, { front, others, words }) {
  const width = Math.round(canvas.clientWidth * window.devicePixelRatio);
  const height = Math.round((width * picture.height) / picture.width);
  const context = canvas.getContext("2d");
  // A new size empties the canvas, but takes longer than emptying it.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  else context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const [found, onFound, other] = ["--found", "--on-found", "--other"].map((token) =>
    style.getPropertyValue(token),
  );
  // One unit is a pixel of a 640 wide picture, but on a phone words must not shrink with it.
  const unit = Math.max(width / 640, LEAST_UNIT * window.devicePixelRatio);
  for (const face of others) {
    drawBox(context, inPixels(placeOf(face, picture), canvas), other, 1.5 * unit);
  }
  if (!front) {
    delete canvas.dataset.box;
    return;
  }
  canvas.dataset.box = [front.x, front.y, front.width, front.height].join(",");
  const box = inPixels(placeOf(front, picture), canvas);
  drawBox(context, box, found, 3.5 * unit);
  if (words) drawLabel(context, box, words, unit, { ground: found, ink: onFound });
}

export function clearOverlay(canvas) {
  canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
  delete canvas.dataset.box;
}

function inPixels(place, canvas) {
  return {
    x: place.x * canvas.width,
    y: place.y * canvas.height,
    width: place.width * canvas.width,
    height: place.height * canvas.height,
  };
}

function drawBox(context, box, colour, thickness) {
  context.lineWidth = thickness;
  context.strokeStyle = colour;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, thickness * 3);
  context.stroke();
}

/** Above the box; below where there is no room above, inside where there is none at all. */
function drawLabel(context, box, words, unit, { ground, ink }) {
  const size = 20 * unit;
  const height = size * 1.6;
  context.font = `600 ${size}px Figtree, sans-serif`;
  const width = context.measureText(words).width + size;
  const x = Math.max(0, Math.min(box.x, context.canvas.width - width));
  const gap = 4 * unit;
  const below = box.y + box.height + gap;
  const isRoomBelow = below + height <= context.canvas.height;
  const y = box.y >= height + gap ? box.y - height - gap : isRoomBelow ? below : box.y + gap;
  context.fillStyle = ground;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fill();
  context.fillStyle = ink;
  context.textBaseline = "middle";
  context.fillText(words, x + size / 2, y + height / 2);
}
