/** The page of one set. */

import { fillArtwork } from "./recommendations/artwork.js";
import { createChanges } from "./recommendations/changes.js";
import { makeDraggable, watchDragging } from "./recommendations/dragging.js";
import { watchListening } from "./recommendations/listening.js";
import { watchPlaying } from "./recommendations/playing.js";
import { submitOnce, watchSaving } from "./recommendations/save.js";
import { watchWaiting } from "./waiting.js";

/** What a part needs, when the page opens and whenever it was replaced. */
function dress(part) {
  fillArtwork(part.querySelectorAll(".card[data-artwork]"));
  makeDraggable(part.querySelectorAll(".card"));
  part.querySelectorAll("form[data-once]").forEach(submitOnce);
  if (part.id === "save-bar") watchSaving(part);
}

document.querySelectorAll("[data-part]").forEach(dress);
watchDragging(createChanges(dress));
watchListening();
watchPlaying();
watchWaiting({ list: "#tracks .cards" });
