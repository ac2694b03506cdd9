// The service worker, on real copies of dist/: network cut, a second version, a bad host, the
// kill switch. Version 2 is made as a host would who replaces a file of the snapshot.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { DEEP, SCREENS } from "./routes.ts";
import { arrived, DIST, expect, host, Site, test } from "./test.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const HASHED = /[-.][0-9a-f]{10,}(_bg)?\.[a-z]+$/;

type Fichier = { role: string; cle?: string; chemin: string; octets: number; sha256: string };
type Manifest = { fichiers: Fichier[] };

test.use({ serviceWorkers: "allow" });
// One after the other: they share two copies of the site.
test.describe.configure({ mode: "default", timeout: 90_000 });

let folder: string;
let live: string;
let site: Site;
/** The file of the snapshot that version 2 replaces: its names before and after. */
let replaced: [string, string];

test.beforeAll(() => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), "cinq-cles-"));
  cpSync(DIST, join(folder, "v1"), { recursive: true });
  cpSync(DIST, join(folder, "v2"), { recursive: true });
  replaced = makeVersion2(join(folder, "v2"));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page asks by itself for the whole, some seconds after: not here, but where it is tried. */
const economize = (page: Page) =>
  page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));

test.beforeEach(async ({ page }, { title }) => {
  if (!title.startsWith("kept by itself")) await economize(page);
  live = join(folder, "live");
  put("v1");
  site = await host({ folder: live, live: true });
});

test.afterEach(() => site.stop());

test("kept at once: the pages, and what lists métiers", async ({ page, guard }) => {
  guard.allow(/ERR_CONNECTION_REFUSED|ERR_FAILED/);
  await install(page);
  const kept = await keptFiles(page);
  const { fichiers } = manifest("v1");
  const atOnce = (it: Fichier) =>
    ["coeur", "appellations"].includes(it.role) || (it.role === "communes" && it.cle === "principales");
  const wanted = fichiers.filter(atOnce).map((it) => `snapshot/${it.chemin}`);
  expect(wanted.length).toBe(3);
  expect(kept).toEqual(expect.arrayContaining(["", "snapshot/manifest.json", ...wanted]));
  // The rest waits to be asked for, but for what the page itself needed.
  expect(kept.length).toBeLessThan(fichiers.length);

  await site.stop();
  for (const { path } of SCREENS.filter((it) => !it.path.startsWith("metiers/"))) {
    await page.goto(site.url + path);
    await arrived(page);
  }
});

test("kept by itself: some seconds after the first visit, every page without network", async ({ page }) => {
  await install(page);
  const total = manifest("v1").fichiers.length - 3;
  await expect.poll(async () => (await ask(page, "ETAT")).fait, { timeout: 60_000 }).toBe(total);
  await site.stop();
  await page.goto(site.url + DEEP);
  await arrived(page);
  await expect(page.getByText("Les gestes du métier")).toBeVisible();
});

test("kept when asked: the whole snapshot, and every page without network", async ({ page }) => {
  await install(page);
  const answer = await ask(page, "TOUT");
  const total = manifest("v1").fichiers.length - 3;
  expect(answer).toMatchObject({ type: "TOUT", fini: true, fait: total, total, manquants: 0 });
  expect(await ask(page, "ETAT")).toMatchObject({ fait: total, total, manquants: 0 });

  await site.stop();
  for (const { path } of SCREENS) {
    await page.goto(site.url + path);
    await arrived(page);
  }
  const answered = await page.evaluate(
    (paths) => Promise.all(paths.map((it) => fetch(it).then((answer) => answer.status))),
    manifest("v1").fichiers.map((it) => `snapshot/${it.chemin}`),
  );
  expect(new Set(answered)).toEqual(new Set([200]));
});

test("version 2 waits for the person, then takes only what changed", async ({ page }) => {
  await install(page);
  await ask(page, "TOUT");
  put("v2");
  site.forget();

  await page.reload();
  await arrived(page);
  expect(await version(page)).toBe(1);
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(() => workers(page)).toMatchObject({ waiting: true });
  // Still the first one, even after another visit: nobody agreed yet.
  await page.goto(site.url + "metiers");
  await arrived(page);
  expect(await version(page)).toBe(1);
  const downloaded = site.asked.filter((it) => HASHED.test(it));
  expect(downloaded, "files whose name did not change").toEqual([]);

  const address = page.url();
  let loads = 0;
  page.on("load", () => (loads += 1));
  await agree(page);
  expect(loads, "the page is the person's: the worker does not load it again").toBe(0);
  expect(page.url()).toBe(address);

  await page.reload();
  await arrived(page);
  expect(await version(page)).toBe(2);
  const names = await page.evaluate(() => caches.keys());
  expect(names.length).toBe(1);
  expect(await ask(page, "ETAT")).toMatchObject({ manquants: 0, fait: manifest("v2").fichiers.length - 4 });
  site.forget();
  expect(await ask(page, "TOUT")).toMatchObject({ fait: manifest("v2").fichiers.length - 3 });
  expect(site.asked.filter((it) => it.startsWith("snapshot/"))).toEqual([`snapshot/${replaced[1]}`]);
});

test("two versions mixed by the host are not kept", async ({ page }) => {
  await install(page);
  // The worker and the program of the new version are there, its page is not yet.
  const text = readFileSync(join(live, "sw.js"), "utf8");
  const [glue] = /app-[0-9a-f]+\.js/.exec(text)!;
  const next = "app-0123456789abcdef.js";
  cpSync(join(live, glue), join(live, next));
  replaceWorker(text.replaceAll(glue, next).replace(/"version":"[0-9a-f]+"/, '"version":"012345678901"'));
  await update(page);
  await expect.poll(() => workers(page)).toEqual({ installing: false, waiting: false, active: true });
  await site.stop();
  await page.reload();
  await arrived(page);
});

