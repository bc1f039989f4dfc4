/** The feed's state as people get it: one word on the element, one sentence. */

/**
 * Sentences come from the page (`template` holds one <p data-state data-reason> each), so
 * that they can be translated. A sentence is written only when it changes: screen readers
 * read it out each time.
 *
 * @returns {(state: string, reason: ?string) => void}
 */
export function createSentences(feed, status, template) {
  const key = (state, reason) => (reason ? `${state} ${reason}` : state);
  const sentences = new Map(
    Array.from(template.content.querySelectorAll("[data-state]"), (sentence) => [
      key(sentence.dataset.state, sentence.dataset.reason),
      sentence.textContent,
    ]),
  );
  return (state, reason) => {
    feed.dataset.state = state;
    if (reason) feed.dataset.reason = reason;
    else delete feed.dataset.reason;
    const sentence = sentences.get(key(state, reason));
    if (status.textContent !== sentence) status.textContent = sentence;
  };
}
