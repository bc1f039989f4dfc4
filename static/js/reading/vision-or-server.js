/** Vision inside the browser or, where that cannot be and the user agrees, on the site. */

import { createAgreement } from "./agreement.js";
import { FAILURE } from "./messages.js";
import { createServerVision } from "./server-vision.js";

/**
 * Has the interface of vision.js. When `load` finds that this browser cannot read faces, the
 * explanation in `element` is shown and `load` rejects with "unsupported" as ever; once the
 * user has agreed there, `load` and all else go to the site.
 *
 * @param {object} options
 * @param {object} options.vision  of vision.js
 * @param {?HTMLElement} options.element  null where the site reads no pictures
 * @param {string} options.csrfToken
 * @param {string[]} options.labels
 * @param {() => void} options.onAgreed  the camera may be started again
 * @param {() => void} options.onWithdrawn  nothing is read any more
 */
export function createVisionOrServer({ vision, element, labels, csrfToken, ...told }) {
  if (!element) return vision;
  const { frameUrl, framesPerSecond } = element.dataset;
  const agreement = createAgreement({
    element,
    csrfToken,
    onAgreed: told.onAgreed,
    onWithdrawn() {
      server.close();
      server.startAfresh();
      told.onWithdrawn();
    },
  });
  const server = createServerVision({
    url: frameUrl,
    csrfToken,
    labels,
    agreement,
    framesPerSecond: Number(framesPerSecond),
  });
  const chosen = () => (agreement.key ? server : vision);

  return {
    async load(options) {
      try {
        await chosen().load(options);
      } catch (error) {
        if (error.kind === FAILURE.UNSUPPORTED) agreement.offer();
        throw error;
      }
    },
    look: (source, seconds) => chosen().look(source, seconds),
    choose: (track) => chosen().choose(track),
    startAfresh: () => chosen().startAfresh(),
    readPicture: (source) => chosen().readPicture(source),
    lookAtClip: (source, seconds) => chosen().lookAtClip(source, seconds),
    close: () => chosen().close(),
  };
}
