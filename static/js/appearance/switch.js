/** The theme switch of every page: the new theme shows at once and is kept meanwhile. */

import { setTheme } from "./theme.js";

const form = document.getElementById("theme-switch");

form?.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (!button) return;
  event.preventDefault();
  setTheme(button.value);
  for (const one of form.querySelectorAll("button")) {
    one.setAttribute("aria-pressed", String(one === button));
  }
  const body = new FormData(form, button);
  try {
    // The answer leads back to this page, which needs no loading again.
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(`not kept: ${answer.status}`);
  } catch (error) {
    // It holds until the next page, which then says what is kept.
    reportError(error);
  }
});
