/** What is said of readings and by their charts, from the page's <template>. */

import { createSentences } from "./sentences.js";

/**
 * @typedef {object} ReadingWords
 * @property {(name: string, values?: Record<string, string|number>) => string} say
 * @property {(state: string) => string} within  an emotion, "no-face" or "not-sure" as inside
 *   a sentence: "happy"
 * @property {(state: string) => string} nameOf  the same standing alone: "Happy"
 *
 * @param {HTMLTemplateElement} template  of templates/components/_reading_words.html
 * @returns {ReadingWords}
 */
export function createReadingWords(template) {
  const say = createSentences(template);
  function nameOf(state) {
    const name = say(state);
    return name.charAt(0).toLocaleUpperCase(document.documentElement.lang) + name.slice(1);
  }
  return { say, within: (state) => say(state), nameOf };
}
