// Kill switch: copied over sw.js, it takes the site off the devices that kept it, at their next
// visit. Pages go to the network again. It reloads nothing: the person may be writing.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const ours = `cinq-cles ${self.registration.scope} `;
      for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
      await self.registration.unregister();
    })(),
  );
});
