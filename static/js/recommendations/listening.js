/** "Listen here" on a card: opens Spotify's player in it, or closes it again. */

import { say } from "./parts.js";
import { closePlayer, openPlayer, openPlayerIn } from "./player.js";

/** Without scripts the same buttons load the page anew, with the player in it or without. */
export function watchListening() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-player]");
    if (!button) return;
    event.preventDefault();
    const wasOpen = button.hasAttribute("data-open");
    const player = openPlayerIn(document);
    if (player) closePlayer(player);
    if (!wasOpen) openPlayer(button);
    say(wasOpen ? button.dataset.closed : button.dataset.opened);
  });
}
