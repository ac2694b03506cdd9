// Ends a build: what Trunk does not do. Trunk calls it with its folder in the environment.
//
// A host who has replaced the snapshot of a finished dist/ calls it with that folder, to renew
// the service worker's lists and the compressed files: node .ci/finish.mjs dist
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { compressAll } from "./compress.mjs";
import { sha256 } from "./hash.mjs";
import { minify } from "./minify.mjs";
import { slim } from "./slim.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const staging = process.env.TRUNK_STAGING_DIR;
const dist = process.argv[2] ?? staging;
const release = process.argv[2] !== undefined || process.env.TRUNK_PROFILE === "release";

/** Known first segments of our paths, when the app does not say (see src/app/adresse.rs). */
const SEGMENTS =
  "metier secteur formation competences interets lieu metiers formations sources aide selection apropos";

if (!dist) fail("which folder? Called by Trunk, or: node .ci/finish.mjs dist");
if (process.argv[2] === undefined) {
  copyPublic();
  copyFont();
  await finishHtml();
}
if (release) {
  writeWorker();
  await compressAll(dist, join(ROOT, "target", "compressed"));
} else {
  // A worker left by a release build on the same address would hide this one.
  copyFileSync(join(ROOT, "assets/sw-off.js"), join(dist, "sw.js"));
}
// Without it GitHub Pages passes files through Jekyll, which drops some.
writeFileSync(join(dist, ".nojekyll"), "");

function copyPublic() {
  const from = join(ROOT, "public");
  // The report of a build stands beside the snapshot: it is for whoever made it.
  const filter = (it) => !it.endsWith(".rapport.txt");
  if (existsSync(from)) cpSync(from, dist, { recursive: true, filter });
}

function copyFont() {
  const from = join(ROOT, "e2e/node_modules/@fontsource-variable/atkinson-hyperlegible-next");
  mkdirSync(join(dist, "police"), { recursive: true });
  copyFileSync(
    join(from, "files/atkinson-hyperlegible-next-latin-wght-normal.woff2"),
    join(dist, "police/atkinson-hyperlegible-next.woff2"),
  );
  copyFileSync(join(from, "LICENSE"), join(dist, "police/OFL.txt"));
}

/** The segments the script of the page looks for, the policy, and the page of unknown addresses. */
async function finishHtml() {
  let html = readFileSync(join(dist, "index.html"), "utf8");
  if (!html.includes("SEGMENTS")) fail("index.html: SEGMENTS not found in the first script");
  html = html.replace("SEGMENTS", segments());
  if (release) html = await shorten(html);

  const scripts = [...html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  const hashes = scripts
    .filter(([, attributes]) => !/\bsrc=/.test(attributes))
    .map(([, , text]) => `'sha256-${sha256(text, "base64")}'`);
  if (hashes.length < 3) fail(`index.html: 3 inline scripts expected, ${hashes.length} found`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(html)) fail("index.html: <meta charset> not found");
  // A policy only binds what follows it.
  html = html.replace(charset, (it) => `${it}<meta http-equiv="Content-Security-Policy" content="${policy}">`);

  writeFileSync(join(dist, "index.html"), html);
  // Hosts without a fallback show this one for every address they do not know.
  writeFileSync(join(dist, "404.html"), html);
}

/** The page without what only its authors read; and the glue with it, which Trunk leaves long. */
async function shorten(html) {
  const parts = html.split(/(<script\b[^>]*>[^]*?<\/script>)/);
  for (const [index, part] of parts.entries()) {
    const [, open, attributes, text] = /^(<script\b([^>]*)>)([^]*)<\/script>$/.exec(part) ?? [];
    if (open === undefined) {
      parts[index] = part.replace(/<!-- [^]*? -->/g, "").replace(/\s*\n\s*/g, "\n").replace(/ data-integrity="none"/g, "");
    } else {
      const target = /module"/.test(attributes) ? "es2022" : "es5";
      parts[index] = `${open}${await minify(text, "js", target)}</script>`;
    }
  }
  for (const it of readdirSync(dist).filter((it) => /^app-.*\.js$/.test(it))) {
    await slim(dist, it.slice(0, -".js".length));
  }
  // Our own scripts that the program calls are inside the glue now.
  rmSync(join(dist, "snippets"), { recursive: true, force: true });
  return parts.join("");
}

function segments() {
  const file = join(ROOT, "src/app/adresse.rs");
  if (!existsSync(file)) return SEGMENTS;
  const [, list] = /const SEGMENTS: \[&str; \d+\] = \[([^\]]*)\]/.exec(readFileSync(file, "utf8")) ?? [];
  if (list === undefined) fail("src/app/adresse.rs: `pub const SEGMENTS: [&str; N] = [\"…\"];` not found");
  return [...list.matchAll(/"([a-z]+)"/g)].map((it) => it[1]).join(" ");
}

/** The worker, with its lists: what it keeps at once, and what it keeps when asked. */
function writeWorker() {
  const files = walk(dist).filter((it) => !/\.(br|gz)$/.test(it));
  const only = (pattern) => files.filter((it) => pattern.test(it));
  const glue = only(/^app-[0-9a-f]+\.js$/);
  const shell = [...glue, ...only(/^(app-[0-9a-f]+_bg\.wasm|style-[0-9a-f]+\.css|manifest\.webmanifest|icons\/icone\.svg|police\/[a-z-]+\.woff2)$/)];
  if (glue.length !== 1) fail(`${dist}: one app-….js expected, ${glue.length} found`);

  let first = [];
  let rest = [];
  const manifest = join(dist, "snapshot/manifest.json");
  if (existsSync(manifest)) {
    const atOnce = (it) =>
      it.role === "coeur" || it.role === "appellations" || (it.role === "communes" && it.cle === "principales");
    const { fichiers } = JSON.parse(readFileSync(manifest, "utf8"));
    first = ["snapshot/manifest.json", ...fichiers.filter(atOnce).map((it) => `snapshot/${it.chemin}`)];
    rest = fichiers.filter((it) => !atOnce(it)).map((it) => `snapshot/${it.chemin}`);
    for (const it of [...first, ...rest]) if (!files.includes(it)) fail(`snapshot/manifest.json names ${it}, which is absent`);
  }

  const template = readFileSync(join(ROOT, "assets/sw.js"), "utf8");
  const contents = ["index.html", ...shell, ...first].map((it) => `${it} ${sha256(readFileSync(join(dist, it)))}`);
  // Names in `rest` carry the hash of their content.
  const version = sha256([...contents, ...rest, template].join("\n")).slice(0, 12);
  const lists = { version, glue: glue[0], shell, first, rest };
  if (!template.includes("LISTS")) fail("assets/sw.js: LISTS not found");
  writeFileSync(join(dist, "sw.js"), template.replace("LISTS", JSON.stringify(lists)));
}

/** Paths of all files under a folder, from it, with slashes, sorted. */
function walk(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => relative(folder, join(it.parentPath ?? it.path, it.name)).split(sep).join("/"))
    .sort();
}

function fail(text) {
  console.error(`finish: ${text}`);
  process.exit(1);
}
