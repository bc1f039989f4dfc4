/**
 * Playing on a device without leaving the page. A form with `data-play` is sent by fetch, and
 * the section around it is taken from the answer, which may be this page or the list of devices.
 */

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
  const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
  const body = new URLSearchParams(new FormData(form, submitter));
  const words = wait(form, submitter);
  let response;
  let text;
  try {
    response = await fetch(address, { method: "POST", body });
    text = await response.text();
  } catch {
    response = Response.error();
  }
  if (!response.ok) {
    goOn(form, submitter, words);
    tell(section, response.status);
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

function tell(section, status) {
  const trouble = section.querySelector(".not-sent");
  trouble.textContent = status === 429 ? trouble.dataset.tooMany : trouble.dataset.failed;
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
