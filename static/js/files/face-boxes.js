/** The boxes over a picture, each a button that says "this face is mine". */

import { addChoices, removeChoices } from "./choices.js";

/**
 * @param {HTMLElement} parent  lies over the picture, as large as it
 * @param {import("../reading/picture-reader.js").PictureReading} reading
 * @param {(probabilities: number[], number: number, count: number) => string} nameOf
 * @param {(index: number) => void} onChoose
 */
export function showBoxes(parent, reading, nameOf, onChoose) {
  removeChoices(parent);
  const { faces, width, height, chosen } = reading;
  const options = faces.map(({ probabilities }, index) => {
    const look = document.createElement("span");
    look.textContent = String(index + 1);
    look.hidden = faces.length === 1;
    const name = nameOf(probabilities, index + 1, faces.length);
    return { name, look, chosen: index === chosen };
  });
  addChoices(parent, options, onChoose).forEach((label, index) => {
    const face = faces[index];
    const share = (part, whole) => `${(100 * part) / whole}%`;
    label.className = "files-face";
    label.dataset.box = [face.x, face.y, face.width, face.height].join(",");
    label.style.left = share(face.x + face.width / 2, width);
    label.style.top = share(face.y + face.height / 2, height);
    label.style.inlineSize = share(face.width, width);
    label.style.blockSize = share(face.height, height);
  });
}
