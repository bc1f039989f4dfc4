/** Buttons over the other faces, to say which one is you. */

import { filled } from "../words/sentences.js";
import { placeOf } from "./overlay.js";

// A wall that looks like a face seldom does so for longer.
const SEEN_BEFORE_OFFERED_SECONDS = 0.4;
// A button must not vanish under the pointer when one picture misses its face.
const STAYS_SECONDS = 1.2;

/**
 * @param {HTMLElement} layer  lies exactly over the shown picture, and brings the words of the
 *   buttons: data-words, data-name and, with {number} and {count}, data-name-of-several
 * @param {(id: number) => void} onChoose
 */
export function createChoosing(layer, onChoose) {
  /** By track id: {button, first, last} in seconds and the face's last box. */
  const known = new Map();

  function follow(reading, picture, now) {
    for (const face of reading.faces) {
      if (face.id === reading.front) continue;
      const one = known.get(face.id) ?? { first: now, button: null };
      known.set(face.id, { ...one, last: now, face });
    }
    for (const [id, one] of known) {
      if (id === reading.front || now - one.last > STAYS_SECONDS) forget(id);
      else if (one.button || now - one.first >= SEEN_BEFORE_OFFERED_SECONDS) place(id, picture);
    }
    name();
  }

  function place(id, picture) {
    const one = known.get(id);
    one.button ??= create(id);
    const at = placeOf(one.face, picture);
    one.left = at.x;
    Object.assign(one.button.style, {
      left: percent(at.x),
      top: percent(at.y),
      width: percent(at.width),
      height: percent(at.height),
    });
  }

  function create(id) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "choice";
    button.dataset.face = id;
    const words = document.createElement("span");
    words.textContent = layer.dataset.words;
    button.append(words);
    button.addEventListener("click", () => onChoose(id));
    layer.append(button);
    return button;
  }

  /** Alike buttons are told apart by where they stand, for those who do not see it. */
  function name() {
    const offered = [...known.values()].filter((one) => one.button);
    offered.sort((one, other) => one.left - other.left);
    offered.forEach(({ button }, index) => {
      const words =
        offered.length === 1
          ? layer.dataset.name
          : filled(layer.dataset.nameOfSeveral, { number: index + 1, count: offered.length });
      if (button.getAttribute("aria-label") !== words) button.setAttribute("aria-label", words);
    });
    layer.dataset.offered = offered.length > 3 ? "many" : "few";
  }

  function forget(id) {
    known.get(id).button?.remove();
    known.delete(id);
  }

  return {
    follow,
    clear() {
      for (const id of [...known.keys()]) forget(id);
    },
  };
}

function percent(share) {
  return `${(share * 100).toFixed(2)}%`;
}
