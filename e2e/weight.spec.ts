// What a phone really downloads, cache empty, as the network sees it. `make budget` weighs the
// files; this one also sees a file asked twice, not compressed, or not needed.
import type { Page } from "@playwright/test";
import { arrived, expect, test } from "./test.ts";

/** Bytes of the bodies as they travelled, by path from the folder of the site. */
async function download(page: Page, start: string, path: string): Promise<Map<string, number>> {
  const requests: Promise<[string, number]>[] = [];
  page.on("requestfinished", (request) => {
    const name = new URL(request.url()).pathname.slice(new URL(start).pathname.length);
    requests.push(request.sizes().then((it) => [name, it.responseBodySize]));
  });
  await page.goto(start + path);
  await arrived(page);
  // What the page asks for after its first drawing counts too.
  await page.waitForLoadState("networkidle");
  const all = await Promise.all(requests);
  expect(new Set(all.map(([name]) => name)).size, "no file is asked twice").toBe(all.length);
  return new Map(all);
}

function total(sizes: Map<string, number>, counts: (name: string) => boolean): number {
  return [...sizes].filter(([name]) => counts(name)).reduce((sum, [, bytes]) => sum + bytes, 0);
}

const isFont = (name: string) => name.endsWith(".woff2");
const isData = (name: string) => name.startsWith("snapshot/");

test("the app, on the home page, weighs at most 230 kB", async ({ page, site }) => {
  const sizes = await download(page, site.url, "");
  const bytes = total(sizes, (name) => !isFont(name) && !isData(name));
  console.log(`home: app ${bytes}, data ${total(sizes, isData)}, font ${total(sizes, isFont)} bytes`);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(230_000);
});

test("métiers near Vierzon cost at most 600 kB, on a first visit", async ({ page, site }) => {
  const sizes = await download(page, site.url, "metiers#lieu=18279.30km&metiers=D1102");
  console.log([...sizes].map(([name, bytes]) => `${String(bytes).padStart(8)}  ${name || "(page)"}`).join("\n"));
  expect([...sizes.keys()].some((it) => it.startsWith("snapshot/coeur"))).toBe(true);
  expect(total(sizes, (name) => !isFont(name))).toBeLessThanOrEqual(600_000);
});
