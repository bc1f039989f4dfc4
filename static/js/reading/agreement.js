/** The user's agreement to send pictures to the site: given, shown and taken back here. */

/**
 * The key that the site gives for it stays in this page's memory alone, so that reloading
 * or leaving the page ends the agreement.
 *
 * @param {object} options
 * @param {HTMLElement} options.element  of components/_server_reading.html
 * @param {string} options.csrfToken
 * @param {() => void} options.onAgreed
 * @param {() => void} options.onWithdrawn
 * @returns {{key: ?string, offer: () => void, lapse: () => void}}  `offer` shows the
 *   explanation and the button; `lapse` is for when the site does not know the key any more,
 *   because the agreement was taken back on another page
 */
export function createAgreement({ element, csrfToken, onAgreed, onWithdrawn }) {
  const { agreeUrl, withdrawUrl } = element.dataset;
  const agree = element.querySelector("[data-agree]");
  const withdraw = element.querySelector("[data-withdraw]");
  const trouble = element.querySelector("[data-trouble]");
  const agreement = {
    key: null,
    offer() {
      element.hidden = false;
    },
    lapse: () => set(null),
  };

  function set(key) {
    agreement.key = key;
    element.dataset.state = key ? "agreed" : "offered";
    // What the page says of pictures elsewhere depends on it: see css/pages/leaves.css.
    document.body.dataset.frames = key ? "sent" : "stay";
  }

  const post = (url) =>
    fetch(url, { method: "POST", headers: { "X-CSRFToken": csrfToken }, redirect: "error" });

  agree.addEventListener("click", async () => {
    agree.disabled = true;
    trouble.hidden = true;
    try {
      const response = await post(agreeUrl);
      if (!response.ok) throw new Error(`answer ${response.status}`);
      set((await response.json()).agreement);
      withdraw.focus();
      onAgreed();
    } catch {
      trouble.hidden = false;
    } finally {
      agree.disabled = false;
    }
  });

  withdraw.addEventListener("click", () => {
    // First here, so that nothing is sent even if the site does not hear of it.
    set(null);
    onWithdrawn();
    agree.focus();
    post(withdrawUrl).catch(() => {});
  });

  return agreement;
}
