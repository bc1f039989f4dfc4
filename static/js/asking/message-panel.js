/** Shows the message that Recommend Music would send, before it is sent. */

import { decimals, plain } from "../words/numbers.js";

/**
 * What is shown is made from the form itself, as the browser will make it when the button
 * is pressed, whenever something in the form changes. A list of its own would be a second
 * truth.
 *
 * @param {object} options
 * @param {HTMLFormElement} options.form
 * @param {HTMLElement} options.panel  of components/_leaves.html; its data-buttons are the ids
 *   of the buttons that send, of which at most one can be pressed at a time, and its
 *   data-empty stands for a value that is none
 */
export function createMessagePanel({ form, panel }) {
  const ids = panel.dataset.buttons.split(" ");
  const buttons = ids.map((id) => form.elements.namedItem(id)).filter(Boolean);
  const numbers = Array.from(panel.querySelectorAll(".leaves-number"));
  const list = panel.querySelector(".leaves-fields");
  const meanings = meaningsOf(panel.querySelector("[data-meanings]"));
  let shown = null;

  function refresh() {
    const message = messageOf(form, buttons.find((button) => !button.disabled) ?? buttons[0]);
    const body = new URLSearchParams(message.fields).toString();
    if (body === shown) return;
    shown = body;
    const shares = sharesOf(message.fields);
    panel.dataset.state = shares ? "ready" : "nothing";
    numbers.forEach((number, index) => {
      number.textContent = shares ? decimals(shares[index], 4) : "";
    });
    panel.querySelector("[data-address]").textContent = `${message.method} ${message.address}`;
    panel.querySelector("[data-length]").textContent = plain(body.length);
    panel.querySelector("[data-raw]").textContent = body;
    list.replaceChildren(
      list.firstElementChild,
      ...message.fields.map(([name, value]) =>
        row(name, value || panel.dataset.empty, meanings.get(name) ?? captionOf(form, name)),
      ),
    );
  }

  // Setting a hidden field's value sets its attribute, and the list of genres, which says
  // nothing when it changes, draws its chips anew.
  const observer = new MutationObserver(refresh);
  observer.observe(form, { subtree: true, childList: true, attributeFilter: ["value"] });
  for (const button of buttons) {
    observer.observe(button, { attributeFilter: ["disabled", "name", "value", "formaction"] });
  }
  form.addEventListener("input", refresh);
  form.addEventListener("change", refresh);
  form.addEventListener("reset", () => setTimeout(refresh));
  // Back fills the form after scripts have run.
  window.addEventListener("pageshow", refresh);
  refresh();
}

/** Method, address and fields of what a press of `button` sends. */
function messageOf(form, button) {
  return {
    method: form.method.toUpperCase(),
    address: button.hasAttribute("formaction") ? button.formAction : form.action,
    fields: Array.from(new FormData(form, button)),
  };
}

/** The seven numbers as they are in the message; null where there are none. */
function sharesOf(fields) {
  const [, text] = fields.find(([name]) => name === "probabilities") ?? [];
  return text ? JSON.parse(text) : null;
}

function meaningsOf(template) {
  return new Map(
    Array.from(template.content.children, (one) => [one.dataset.field, one.textContent]),
  );
}

/** What the form itself calls a field; nothing for one that has no control there. */
function captionOf(form, name) {
  const found = form.elements.namedItem(name);
  const isGroup = found instanceof RadioNodeList;
  const control = isGroup ? found[0] : found;
  const legend = isGroup ? control.closest("fieldset")?.querySelector("legend") : null;
  return (legend ?? control?.labels?.[0])?.textContent ?? "";
}

function row(name, value, meaning) {
  const group = document.createElement("div");
  const term = document.createElement("dt");
  term.textContent = name;
  const details = document.createElement("dd");
  const exact = document.createElement("code");
  exact.textContent = value;
  const words = document.createElement("span");
  words.className = "quiet";
  words.textContent = meaning;
  details.append(exact, words);
  group.append(term, details);
  return group;
}
