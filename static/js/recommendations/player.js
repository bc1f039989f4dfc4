/** Spotify's player in a card: a frame that is made when it is asked for. */

/** The player that is open in `root`, null where none is; one is open at a time. */
export function openPlayerIn(root) {
  return root.querySelector(".card > .player");
}

/** Puts the player below the buttons of the card of `button`. Only now is Spotify asked. */
export function openPlayer(button) {
  const player = document.getElementById("player").content.querySelector("iframe").cloneNode(true);
  const card = button.closest(".card");
  player.id = `player-${card.dataset.track}`;
  player.title = button.dataset.playerTitle;
  player.src = button.dataset.player;
  card.append(player);
  button.toggleAttribute("data-open", true);
}

/** Takes the player away, which stops it. */
export function closePlayer(player) {
  buttonOf(player.closest(".card"))?.removeAttribute("data-open");
  player.remove();
}

/**
 * Moves the open player from `old` to the same card in `part`, which takes its place: both must
 * be in the page. It plays on where the browser can move a frame (moveBefore); elsewhere it is
 * loaded anew. Without its card, or with a card that has no player, it is left behind.
 */
export function keepPlayer(old, part) {
  const player = openPlayerIn(old);
  if (!player) return;
  const track = player.closest(".card").dataset.track;
  const button = buttonOf(part.querySelector(`.card[data-track="${track}"]`));
  if (!button) return;
  const card = button.closest(".card");
  if (card.moveBefore) card.moveBefore(player, null);
  else card.append(player);
  button.toggleAttribute("data-open", true);
}

function buttonOf(card) {
  return card?.querySelector("[data-player]") ?? null;
}
