// Makes the program smaller than its compilers leave it. Trunk's own call of wasm-opt would keep
// what the glue exports and nobody calls (streams of Leptos's server functions), and gather
// functions that compress better apart.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const require = createRequire(new URL("../e2e/package.json", import.meta.url));
const esbuild = require("esbuild");
const binaryen = join(dirname(require.resolve("binaryen/package.json")), "bin");

/** Shortens the glue and the wasm of `folder` in place: `name` is that of the glue, without `.js`. */
export async function slim(folder, name) {
  const glue = join(folder, `${name}.js`);
  const wasm = join(folder, `${name}_bg.wasm`);
  // Only the start is called from the page: the rest of what the glue exports goes.
  const entry = `export { default } from ${JSON.stringify(glue)}`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logOverride: { "empty-import-meta": "silent" },
  });
  const text = outputFiles[0].text.trim();
  writeFileSync(glue, text);

  const before = readFileSync(wasm);
  const called = (it) => new RegExp(`\\.${it}\\b`).test(text);
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(before)).map((it) => it.name);
  const kept = exported.filter((it) => called(it));
  if (!kept.includes("__wbindgen_start")) throw new Error("slim: the glue does not start the program");
  const work = mkdtempSync(join(tmpdir(), "cinq-cles-"));
  const graph = [
    { name: "page", root: true, reaches: kept },
    ...exported.map((it) => ({ name: it, export: it })),
  ];
  writeFileSync(join(work, "graph.json"), JSON.stringify(graph));
  const run = (tool, ...options) =>
    execFileSync(join(binaryen, tool), options, { stdio: ["ignore", "ignore", "inherit"] });
  run("wasm-metadce", "--graph-file", join(work, "graph.json"), wasm, "-o", join(work, "1.wasm"));
  // Measured: a long function put inside its only caller compresses worse than the two apart, and
  // functions compress better in the order they come than by number of calls.
  run("wasm-opt", join(work, "1.wasm"), "-Os", "--one-caller-inline-max-function-size=20",
    "--coalesce-locals-learning", "--strip-debug", "--strip-producers", "-o", join(work, "2.wasm"));
  const after = readFileSync(join(work, "2.wasm"));
  // Refused by Node is refused by browsers: no tool may bring in a feature that is too new.
  new WebAssembly.Module(after);
  writeFileSync(wasm, after);
  rmSync(work, { recursive: true });
}
