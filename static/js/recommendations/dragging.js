/** Moving a card by dragging its cover; the buttons beside it do the same without a mouse. */

/** `changes` is what `createChanges` gives. A card takes the place of the one it is dropped on. */
export function watchDragging(changes) {
  let dragged = null;
  let over = null;

  function mark(card) {
    over?.classList.remove("card-target");
    over = card;
    over?.classList.add("card-target");
  }

  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.(".card-art")?.closest(".card");
    if (!mover(card)) return;
    dragged = card.dataset.track;
    event.dataTransfer.setData("text/plain", card.querySelector(".card-title").textContent);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(card, 40, 40);
  });

  document.addEventListener("dragover", (event) => {
    if (!dragged) return;
    const card = event.target.closest(".card");
    mark(card?.dataset.track === dragged ? null : card);
    if (over) event.preventDefault();
  });

  document.addEventListener("drop", (event) => {
    if (!dragged || !over) return;
    event.preventDefault();
    const [track, to] = [dragged, over.dataset.place];
    changes.add(`drag-${track}`, () => wishToMove(track, to));
  });

  document.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
}

/** Cards are dragged by their covers, so that their words can still be selected. */
export function makeDraggable(cards) {
  for (const card of cards) {
    card.querySelector(".card-art").draggable = mover(card) !== null;
  }
}

function mover(card) {
  return card?.querySelector(".card-move") ?? null;
}

function wishToMove(track, to) {
  const card = document.querySelector(`.card[data-track="${track}"]`);
  const button = mover(card);
  if (!button) return null;
  const body = new URLSearchParams(new FormData(button.form));
  body.set(button.name, to);
  const title = card.querySelector(".card-title").textContent;
  return {
    address: button.formAction,
    body,
    form: button.form,
    said: button.form.dataset.moved.replace("{place}", () => to).replace("{title}", () => title),
  };
}
