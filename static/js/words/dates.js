/** Dates as the page's language writes them. */

/**
 * For `Intl`. Of the Englishes the one whose clock has 24 hours and whose day stands before
 * its month, as music/formats has it.
 */
export function manner() {
  const { lang } = document.documentElement;
  return lang === "en" ? "en-GB" : lang;
}
