/** The page of one set. */

import { fillArtwork } from "./recommendations/artwork.js";
import { submitOnce, watchSaving } from "./recommendations/save.js";

fillArtwork(document.querySelectorAll(".card[data-artwork]"));
document.querySelectorAll("form[data-once]").forEach(submitOnce);

const bar = document.getElementById("save-bar");
if (bar) watchSaving(bar);
