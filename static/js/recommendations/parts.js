/** Puts the parts of a page that the server sent anew in the place of the old ones. */

import { keepPlayer } from "./player.js";

/**
 * Parts have `data-part` and an id. What somebody is typing into another form than `sent`
 * stays, and so do details that were opened or closed, pictures, the player and the focus;
 * where its element is gone, or off, the focus goes to the one with the id `focus`. `dress(part)` is called for each. Returns
 * the text of the messages that came along.
 */
export function replaceParts(fresh, { sent, focus, dress }) {
  const focused = document.activeElement?.id;
  for (const old of document.querySelectorAll("[data-part]")) {
    const part = fresh.getElementById(old.id);
    if (!part) continue;
    keepTyping(old, part, sent);
    keepCovers(old, part);
    // Both in the page for a moment: a frame that leaves it would begin anew.
    old.before(part);
    keepPlayer(old, part);
    old.remove();
    dress(part);
  }
  if (document.activeElement === document.body) {
    [focused, focus].some(takesFocus);
  }
  return showNotes(fresh);
}

export function say(text) {
  document.getElementById("said").textContent = text;
}

function takesFocus(id) {
  const element = id ? document.getElementById(id) : null;
  element?.focus();
  return element !== null && document.activeElement === element;
}

function keepTyping(old, part, sent) {
  for (const details of old.querySelectorAll("details[id]")) {
    const again = part.querySelector(`#${details.id}`);
    if (again && !(sent && details.contains(sent))) again.open = details.open;
  }
  for (const input of old.querySelectorAll("input[type=text], textarea")) {
    const again = part.querySelector(`#${input.id}`);
    if (again && input.form !== sent && input.value !== input.defaultValue) {
      again.value = input.value;
    }
  }
}

/** Pictures that are loaded would flicker, and artwork would be asked for once more. */
function keepCovers(old, part) {
  for (const card of part.querySelectorAll(".card")) {
    const art = old.querySelector(`.card[data-track="${card.dataset.track}"] .card-art`);
    const next = card.querySelector(".card-art");
    if (!art || (next.querySelector("img") && !art.querySelector("img"))) continue;
    next.replaceWith(art);
    if (art.querySelector("img")) delete card.dataset.artwork;
  }
}

function showNotes(fresh) {
  document.querySelector(".notes")?.remove();
  const notes = fresh.querySelector(".notes");
  if (!notes) return "";
  document.getElementById("tracks").before(notes);
  notes.scrollIntoView({ block: "center" });
  return notes.textContent.trim();
}
