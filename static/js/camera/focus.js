/** Where the keyboard goes on when the button that had it is gone. */

/**
 * @param {HTMLElement} area
 * @param {() => HTMLElement[]} onwards  where to, the best place first
 * @returns {(change: () => void) => void}  makes the change
 */
export function createFocusKeeper(area, onwards) {
  const takesFocus = (element) =>
    element.getClientRects().length > 0 && !element.disabled;

  return (change) => {
    const before = document.activeElement;
    const wasHere = area.contains(before);
    change();
    if (!wasHere || takesFocus(before)) return;
    onwards().find(takesFocus)?.focus({ preventScroll: true });
  };
}
