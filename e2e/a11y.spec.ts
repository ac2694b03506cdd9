import { AxeBuilder } from "@axe-core/playwright";
import { SCREENS } from "./routes.ts";
import { expect, test } from "./test.ts";

for (const { name, path } of SCREENS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${name} has no accessibility fault (${colorScheme})`, async ({ page, visit }) => {
      // Colours half way through a fade are nobody's choice.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await visit(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    });
  }
}
