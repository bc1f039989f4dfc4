/** Sentences that a page brings for its scripts, so that they can be translated. */

/**
 * @param {HTMLTemplateElement} template  holds one <p data-sentence="..."> each, with {names}
 *   for what differs
 * @returns {(name: string, values?: Record<string, string|number>) => string}
 */
export function createSentences(template) {
  const sentences = new Map(
    Array.from(template.content.querySelectorAll("[data-sentence]"), (sentence) => [
      sentence.dataset.sentence,
      sentence.textContent,
    ]),
  );
  return (name, values) => filled(sentences.get(name), values);
}

/** A sentence with its {names} replaced. */
export function filled(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
