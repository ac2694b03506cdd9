// Holds the watch for benches/navigateur.rs: node .ci/bench-navigateur.mjs PROGRAM SNAPSHOT
//
// Each thing a person does (an address, a starting commune, a letter) is timed in several rounds
// and its best time kept: what another program took from the machine is not ours. A round goes
// through all of them before the next, so that nothing is answered from what was just asked. The
// start is timed on pages that have run nothing before.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BROWSER_ARGS, browserPath } from "../e2e/browser.mjs";
import { SMALLER } from "./slim.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(new URL("../e2e/package.json", import.meta.url));
const { chromium } = require("@playwright/test");
const sirv = require("sirv");

const [program, snapshot] = process.argv.slice(2);
/** How many times slower than this machine. */
const SLOWED = 6;
const ROUNDS = 3;
const ADDRESSES = 48;
const STARTS = 100;
/** Pages opened to time the start. */
const PAGES = 12;

shrink(join(program, "navigateur_bg.wasm"));
const server = await serve();
const browser = await chromium.launch({ executablePath: browserPath(), args: BROWSER_ARGS });
const { port } = server.address();
const late = [];
try {
  console.log(`navigateur: Chromium ${browser.version()}, program of ${size(join(program, "navigateur_bg.wasm"))} kB`);
  for (const rate of [1, SLOWED]) {
    await measure(rate);
  }
  await memory();
} finally {
  await browser.close();
  server.close();
}
console.log(late.length === 0 ? "navigateur: every limit is held" : `navigateur: beyond its limit: ${late.join("; ")}`);

/** Everything, on a processor `rate` times slower. Limits are those of the slowed processor. */
async function measure(rate) {
  const slowed = rate !== 1;
  console.log(`-- processor ${slowed ? `slowed ${rate} times` : "as it is"}`);

  const cold = [];
  for (let at = 0; at < PAGES; at++) {
    const page = await open(rate);
    cold.push(await page.evaluate(start));
    await page.context().close();
  }
  const of = (name) => cold.map((it) => it[name]);
  report("core read (new page)", of("coeur"));
  report("titles read (new page)", of("titres"));
  report("certifications read (new page)", of("diplomes"));
  report("index of métiers and certifications (new page)", of("index"), { p95: slowed ? 60 : 10 });
  report("communes read (new page)", of("communes"));
  report("index of communes (new page)", of("villes"));
  report("first list (new page)", of("liste"));

  const page = await open(rate);
  await page.evaluate(prepare);
  const options = { rounds: ROUNDS, addresses: ADDRESSES, starts: STARTS, queries: queries(slowed ? 4 : 1) };
  const times = await page.evaluate(rounds, options);
  await page.context().close();
  const limit = (it) => (slowed ? it : {});
  report(`new list, every key, ${ADDRESSES} addresses`, times.listes, limit({ p95: 10 }));
  report(`90 min by car over ${times.nCommunes} communes, ${STARTS} starts`, times.trajets, limit({ p95: 8 }));
  report("a letter, métiers and certifications", times.lettres, limit({ p95: 1, worst: 4 }));
  report("a letter, communes", times.villes, limit({ p95: 1, worst: 4 }));
  report("a letter, the box that searches everything", times.tout);
}

/** In the page: how long each part of the start takes, none having run before. */
async function start() {
  const { Banc, file, all, timed } = globalThis.banc;
  const [coeur, titres, communes] = [await file("coeur"), await file("appellations"), await file("communes", "toutes")];
  const [niveaux, gestes] = [await all("formations"), await file("gestes")];
  const out = {};
  let banc;
  out.coeur = timed(() => (banc = new Banc(coeur)));
  out.titres = timed(() => banc.appellations(titres));
  out.diplomes = timed(() => niveaux.forEach((it) => banc.formations(it)));
  out.index = timed(() => {
    banc.index_metiers();
    banc.index_formations();
  });
  out.communes = timed(() => banc.communes(communes));
  out.villes = timed(() => banc.index_communes());
  banc.gestes(gestes);
  const [adresse] = banc.adresses(1);
  out.liste = timed(() => banc.reclasse(adresse));
  return out;
}

/** In the page: everything is loaded and made. */
async function prepare() {
  const { Banc, file, all } = globalThis.banc;
  const banc = new Banc(await file("coeur"));
  banc.appellations(await file("appellations"));
  (await all("formations")).forEach((it) => banc.formations(it));
  banc.gestes(await file("gestes"));
  banc.communes(await file("communes", "toutes"));
  (await all("departement")).forEach((it) => banc.departement(it));
  banc.index_metiers();
  banc.index_formations();
  banc.index_communes();
  banc.index_autres();
  globalThis.banc.ready = banc;
}

/** In the page: the times of what a person does, in ms, the best of `rounds` each. */
async function rounds({ rounds, addresses, starts, queries }) {
  const { ready: banc, timed } = globalThis.banc;
  const best = async (items, call) => {
    // The first round warms up: its times are left aside.
    const times = new Array(items.length).fill(Infinity);
    for (let round = 0; round <= rounds; round++) {
      for (const [at, it] of items.entries()) {
        const time = timed(() => call(it));
        if (round > 0) times[at] = Math.min(times[at], time);
      }
      await new Promise((done) => setTimeout(done));
    }
    return times;
  };
  const letters = (list) => list.flatMap((it) => [...it].map((_, at, all) => all.slice(0, at + 1).join("")));
  const nCommunes = banc.n_communes();
  const from = Array.from({ length: starts }, (_, at) => Math.floor((at * nCommunes) / starts));
  return {
    nCommunes,
    listes: await best(banc.adresses(addresses), (it) => banc.reclasse(it)),
    trajets: await best(from, (it) => banc.trajets(it)),
    lettres: await best(letters(queries.names), (it) => banc.cherche(it)),
    villes: await best(letters(queries.communes), (it) => banc.cherche_commune(it)),
    tout: await best(letters(queries.names.filter((_, at) => at % 4 === 0)), (it) => banc.cherche_tout(it)),
  };
}

