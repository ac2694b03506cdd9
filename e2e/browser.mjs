// Which Chromium to test with. As a program, prints its path or fails.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of the browser: the one asked for, a system one, else Playwright's own. */
export function browserPath() {
  const asked = process.env.CHROMIUM;
  if (asked) return asked;
  return [...PLACES, chromium.executablePath()].find((it) => existsSync(it));
}

/** Without these, Chromium calls its maker at every start, and refuses to run as root. */
export const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = browserPath();
  if (path) console.log(path);
  else process.exitCode = 1;
}
