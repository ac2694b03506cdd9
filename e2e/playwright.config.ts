import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, browserPath } from "./browser.mjs";

/** The three sizes that each screen is looked at in, in px. */
const SIZES = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

/** How the site is hosted, kept and weighed does not depend on the size of the screen. */
const ONCE = /(find|hosting|offline|network|schema|weight)\.spec\.ts/;

const captures = process.env.CAPTURES !== undefined;

export default defineConfig({
  testDir: ".",
  testMatch: captures ? "captures.ts" : "*.spec.ts",
  outputDir: "results",
  // A test that passes the second time hides a fault that a person will meet.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list", { printSteps: false }]],
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    // Only offline.spec.ts lets it in: elsewhere it would hide what the network does.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: browserPath(), args: BROWSER_ARGS },
  },
  projects: Object.entries(SIZES).map(([name, use]) => ({
    name,
    use,
    testIgnore: name === "phone" ? [] : ONCE,
  })),
});
