// Keeps the site on the device. Short and boring on purpose: a mistake here outlives its fix.
// If one does go wrong, put sw-off.js in its place on the server.
//
// Words from the page: {type: "TOUT"} keep the whole snapshot, {type: "ETAT"} how much is kept,
// {type: "SKIP_WAITING"} the person agrees to the new version. To the first two the answers are
// {type: "TOUT" | "ETAT", version, fait, total, fini, manquants}, in number of files.

// version: changes with any file. shell, first: kept at once. rest: kept when asked.
// glue: name of the program, which only the page of the same build holds.
const { version, glue, shell, first, rest } = LISTS;

const SCOPE = self.registration.scope;
// Sites of one host may share the caches of its origin.
const OURS = `cinq-cles ${SCOPE} `;
const CACHE = OURS + version;
const FILES = new Set([...shell, ...first, ...rest].map((it) => new URL(it, SCOPE).href));
// Such a name carries the hash of the content: one name never has two contents.
const HASHED = /[-.][0-9a-f]{10,}(_bg)?\.[a-z]+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

self.addEventListener("message", (event) => {
  const type = event.data?.type;
  if (type === "SKIP_WAITING") self.skipWaiting();
  if (type === "TOUT" || type === "ETAT") event.waitUntil(keepRest(type, event.source));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(SCOPE)) return;
  if (request.mode === "navigate") {
    // Every address of a page is answered by the one page; a file opened by hand is a file.
    if (!url.pathname.split("/").pop().includes(".")) event.respondWith(page(request));
  } else if (FILES.has(url.href)) {
    event.respondWith(file(url.href));
  }
});

async function install() {
  const cache = await caches.open(CACHE);
  const html = await download(SCOPE, "no-cache");
  // A host in the middle of an update may still give the page of the version before.
  if (!(await html.clone().text()).includes(glue)) throw new Error("page and worker of two versions");
  await cache.put(SCOPE, html);
  await severally([...shell, ...first], (it) => keep(cache, it));
  // What the version before had kept and this one needs is not paid for twice.
  await severally(rest, (it) => keep(cache, it, false));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((it) => it.startsWith(OURS) && it !== CACHE).map((it) => caches.delete(it)));
  await self.clients.claim();
}

async function page(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(SCOPE)) ?? fetch(request);
}

async function file(url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url);
  if (kept) return kept;
  const answer = await fetch(url);
  // A file that could not be kept (no room left) is still a file.
  if (isFile(answer, url)) await cache.put(url, answer.clone()).catch(() => {});
  return answer;
}

/** Puts a file in the cache, from an older one if its name says that it is the same. */
async function keep(cache, path, mayDownload = true) {
  const url = new URL(path, SCOPE).href;
  if (await cache.match(url)) return;
  const hashed = HASHED.test(path);
  const old = hashed ? await caches.match(url) : undefined;
  if (old) await cache.put(url, old);
  else if (mayDownload) await cache.put(url, await download(url, hashed ? "default" : "no-cache"));
}

async function download(url, mode) {
  const answer = await fetch(url, { cache: mode });
  if (!isFile(answer, url)) throw new Error(`${url}: ${answer.status}`);
  // A page may not be answered by what came through a redirection: a copy has forgotten it.
  if (!answer.redirected) return answer;
  return new Response(await answer.blob(), { headers: answer.headers });
}

/** Not an error, nor the page that some hosts give, with status 200, for a file they lack. */
function isFile(answer, url) {
  const html = answer.headers.get("Content-Type")?.startsWith("text/html") ?? false;
  return answer.status === 200 && (url === SCOPE || !html);
}

/** Keeps the rest of the snapshot if asked (TOUT), and tells the page how far it is. */
async function keepRest(type, client) {
  const cache = await caches.open(CACHE);
  let fait = 0;
  let manquants = 0;
  const tell = (fini) =>
    client?.postMessage({ type, version, fait, total: rest.length, fini, manquants });
  await severally(rest, async (it) => {
    try {
      if (type === "TOUT") await keep(cache, it);
      if (await cache.match(new URL(it, SCOPE).href)) fait += 1;
    } catch {
      // No network, or no room left: the others are still tried, and it may be asked again.
      manquants += 1;
    }
    if (type === "TOUT") tell(false);
  });
  tell(true);
}

/** Does `work` for each, a few at a time: the page needs the network too. */
async function severally(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let it = queue.shift(); it !== undefined; it = queue.shift()) await work(it);
  };
  await Promise.all([worker(), worker(), worker()]);
}
