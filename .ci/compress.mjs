// Writes a .br and a .gz beside each file that gains by it: hosts serve them as they are.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { sha256 } from "./hash.mjs";

const TEXT = /\.(html|js|css|wasm|json|svg|txt|webmanifest)$/;
const METHODS = { br: brotli, gz: (bytes) => promisify(gzip)(bytes, { level: 9 }) };

/** As small as brotli can: quality 11; measured, its way with texts suits the program too. */
export function brotli(bytes) {
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/**
 * Compresses the files of `folder`. Quality 11 is slow and most of a snapshot stays from one
 * build to the next, so results are kept in `kept`, under the hash of what they hold.
 */
export async function compressAll(folder, kept) {
  mkdirSync(kept, { recursive: true });
  const files = readdirSync(folder, { recursive: true }).map((it) => join(folder, it));
  for (const it of files) if (/\.(br|gz)$/.test(it)) rmSync(it);
  const todo = files.filter((it) => TEXT.test(it));
  const worker = async () => {
    for (let file = todo.pop(); file; file = todo.pop()) await compress(file, kept);
  };
  // Each compression has a thread of its own.
  await Promise.all([worker(), worker(), worker(), worker()]);
}

async function compress(file, kept) {
  const bytes = readFileSync(file);
  const hash = sha256(bytes);
  for (const [ending, method] of Object.entries(METHODS)) {
    const copy = join(kept, `${hash}.${ending}`);
    if (!existsSync(copy)) {
      // Renamed at the end: a build that is stopped leaves no half of a file.
      writeFileSync(`${copy}.tmp`, await method(bytes));
      renameSync(`${copy}.tmp`, copy);
    }
    if (readFileSync(copy).length < bytes.length) copyFileSync(copy, `${file}.${ending}`);
  }
}