/** The memory of the program, after each thing that the app may keep. It never shrinks. */
async function memory() {
  const page = await open(1);
  const steps = await page.evaluate(async () => {
    const { Banc, file, all, memory } = globalThis.banc;
    const steps = [["start", memory()]];
    const step = async (name, work) => {
      await work();
      steps.push([name, memory()]);
    };
    let banc;
    await step("core", async () => (banc = new Banc(await file("coeur"))));
    await step("titles", async () => banc.appellations(await file("appellations")));
    await step("index of métiers", () => banc.index_metiers());
    await step("certifications", async () => (await all("formations")).forEach((it) => banc.formations(it)));
    await step("index of certifications", () => banc.index_formations());
    await step("gestures", async () => banc.gestes(await file("gestes")));
    await step("other indexes", () => banc.index_autres());
    await step("all communes", async () => banc.communes(await file("communes", "toutes")));
    await step("index of communes", () => banc.index_communes());
    await step("a list, a search", () => {
      banc.reclasse(banc.adresses(1)[0]);
      banc.cherche_tout("boulangre");
    });
    return steps;
  });
  await page.context().close();
  const text = steps.map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(1)}`);
  console.log(`-- memory of the program, MB, after: ${text.join(", ")}`);
}

/** A page with the program started and nothing else, on a processor `rate` times slower. */
async function open(rate) {
  const page = await (await browser.newContext()).newPage();
  page.on("pageerror", (error) => console.error(`navigateur: ${error}`));
  await page.goto(`http://localhost:${port}/`);
  const isolated = await page.evaluate(() => crossOriginIsolated);
  if (!isolated) throw new Error("the page is not isolated: its clock would be too coarse");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.evaluate(load);
  return page;
}

/** In the page: starts the program, and what all measures need. */
async function load() {
  const { default: init, Banc } = await import("/navigateur.js");
  const { memory } = await init();
  const manifest = await (await fetch("/snapshot/manifest.json")).json();
  const text = async (it) => (await fetch(`/snapshot/${it.chemin}`)).text();
  const of = (role) => manifest.fichiers.filter((it) => it.role === role);
  globalThis.banc = {
    Banc,
    file: (role, cle = "") => text(of(role).find((it) => (it.cle ?? "") === cle)),
    all: (role) => Promise.all(of(role).map(text)),
    memory: () => memory.buffer.byteLength,
    timed: (work) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    },
  };
}

/** What people type, from the sets of the tests: one query out of `step`. */
function queries(step) {
  const folder = join(ROOT, "src/search/requetes");
  const read = (kept) =>
    readdirSync(folder)
      .filter((it) => kept.test(it))
      .sort()
      .flatMap((it) => readFileSync(join(folder, it), "utf8").trim().split("\n").slice(1))
      .map((it) => it.split("\t")[0])
      .filter((_, at) => at % step === 0);
  return { names: read(/^(metiers|formations)/), communes: read(/^communes/) };
}

/** Prints the times, in ms, beside their limits. */
function report(name, times, { p95, worst } = {}) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const most = times.at(-1);
  const limits = [p95 && `p95 ${p95}`, worst && `worst ${worst}`].filter(Boolean).join(", ");
  const missed = (p95 && at(0.95) > p95) || (worst && most > worst);
  if (missed) late.push(name);
  const shown = [at(0.5), at(0.95), most].map((it) => it.toFixed(2).padStart(7)).join(" ");
  console.log(
    `${name.padEnd(54)} n ${String(times.length).padStart(6)}  p50, p95, worst ${shown} ms` +
      (limits ? `  limit: ${limits}${missed ? "  BEYOND" : ""}` : ""),
  );
}

/** Shrinks the program as the app is (see slim.mjs), keeping all that it exports. */
function shrink(wasm) {
  const binaryen = join(dirname(require.resolve("binaryen/package.json")), "bin");
  execFileSync(join(binaryen, "wasm-opt"), [wasm, ...SMALLER, "-o", wasm], { stdio: ["ignore", "ignore", "inherit"] });
}

function size(path) {
  return Math.round(readFileSync(path).length / 1000);
}

/** The program, the snapshot, and a page of nothing, isolated so that the clock shows 5 µs. */
async function serve() {
  const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  const setHeaders = (response) => Object.entries(headers).forEach((it) => response.setHeader(...it));
  const files = sirv(program, { setHeaders });
  const data = sirv(snapshot, { setHeaders });
  const server = createServer((request, response) => {
    const missing = () => response.writeHead(404).end();
    if (request.url === "/") {
      response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end("<!doctype html><title>banc</title>");
    } else if (request.url.startsWith("/snapshot/")) {
      request.url = request.url.slice("/snapshot".length);
      data(request, response, missing);
    } else {
      files(request, response, missing);
    }
  });
  await new Promise((done, failed) => server.listen(0, "localhost", done).once("error", failed));
  return server;
}
