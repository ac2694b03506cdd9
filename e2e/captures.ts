// Every screen at three sizes, into screenshots/ (make screenshots). Not a test: nothing is compared.
import { fileURLToPath } from "node:url";
import { SCREENS } from "./routes.ts";
import { test } from "./test.ts";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));

for (const { name, path } of SCREENS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${name} ${colorScheme}`, async ({ page, visit }, { project }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await visit(path);
      const dark = colorScheme === "dark" ? "-sombre" : "";
      await page.screenshot({ path: `${FOLDER}${name}-${project.name}${dark}.png`, fullPage: true });
    });
  }
}
