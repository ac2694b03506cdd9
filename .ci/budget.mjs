// Weighs dist/ as a phone downloads it (brotli 11), against what we allow ourselves and against
// the last figures kept in docs/budget.json. `--save` keeps these ones. kB = 1000 bytes.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";

const APP_LIMIT = 230_000;
const FIRST_ANSWER_LIMIT = 600_000;
const KEPT = "docs/budget.json";

if (!existsSync("dist/index.html")) {
  console.error("dist/ is missing: run make build first");
  process.exit(1);
}
const names = readdirSync("dist");
const one = (pattern) => {
  const found = names.filter((it) => pattern.test(it));
  if (found.length !== 1) throw new Error(`dist/: one file ${pattern} expected, found: ${found}`);
  return weight(found[0]);
};
const parts = {
  wasm: one(/^app-[0-9a-f]+_bg\.wasm$/),
  glue: one(/^app-[0-9a-f]+\.js$/),
  css: one(/^style-[0-9a-f]+\.css$/),
  html: weight("index.html"),
};
const app = sum(Object.values(parts));
const others = { worker: weight("sw.js"), font: weight("police/atkinson-hyperlegible-next.woff2") };
const snapshot = weighSnapshot();
const figures = { ...parts, app, ...others, ...snapshot };

const before = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : {};
for (const [name, bytes] of Object.entries(figures)) {
  const difference = name in before ? bytes - before[name] : 0;
  const sign = difference > 0 ? "+" : "";
  const change = difference === 0 ? "" : `${sign}${kB(difference)} since ${KEPT}`;
  console.log(`  ${name.padEnd(16)}${kB(bytes).padStart(10)}   ${change}`.trimEnd());
}

check("app: wasm + glue + css + html", app, APP_LIMIT);
if (snapshot.vierzon === undefined) {
  console.log("  no snapshot in dist/: the first answer was not weighed");
} else {
  check("first answer: métiers near Vierzon", app + snapshot.vierzon, FIRST_ANSWER_LIMIT);
}
if (process.argv.includes("--save")) {
  writeFileSync(KEPT, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`  kept in ${KEPT}`);
}

/** What the app loads to list métiers near a commune of the Cher, and the whole of the snapshot. */
function weighSnapshot() {
  if (!existsSync("dist/snapshot/manifest.json")) return {};
  const { fichiers } = JSON.parse(readFileSync("dist/snapshot/manifest.json", "utf8"));
  const file = (role, cle = "") => {
    const found = fichiers.find((it) => it.role === role && (it.cle ?? "") === cle);
    if (!found) throw new Error(`snapshot/manifest.json: no file ${role} ${cle}`);
    return weight(`snapshot/${found.chemin}`);
  };
  const manifest = weight("snapshot/manifest.json");
  const core = manifest + file("coeur") + file("appellations");
  return {
    "manifest + core": core,
    vierzon: core + file("communes", "principales") + file("departement", "18"),
    snapshot: manifest + sum(fichiers.map((it) => weight(`snapshot/${it.chemin}`))),
  };
}

/** Bytes of a file as it travels. */
function weight(name) {
  const compressed = `dist/${name}.br`;
  return statSync(existsSync(compressed) ? compressed : `dist/${name}`).size;
}

function check(what, bytes, limit) {
  const kept = bytes <= limit;
  console.log(`${kept ? "ok" : "TOO HEAVY"}: ${what}: ${kB(bytes)} of ${kB(limit)}`);
  if (!kept) process.exitCode = 1;
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
