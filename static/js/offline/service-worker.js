/**
 * Reading faces without a network: keeps static files whose names bear the hash of their
 * content, and one page that is nobody's. No other page and no reply is ever kept.
 *
 * No module: Firefox runs service workers only as classic scripts. Its address says which
 * version of the site it is of, so that another version is another worker.
 */

const address = new URL(self.location.href).searchParams;
const CACHE_PREFIX = "wmusic-";
const CACHE = CACHE_PREFIX + address.get("version");
const STATIC = address.get("static");
const FILES = `${address.get("files")}?language=${address.get("language")}`;
const PAGE = `${address.get("page")}?language=${address.get("language")}`;
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

const mayKeep = (url) =>
  url.origin === self.location.origin &&
  url.pathname.startsWith(STATIC) &&
  HASHED.test(url.pathname);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.waitUntil(keepLarge()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(offlinePage));
  else if (mayKeep(new URL(request.url))) event.respondWith(fileOf(request));
});

async function install() {
  const { small } = await listed();
  const cache = await caches.open(CACHE);
  // Nobody's page: asked for without cookies.
  await cache.add(new Request(PAGE, { credentials: "omit", cache: "no-store" }));
  await Promise.all(small.map((url) => keep(cache, url)));
  await self.skipWaiting();
}

async function takeOver() {
  const { small, large } = await listed().catch(() => ({ small: [], large: [] }));
  const cache = await caches.open(CACHE);
  const listedNow = new Set([...small, ...large]);
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHE_PREFIX) || name === CACHE) continue;
    const older = await caches.open(name);
    // What reads faces is large, and mostly the same in the next version.
    for (const request of await older.keys()) {
      const { pathname } = new URL(request.url);
      if (listedNow.has(pathname) && !(await cache.match(pathname))) {
        await cache.put(pathname, await older.match(request));
      }
    }
    await caches.delete(name);
  }
  await self.clients.claim();
}

/** A page has read a face: what it needed for that comes from the browser's own cache. */
async function keepLarge() {
  const { large } = await listed();
  const cache = await caches.open(CACHE);
  await Promise.all(large.map((url) => keep(cache, url)));
}

async function listed() {
  const response = await fetch(FILES, { credentials: "omit" });
  if (!response.ok) throw new Error(`the list of files: ${response.status}`);
  return response.json();
}

async function keep(cache, url) {
  if (!mayKeep(new URL(url, self.location.href)) || (await cache.match(url))) return;
  const older = await caches.match(url);
  if (older) await cache.put(url, older);
  else await cache.add(url);
}

async function fileOf(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

async function offlinePage() {
  return (await caches.match(PAGE)) ?? Response.error();
}
