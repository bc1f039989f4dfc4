/** Two hundred genres in a list are tedious to scroll: type a few letters instead. */

import { createSentences } from "../words/sentences.js";

/**
 * The list (`<select multiple>` in `field`) stays what is posted and what the browser's
 * Back fills again; it is only hidden. Chosen genres stand under the text field as buttons
 * that take them out again. A <template> in `field` has what is said.
 */
export function pickGenres(field) {
  const list = field.querySelector("select");
  const most = Number(field.dataset.most);
  const label = field.querySelector("label");
  const say = createSentences(field.querySelector("template"));
  const names = new Map(Array.from(list.options, (option) => [
    option.value.toLowerCase(),
    option,
  ]));

  const input = document.createElement("input");
  input.type = "text";
  input.id = `${list.id}_typed`;
  input.autocomplete = "off";
  input.setAttribute("list", `${list.id}_names`);
  const options = document.createElement("datalist");
  options.id = `${list.id}_names`;
  options.append(...Array.from(list.options, ({ value }) => new Option(value, value)));
  const chips = document.createElement("ul");
  chips.className = "chips";
  chips.setAttribute("aria-label", say("chosen-list"));
  const said = document.createElement("p");
  said.className = "quiet";
  said.setAttribute("role", "status");

  function draw() {
    const chosen = Array.from(list.selectedOptions);
    chips.replaceChildren(...chosen.map((option) => chip(option)));
    chips.hidden = chosen.length === 0;
  }

  function chip(option) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.append(option.value);
    const cross = document.createElement("span");
    cross.setAttribute("aria-hidden", "true");
    cross.textContent = "×";
    button.append(cross);
    button.setAttribute("aria-label", say("remove", { genre: option.value }));
    button.addEventListener("click", () => {
      option.selected = false;
      said.textContent = say("removed", { genre: option.value });
      draw();
      input.focus();
    });
    item.append(button);
    return item;
  }

  function choose() {
    const name = input.value.trim().toLowerCase();
    if (name === "") return;
    const option = names.get(name);
    if (!option) {
      said.textContent = say("unknown", { genre: name });
      return;
    }
    if (list.selectedOptions.length >= most && !option.selected) {
      said.textContent = say("too-many", { most });
      return;
    }
    option.selected = true;
    input.value = "";
    said.textContent = say("chosen", { genre: option.value });
    draw();
  }

  // A suggestion that was clicked arrives as an input event of no key; typed letters wait
  // for Enter or for leaving the field, or "pop" would end "pop punk".
  input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") choose();
  });
  input.addEventListener("change", choose);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    choose();
  });

  label.htmlFor = input.id;
  list.hidden = true;
  list.before(input, options, chips, said);
  draw();
  // Back fills the list after this has run.
  window.addEventListener("pageshow", draw);
}
