// The same dist/ under any path, on the two kinds of static hosts.
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, browserPath } from "./browser.mjs";
import { DEEP, UNKNOWN } from "./routes.ts";
import { arrived, expect, host, test, type Hosting } from "./test.ts";

const BASES = ["/", "/sous/chemin/", "/formation/cles/"];
const FALLBACKS = ["index", "404"] as const;

for (const base of BASES) {
  for (const fallback of FALLBACKS) {
    const hosting: Hosting = { base, fallback };
    test.describe(`at ${base}, unknown addresses answered by ${fallback}`, () => {
      // Such a host says 404 and gives the page all the same.
      test.beforeEach(({ guard }) => guard.allow(/status of 404/));

      for (const path of ["", "index.html", DEEP, `${DEEP}#lieu=18279`, UNKNOWN]) {
        test(`"${path}" starts the app`, async ({ page, guard }) => {
          // A wrong guess of the folder shows as files that are not what they should be.
          if (path === UNKNOWN || base.startsWith("/formation/")) guard.allow(/MIME type|Failed to load/);
          const site = await host(hosting);
          await page.goto(site.url + path);
          await arrived(page);
          expect(await page.evaluate(() => document.baseURI)).toBe(site.url);
          const kept = path === "index.html" ? "" : path;
          expect(page.url()).toBe(site.url + kept);
          expect(await page.locator("link[rel=stylesheet]").evaluate((it: HTMLLinkElement) => it.sheet !== null)).toBe(true);
          await site.stop();
        });
      }
    });
  }
}

test("a program that does not come says so, with a way to try again", async ({ page, site, guard }) => {
  guard.allow(/Failed to (load|fetch)|dynamically imported/);
  await page.route(/_bg\.wasm$/, (it) => it.abort());
  await page.goto(site.url);
  await expect(page.getByRole("alert")).toContainText("n’a pas pu démarrer");
  await page.unroute(/_bg\.wasm$/);
  await page.getByRole("button", { name: "Réessayer" }).click();
  await arrived(page);
});

test("a program that breaks says so, with a way to go on", async ({ page, visit, guard }) => {
  guard.allow(/unreachable/);
  await visit("");
  // A program of three instructions that breaks as ours would: function, "unreachable", end.
  await page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(exports.f as () => void);
  });
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByRole("alert").getByRole("button", { name: "Recharger" }).click();
  await arrived(page);
  await expect(page.getByRole("alert")).toBeHidden();
});

test("without JavaScript, a sentence says what is needed", async ({ site }) => {
  // Playwright's own switch stops scripts but still reads the page as if they would run.
  const off = [...BROWSER_ARGS, "--blink-settings=scriptEnabled=false"];
  const browser = await chromium.launch({ executablePath: browserPath(), args: off });
  const page = await browser.newPage();
  await page.goto(site.url);
  const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
  const read = nodes.map((it) => String(it.name?.value ?? "")).join("\n");
  expect(read).toContain("a besoin de JavaScript");
  expect(read).not.toContain("Chargement");
  await browser.close();
});

test("text travels compressed, and wasm is called so", async ({ page, site }) => {
  const answers = new Map<string, Record<string, string>>();
  page.on("response", (it) => answers.set(new URL(it.url()).pathname.split("/").pop() ?? "", it.headers()));
  await page.goto(site.url);
  await arrived(page);
  const wasm = [...answers].find(([name]) => name.endsWith(".wasm"))?.[1];
  expect(wasm).toMatchObject({ "content-encoding": "br", "content-type": "application/wasm" });
  for (const ending of [".js", ".css"]) {
    const found = [...answers].find(([name]) => name.endsWith(ending))?.[1];
    expect(found, ending).toMatchObject({ "content-encoding": "br" });
  }
});