test("an error is never kept, and what fails is said", async ({ page, guard }) => {
  guard.allow(/status of (404|500)/);
  await install(page);
  // This host gives the page, with status 200, for a file that it lacks.
  const lost = manifest("v1").fichiers.find((it) => it.role === "departement")!.chemin;
  for (const ending of ["", ".br", ".gz"]) rmSync(join(live, "snapshot", lost + ending), { force: true });
  const total = manifest("v1").fichiers.length - 3;
  expect(await ask(page, "TOUT")).toMatchObject({ fini: true, fait: total - 1, total, manquants: 1 });
  expect(await keptFiles(page)).not.toContain(`snapshot/${lost}`);

  // Asked again when the host is well: only the missing one is downloaded.
  put("v1");
  site.forget();
  expect(await ask(page, "TOUT")).toMatchObject({ fait: total, manquants: 0 });
  expect(site.asked).toEqual([`snapshot/${lost}`]);
});

test("the network cut in the middle is said, and nothing is lost", async ({ page }) => {
  await install(page);
  await site.stop();
  const total = manifest("v1").fichiers.length - 3;
  const cut = await ask(page, "TOUT");
  expect(cut).toMatchObject({ fini: true, total });
  expect(cut.fait + cut.manquants).toBe(total);
  expect(cut.manquants).toBeGreaterThan(0);
  await site.resume();
  expect(await ask(page, "TOUT")).toMatchObject({ fait: total, manquants: 0 });
});

test("the kill switch takes the site off the device", async ({ page }) => {
  await install(page);
  replaceWorker(readFileSync(join(ROOT, "assets/sw-off.js"), "utf8"));
  await update(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(async () => (await page.evaluate(() => navigator.serviceWorker.getRegistrations())).length).toBe(0);
  site.forget();
  await page.goto(site.url + DEEP);
  expect(site.asked).toContain(DEEP);
});

/** Puts a version in the folder that the host serves. */
function put(version: "v1" | "v2") {
  rmSync(live, { recursive: true, force: true });
  const next = `${live}-next`;
  cpSync(join(folder, version), next, { recursive: true });
  renameSync(next, live);
}

function replaceWorker(text: string) {
  writeFileSync(join(live, "sw.js"), text);
  for (const ending of [".br", ".gz"]) rmSync(join(live, `sw.js${ending}`), { force: true });
}

/** One département replaced, and a mark in the page. */
function makeVersion2(dist: string): [string, string] {
  for (const name of ["index.html", "404.html"]) {
    const html = readFileSync(join(dist, name), "utf8");
    writeFileSync(join(dist, name), html.replace("</title>", '</title><meta name="essai" content="2">'));
  }
  const path = join(dist, "snapshot/manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const file = manifest.fichiers.find((it) => it.role === "departement")!;
  const before = file.chemin;
  const text = `${readFileSync(join(dist, "snapshot", before), "utf8")}\n`;
  file.sha256 = createHash("sha256").update(text).digest("hex");
  file.octets = Buffer.byteLength(text);
  file.chemin = before.replace(/[0-9a-f]{10}\.json$/, `${file.sha256.slice(0, 10)}.json`);
  expect(file.chemin).not.toBe(before);
  rmSync(join(dist, "snapshot", before));
  writeFileSync(join(dist, "snapshot", file.chemin), text);
  writeFileSync(path, JSON.stringify(manifest));
  execFileSync("node", [join(ROOT, ".ci/finish.mjs"), dist], { stdio: "inherit" });
  return [before, file.chemin];
}

function manifest(version: "v1" | "v2"): Manifest {
  return JSON.parse(readFileSync(join(folder, version, "snapshot/manifest.json"), "utf8")) as Manifest;
}

/** First visit, until the worker holds the page. */
async function install(page: Page) {
  await page.goto(site.url);
  await arrived(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Looks for a new worker, and waits for the answer whatever it is. */
async function update(page: Page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
  });
}

/** Agrees to the new version, and waits until it is in place. */
async function agree(page: Page) {
  await page.evaluate(async () => {
    const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    const registration = await navigator.serviceWorker.getRegistration();
    registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
    await changed;
  });
}

type Answer = { type: string; version: string; fait: number; total: number; fini: boolean; manquants: number };

/** Sends a word to the worker and gives its last answer. */
function ask(page: Page, type: "TOUT" | "ETAT"): Promise<Answer> {
  return page.evaluate(
    (type) =>
      new Promise<Answer>((done) => {
        const listen = ({ data }: MessageEvent<Answer>) => {
          if (data.type !== type || !data.fini) return;
          navigator.serviceWorker.removeEventListener("message", listen);
          done(data);
        };
        navigator.serviceWorker.addEventListener("message", listen);
        navigator.serviceWorker.startMessages();
        navigator.serviceWorker.controller?.postMessage({ type });
      }),
    type,
  );
}

async function keptFiles(page: Page): Promise<string[]> {
  const urls = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      for (const it of await (await caches.open(name)).keys()) all.push(it.url);
    }
    return all;
  });
  return urls.map((it) => it.slice(site.url.length));
}

function workers(page: Page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const has = (it?: ServiceWorker | null) => it !== null && it !== undefined;
    return {
      installing: has(registration?.installing),
      waiting: has(registration?.waiting),
      active: has(registration?.active),
    };
  });
}

async function version(page: Page): Promise<number> {
  return (await page.locator('meta[name="essai"]').count()) === 0 ? 1 : 2;
}
