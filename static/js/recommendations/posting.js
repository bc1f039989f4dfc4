/** A form sent by fetch instead of by the browser, and what its page says if that fails. */

/**
 * What a press of `button`, or the form without one, would send.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null | undefined} button
 * @returns {{address: string, body: URLSearchParams}}
 */
export function sentBy(form, button) {
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  return { address, body: new URLSearchParams(new FormData(form, button)) };
}

/**
 * @param {{address: string, body: URLSearchParams}} wish
 * @returns {Promise<{response: Response, text: string}>} an error, which is not `ok` and has the
 *   status 0, where no whole answer came
 */
export async function post({ address, body }) {
  try {
    const response = await fetch(address, { method: "POST", body });
    return { response, text: await response.text() };
  } catch {
    return { response: Response.error(), text: "" };
  }
}

/**
 * @param {HTMLElement} place bears the sentences `data-failed` and `data-too-many`
 * @param {number} status of an answer that was no success
 */
export function tellFailure(place, status) {
  place.textContent = status === 429 ? place.dataset.tooMany : place.dataset.failed;
}
