/** Asks for the artwork of cards that have none, when they come into view. */

const AT_ONCE = 4;
const NEAR = "200px";

/**
 * A card names where to ask in `data-artwork`. The answer is `{"address": url or null}`;
 * without an address, or if the picture does not load, the drawn cover stays.
 */
export function fillArtwork(cards) {
  const waiting = [];
  let asking = 0;

  async function next() {
    if (asking >= AT_ONCE || waiting.length === 0) return;
    asking += 1;
    const card = waiting.shift();
    try {
      await fill(card);
    } finally {
      asking -= 1;
      next();
    }
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        waiting.push(target);
        next();
      }
    },
    { rootMargin: NEAR },
  );
  for (const card of cards) {
    observer.observe(card);
  }
}

async function fill(card) {
  // The card may be replaced meanwhile, and its cover go on in the new one.
  const art = card.querySelector(".card-art");
  // Replaced before its turn came: the new card asks for itself.
  if (!art) return;
  const address = await addressFor(card.dataset.artwork);
  if (!address) return;
  const image = new Image(300, 300);
  image.alt = card.dataset.artworkText;
  image.decoding = "async";
  image.src = address;
  try {
    await image.decode();
  } catch {
    return;
  }
  art.replaceChildren(image);
  delete card.dataset.artwork;
}

async function addressFor(url) {
  try {
    const response = await fetch(url);
    return response.ok ? (await response.json()).address : null;
  } catch {
    return null;
  }
}
