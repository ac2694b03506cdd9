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

/**
 * Measured: a long function put inside its only caller compresses worse than the two apart, and
 * functions compress better in the order they come than by number of calls.
 * The first kilobyte of memory is the last of the stack: no address is reached by going round, and
 * what is added to a pointer may be a part of the instruction that reads there.
 */
export const SMALLER = ["-Os", "--one-caller-inline-max-function-size=20", "--coalesce-locals-learning",
  "--strip-debug", "--strip-producers", "--low-memory-unused"];

/** Shortens the glue and the wasm of `folder` in place: `name` is that of the glue, without `.js`. */
export async function slim(folder, name) {
  const glue = join(folder, `${name}.js`);
  const wasm = join(folder, `${name}_bg.wasm`);
  // Only the start is called from the page: the rest of what the glue exports goes. A class that
  // says how it is disposed of would stay.
  writeFileSync(glue, readFileSync(glue, "utf8").replace(/^if \(Symbol\.dispose\) .*$/gm, ""));
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
    execFileSync(join(binaryen, tool), options, { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  run("wasm-metadce", "--graph-file", join(work, "graph.json"), wasm, "-o", join(work, "1.wasm"));
  const said = run("wasm-opt", join(work, "1.wasm"), ...SMALLER, "--minify-imports-and-exports-and-modules",
    "-o", join(work, "2.wasm"));
  const after = readFileSync(join(work, "2.wasm"));
  // Refused by Node is refused by browsers: no tool may bring in a feature that is too new.
  const program = new WebAssembly.Module(after);
  const imported = WebAssembly.Module.imports(program);
  const short = await shorten(text, JSON.parse(said), imported[0].module);
  writeFileSync(glue, short);
  writeFileSync(wasm, after);
  rmSync(work, { recursive: true });
}

/**
 * The glue with the names that wasm-opt gave to what the program and the glue call of each other:
 * those of wasm-bindgen end with sixteen digits that no compression shortens. 4 kB of both files.
 */
async function shorten(text, { imports, exports }, module) {
  const names = Object.fromEntries([...imports.map((it) => it.slice(1)), ...exports]);
  const mangled = await esbuild.transform(text, {
    minifyWhitespace: true,
    mangleProps: new RegExp(`^(${Object.keys(names).join("|")})$`),
    mangleCache: names,
  });
  const [before] = imports[0];
  const short = mangled.code.trim().replace(JSON.stringify(before), JSON.stringify(module));
  const left = Object.keys(names).filter((it) => new RegExp(`[.{,]${it}\\b`).test(short));
  if (short.includes(before)) left.push(before);
  if (left.length > 0) throw new Error(`slim: the glue still says ${left.join(", ")}`);
  return short;
}
