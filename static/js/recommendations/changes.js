/**
 * Small changes without a reload. A form with `data-change` is sent by fetch, and the parts
 * of the page that it touches are taken from the server's answer (`parts.js`): only the
 * server knows how a list stands.
 *
 * Changes go one after the other. Any other form waits until all are answered, so that a
 * save takes what its listener sees, and is not sent at all if one of them failed.
 */

import { replaceParts, say } from "./parts.js";
import { post, sentBy, tellFailure } from "./posting.js";

const byId = (id) => document.getElementById(id);

/** `dress(part)` is called with each part that was replaced. */
export function createChanges(dress) {
  const waiting = [];
  let last = Promise.resolve();
  let failed = false;

  /**
   * `ask` is called when its turn comes and gives `{address, body, form, focus, said}`, or
   * null if there is nothing to do any more. `key` names the button.
   */
  function add(key, ask) {
    if (waiting.length === 0) failed = false;
    waiting.push(key);
    last = last.then(async () => {
      const wish = ask();
      if (wish && !(await carryOut(wish, dress))) failed = true;
      waiting.splice(waiting.indexOf(key), 1);
    });
  }

  function onSubmit(event) {
    const { target: form, submitter } = event;
    if (form.dataset.change !== undefined) {
      event.preventDefault();
      const key = submitter?.id || form.id;
      // A thumb twice in a moment is a double click; "move up" twice is two places.
      if (waiting.includes(key) && submitter?.dataset.repeat === undefined) return;
      add(key, () => wishOf(form.id, submitter?.id));
    } else if (waiting.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      const button = [...form.elements].indexOf(submitter);
      last.then(() => failed || submitAgain(form, button));
    }
  }

  // Before the form's own listeners: whoever waits is not sent yet.
  document.addEventListener("submit", onSubmit, { capture: true });
  return { add };
}

/** The form may have been replaced meanwhile; its address says which one it is now. */
function submitAgain(form, button) {
  const action = form.getAttribute("action");
  const now = [...document.forms].find((one) => one.getAttribute("action") === action);
  now?.requestSubmit(now.elements[button]);
}

/** What a button asks for as it stands now, which earlier answers may have changed. */
function wishOf(formId, buttonId) {
  const form = byId(formId);
  const button = buttonId ? byId(buttonId) : null;
  if (!form || (buttonId && (!button || button.disabled))) return null;
  return { ...sentBy(form, button), ...(button ?? form).dataset, form };
}

/** Returns whether it worked; if it did not, the page says so. */
async function carryOut({ address, body, form, focus, said }, dress) {
  const problem = byId("not-sent");
  problem.textContent = "";
  const { response, text } = await post({ address, body });
  if (!response.ok) {
    tellFailure(problem, response.status);
    return false;
  }
  if (new URL(response.url).pathname !== window.location.pathname) {
    // Signed out meanwhile, for example.
    window.location.assign(response.url);
    return false;
  }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const notes = replaceParts(fresh, { sent: form, focus, dress });
  say(notes || said || "");
  return true;
}
