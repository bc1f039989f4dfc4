/** The save bar: one press counts once, and a save under way shows its end by itself. */

const LOOK_AGAIN_MS = 3000;

/**
 * Only a courtesy: it is the server that makes one playlist of two presses. The buttons
 * go off after the submission was put together, since a disabled button is not sent.
 */
export function submitOnce(form) {
  const buttons = form.querySelectorAll("button");
  const texts = Array.from(buttons, (button) => button.textContent);
  form.addEventListener("submit", () => {
    setTimeout(() => {
      for (const button of buttons) {
        button.disabled = true;
        if (form.dataset.busyText) button.textContent = form.dataset.busyText;
      }
    });
  });
  // The browser's Back can bring the page back as it was left.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    buttons.forEach((button, index) => {
      button.disabled = false;
      button.textContent = texts[index];
    });
  });
}

/** Reloads once the page's save bar would say something else, and not before. */
export function watchSaving(bar) {
  if (bar.dataset.state !== "saving") return;
  setTimeout(async function look() {
    if (await hasNews(bar)) {
      window.location.reload();
    } else {
      setTimeout(look, LOOK_AGAIN_MS);
    }
  }, LOOK_AGAIN_MS);
}

async function hasNews(bar) {
  try {
    const response = await fetch(window.location.pathname);
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.getElementById(bar.id)?.dataset.state !== bar.dataset.state;
  } catch {
    return false;
  }
}
