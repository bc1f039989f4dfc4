/**
 * Playing on a device without leaving the page. A form with `data-play` is sent by fetch, and
 * the section around it is taken from the answer, which may be this page or the list of devices.
 */

import { post, sentBy, tellFailure } from "./posting.js";

const SECTION = "play";

export function watchPlaying() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.play === undefined || event.defaultPrevented) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

async function send(form, submitter) {
  const section = document.getElementById(SECTION);
  // Before its button is disabled, whose name is part of what is sent.
  const wish = sentBy(form, submitter);
  const words = wait(form, submitter);
  const { response, text } = await post(wish);
  if (!response.ok) {
    goOn(form, submitter, words);
    tellFailure(section.querySelector(".not-sent"), response.status);
    return;
  }
  const next = new DOMParser().parseFromString(text, "text/html").getElementById(SECTION);
  if (!next) {
    // Signed out or disconnected meanwhile, for example.
    window.location.assign(response.url);
    return;
  }
  section.replaceWith(next);
  // What was asked for next: the devices, else what came of it, else the title.
  const focus = next.querySelector("input:checked") ?? next.querySelector(".note[tabindex]");
  (focus ?? next.querySelector("h2")).focus();
}

/** Returns what the button said. */
function wait(form, submitter) {
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  const words = submitter?.textContent;
  if (submitter) submitter.textContent = form.dataset.busyText;
  return words;
}

function goOn(form, submitter, words) {
  for (const button of form.querySelectorAll("button")) button.disabled = false;
  if (!submitter) return;
  submitter.textContent = words;
  submitter.focus();
}
