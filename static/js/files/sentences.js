/**
 * What the part says, from the page's <template>, so that it can be translated: one
 * <p data-sentence="..."> each, with {names} for what differs.
 *
 * @param {HTMLTemplateElement} template
 * @returns {(name: string, values?: Record<string, string|number>) => string}
 */
export function createSentences(template) {
  const sentences = new Map(
    Array.from(template.content.querySelectorAll("[data-sentence]"), (sentence) => [
      sentence.dataset.sentence,
      sentence.textContent,
    ]),
  );
  return (name, values = {}) =>
    sentences.get(name).replace(/\{(\w+)\}/g, (_, value) => String(values[value]));
}
