export class VisionError extends Error {
  /**
   * @param {string} kind  one of `FAILURE` in messages.js
   * @param {string} message  for developers; the page has its own words for each kind
   * @param {ErrorOptions} [options]
   */
  constructor(kind, message, options) {
    super(`${kind}: ${message}`, options);
    this.name = "VisionError";
    this.kind = kind;
  }
}
