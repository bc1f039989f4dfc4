/** The save bar: one press counts once, and a save under way shows how far it is. */

import { showClocks } from "./clock.js";
import { say } from "./parts.js";

const LOOK_AGAIN_MS = 1000;
// While it waits for Spotify or for somebody who runs the site.
const LOOK_SELDOM_MS = 15000;

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

/**
 * While `part` has `data-state` "saving" or "reading", or `data-cover="coming"`: keeps what it has in
 * `[data-live]` up to date, and loads the page again once it would say something else than that,
 * or leads elsewhere.
 */
export function watchSaving(part) {
  showClocks(part);
  if (!["saving", "reading"].includes(part.dataset.state) && part.dataset.cover !== "coming") return;
  setTimeout(async function look() {
    const page = await freshPage();
    const fresh = page?.getElementById(part.id);
    if (page && isNews(fresh?.dataset, part.dataset)) {
      window.location.reload();
      return;
    }
    if (fresh) keepUp(part, fresh);
    setTimeout(look, pause(part));
  }, pause(part));
}

function isNews(now, before) {
  return !now || now.state !== before.state || now.cover !== before.cover;
}

function pause(part) {
  return ["paused", "stalled"].includes(part.dataset.phase) ? LOOK_SELDOM_MS : LOOK_AGAIN_MS;
}

async function freshPage() {
  try {
    const response = await fetch(window.location.pathname);
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

function keepUp(part, fresh) {
  showClocks(fresh);
  for (const live of part.querySelectorAll("[data-live]")) {
    const next = fresh.querySelector(`#${live.id}`);
    if (next && next.innerHTML !== live.innerHTML) live.replaceChildren(...next.childNodes);
  }
  if (fresh.dataset.phase === part.dataset.phase) return;
  // Every count would be too much to listen to.
  part.dataset.phase = fresh.dataset.phase;
  const heading = part.querySelector("[data-live] h2");
  if (heading) say(heading.textContent.trim());
}
