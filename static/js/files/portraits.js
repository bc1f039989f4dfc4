/** A small picture of each face of a clip, so that people can tell which one is theirs. */

// Pixels on the screen and in memory; nothing larger is kept of a clip.
const SIDE = 96;
// A head reaches beyond the box that the detector draws about the face.
const MARGIN = 0.2;

export class Portraits {
  #best = new Map();

  /**
   * Keeps this sighting of a face if none before was clearer.
   *
   * @param {{id: number, x: number, y: number, width: number, height: number,
   *   neighbours: number}} face
   * @param {{width: number, height: number}} frame  the picture that its pixels are counted in
   * @param {HTMLCanvasElement} canvas  which shows it
   */
  see(face, frame, canvas) {
    const before = this.#best.get(face.id);
    if (before && before.neighbours >= face.neighbours) return;
    const portrait = before?.portrait ?? document.createElement("canvas");
    draw(portrait, face, canvas.width / frame.width, canvas);
    this.#best.set(face.id, { neighbours: face.neighbours, portrait });
  }

  /** @returns {HTMLCanvasElement} */
  of(id) {
    return this.#best.get(id).portrait;
  }
}

function draw(portrait, face, scale, canvas) {
  portrait.width = SIDE;
  portrait.height = SIDE;
  const side = face.width * (1 + 2 * MARGIN) * scale;
  const left = (face.x - face.width * MARGIN) * scale;
  const top = (face.y - face.height * MARGIN) * scale;
  portrait.getContext("2d").drawImage(canvas, left, top, side, side, 0, 0, SIDE, SIDE);
}
