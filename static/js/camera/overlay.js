/** Draws boxes and words over the mirrored video. */

const FOUND = "#22c55e";
const OTHER = "#d6d3d9";
const DARK = "#0b2415";
const LEAST_UNIT = 0.75;

/**
 * `text` stands above the chosen face. The canvas takes the video's shape, so that both
 * fill their place alike, and the screen's resolution, so that words are sharp.
 * `data-box` holds the chosen box in pixels of the picture that was read, unmirrored.
 */
export function drawReading(canvas, video, reading, text) {
  const scale = (canvas.clientWidth * window.devicePixelRatio) / video.videoWidth;
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d");
  // One unit is a pixel of a 640 wide picture, but on a phone words must not shrink with it.
  const unit = Math.max(canvas.width / 640, LEAST_UNIT * window.devicePixelRatio);
  reading.faces.forEach((face, index) => {
    if (index !== reading.chosen) {
      drawBox(context, mirrored(face, reading, canvas), OTHER, 1.5 * unit);
    }
  });
  const chosen = reading.faces[reading.chosen];
  if (!chosen) {
    delete canvas.dataset.box;
    return;
  }
  canvas.dataset.box = [chosen.x, chosen.y, chosen.width, chosen.height].join(",");
  const box = mirrored(chosen, reading, canvas);
  drawBox(context, box, FOUND, 3.5 * unit);
  drawLabel(context, box, text, unit);
}

export function clearOverlay(canvas) {
  canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
  delete canvas.dataset.box;
}

function mirrored(face, reading, canvas) {
  const across = canvas.width / reading.width;
  const down = canvas.height / reading.height;
  return {
    x: (reading.width - face.x - face.width) * across,
    y: face.y * down,
    width: face.width * across,
    height: face.height * down,
  };
}

function drawBox(context, box, colour, thickness) {
  context.lineWidth = thickness;
  context.strokeStyle = colour;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, thickness * 3);
  context.stroke();
}

/** Above the box, or inside its top where there is no room above. */
function drawLabel(context, box, text, unit) {
  const size = 20 * unit;
  const height = size * 1.6;
  context.font = `600 ${size}px Figtree, sans-serif`;
  const width = context.measureText(text).width + size;
  const x = Math.min(Math.max(0, box.x), context.canvas.width - width);
  const y = box.y >= height + 4 * unit ? box.y - height - 4 * unit : box.y + 4 * unit;
  context.fillStyle = FOUND;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fill();
  context.fillStyle = DARK;
  context.textBaseline = "middle";
  context.fillText(text, x + size / 2, y + height / 2);
}
