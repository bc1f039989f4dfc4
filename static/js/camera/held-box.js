/** The front face's box over the pictures that miss it. */

/**
 * A face can be in front in a picture that does not show it: a blink of the detector, or a
 * tilted head, which is looked for only now and then. Its last box stands in, so that the
 * drawing does not flicker; the scene itself decides how long it stays in front.
 */
export function createHeldBox() {
  let held = null;
  return {
    /** @returns {?object} the box to draw for the face in front; null where nobody is */
    follow({ faces, front }) {
      const seen = faces.find((face) => face.id === front);
      if (seen) held = seen;
      else if (held?.id !== front) held = null;
      return held;
    },
    clear() {
      held = null;
    },
  };
}
