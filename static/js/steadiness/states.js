/** What can be said of a face, or of nobody: an emotion of the page's labels, or one of these. */

export const NO_FACE = "no-face";
export const NOT_SURE = "not-sure";

/**
 * The state of a face that is there.
 *
 * @param {string[]} labels  the emotions in the order of every list of probabilities
 * @param {?number} label  an index into them
 */
export function stateOf(labels, label) {
  return label === null ? NOT_SURE : labels[label];
}
