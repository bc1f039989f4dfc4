/** The feed's state: one word on the element, one sentence for people. */

/**
 * Sentences come from the page (`template` holds one <p data-state="..."> each), so that
 * they can be translated. A sentence is written only when it changes: screen readers
 * read it out each time.
 */
export function createFeedState(feed, status, template) {
  const sentences = new Map(
    Array.from(template.content.querySelectorAll("[data-state]"), (sentence) => [
      sentence.dataset.state,
      sentence.textContent,
    ]),
  );
  return {
    set(state) {
      if (feed.dataset.state === state) return;
      feed.dataset.state = state;
      status.textContent = sentences.get(state);
    },
  };
}

/** Which state a reading puts the feed in. */
export function stateOf(reading) {
  if (reading.chosen === null) return "no-face";
  return reading.faces.length > 1 ? "several-faces" : "reading";
}
