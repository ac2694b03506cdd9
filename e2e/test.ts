// What every test stands on: import { test, expect } from here, never from Playwright.
//
// - `site`: the built site, served under a sub-path by a server of this worker
// - `visit(path)`: goes to a screen and waits until it is there
// - `guard` (always on): the test fails on a request to another origin, an error in the console,
//   an exception, a refusal by the policy of the page. `guard.allow(/…/)` for those it provokes.
import { fileURLToPath } from "node:url";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { serve } from "../.ci/server.mjs";

export { expect };
export const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

export type Hosting = {
  folder?: string;
  base?: string;
  fallback?: "index" | "404";
  live?: boolean;
};

/** A host on this machine, and what it was asked for. */
export class Site {
  /** Paths asked for, from the folder of the site, since the start or the last `forget`. */
  asked: string[] = [];

  constructor(
    private server: Server,
    readonly url: string,
  ) {
    const start = new URL(url).pathname;
    server.prependListener("request", (request) => {
      const path = (request.url ?? "").split("?")[0];
      this.asked.push(path.startsWith(start) ? path.slice(start.length) : path);
    });
  }

  forget() {
    this.asked = [];
  }

  /** Cuts the network: connections in use are dropped too. */
  async stop() {
    if (!this.server.listening) return;
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }

  /** The network is back. */
  async resume() {
    this.server.listen(Number(new URL(this.url).port), "localhost");
    await new Promise((done) => this.server.once("listening", done));
  }
}

export async function host({ base = "/sous/chemin/", folder = DIST, ...how }: Hosting = {}): Promise<Site> {
  const server = await serve({ folder, base, ...how });
  return new Site(server, `http://localhost:${(server.address() as AddressInfo).port}${base}`);
}

/** Notes what no page of ours may do. */
export class Guard {
  private faults: string[] = [];
  private allowed: RegExp[] = [];

  allow(...patterns: RegExp[]) {
    this.allowed.push(...patterns);
  }

  async watch(context: BrowserContext) {
    const note = (fault: string) => this.faults.push(fault);
    context.on("request", (request) => {
      const url = new URL(request.url());
      const here = url.hostname === "localhost" || ["data:", "blob:"].includes(url.protocol);
      if (!here) note(`request to another origin: ${url}`);
    });
    context.on("weberror", (it) => note(`exception: ${it.error().message}`));
    context.on("console", (it) => {
      if (it.type() === "error") note(`console: ${it.text()} (${it.location().url})`);
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (it) => {
        console.error(`policy of the page: ${it.violatedDirective} refused ${it.blockedURI}`);
      });
    });
  }

  check() {
    const faults = this.faults.filter((fault) => !this.allowed.some((it) => it.test(fault)));
    expect(faults, "what no page of ours may do").toEqual([]);
  }
}

type Fixtures = { guard: Guard; visit: (path: string) => Promise<void> };

export const test = base.extend<Fixtures, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await host();
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  guard: [
    async ({ context }, use) => {
      const guard = new Guard();
      await guard.watch(context);
      await use(guard);
      guard.check();
    },
    { auto: true },
  ],
  visit: async ({ page, site }, use) => {
    await use(async (path) => {
      await page.goto(site.url + path);
      await arrived(page);
    });
  },
});

/** Waits for the screen: its title is drawn and nothing says that it is still loading. */
export async function arrived(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Chargement…")).toHaveCount(0);
}
