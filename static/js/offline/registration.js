/** Has the browser keep what it takes to read faces without a network. */

const address = document.querySelector('meta[name="service-worker"]')?.content;

/** Registers the service worker where the site has one. */
export function register() {
  if (!address || !("serviceWorker" in navigator)) return;
  // Without it the site works as ever, so a browser that refuses is not worth a message.
  navigator.serviceWorker.register(address).catch(() => {});
}

/** Faces are read here: keep what that takes, too. */
export async function keepReader() {
  if (!address || !("serviceWorker" in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage("keep-reader");
}
