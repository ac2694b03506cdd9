import { createRequire } from "node:module";

const esbuild = createRequire(new URL("../e2e/package.json", import.meta.url))("esbuild");

/**
 * A shorter text that does the same. Nothing is rewritten for other browsers than those it was
 * written for: the first script of the page is read by old ones, so that they can say so.
 */
export async function minify(text, loader, target = "esnext") {
  const { code } = await esbuild.transform(text, { loader, target, minify: true, legalComments: "none" });
  return code.trim();
}
