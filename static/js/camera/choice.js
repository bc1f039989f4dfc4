/** Which face the listener said is theirs, for as long as it is there. */

// A choice that no reading has confirmed by then came too late: that face had gone.
const CONFIRM_SECONDS = 2;

/**
 * @param {(id: ?number) => void} onChange  called with the chosen track or null
 */
export function createChoice(onChange) {
  let chosen = null;

  function set(next) {
    if (next === null && chosen === null) return;
    chosen = next;
    onChange(next === null ? null : next.id);
  }

  return {
    get isMade() {
      return chosen !== null;
    },
    choose(id) {
      set({ id, isConfirmed: false, since: null });
    },
    clear() {
      set(null);
    },
    /** The scene gives a choice back when its face is gone; so does this. */
    follow(reading, now) {
      if (!chosen) return;
      chosen.since ??= now;
      if (reading.front === chosen.id) chosen.isConfirmed = true;
      else if (chosen.isConfirmed || now - chosen.since > CONFIRM_SECONDS) set(null);
    },
  };
}
