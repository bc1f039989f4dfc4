// Runs before every script of a page, and before those of its worker: whatever could carry
// something out without being a plain request says so when it is used.
const tell = (what, where) => console.info("leaving", what, String(where).slice(0, 300));

for (const name of [
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "RTCPeerConnection",
  "webkitRTCPeerConnection",
  "SharedWorker",
]) {
  if (!(name in globalThis)) continue;
  globalThis[name] = new Proxy(globalThis[name], {
    construct(target, given, asked) {
      tell(name, given[0]);
      return Reflect.construct(target, given, asked);
    },
  });
}

for (const [owner, name] of [
  [globalThis.Navigator?.prototype, "sendBeacon"],
  [globalThis.ServiceWorkerContainer?.prototype, "register"],
  [globalThis, "fetchLater"],
]) {
  if (!owner || !(name in owner)) continue;
  owner[name] = new Proxy(owner[name], {
    apply(target, self, given) {
      tell(name, given[0]);
      return Reflect.apply(target, self, given);
    },
  });
}

globalThis.addEventListener("securitypolicyviolation", (event) =>
  tell(`what ${event.effectiveDirective} forbids`, event.blockedURI),
);
