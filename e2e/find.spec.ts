// The boxes of the app and the program of the data officers give the same answers.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "./test.ts";

const PROGRAM = fileURLToPath(new URL("../target/release/snapshot", import.meta.url));
const SNAPSHOT = fileURLToPath(new URL("../public/snapshot", import.meta.url));

const ASKED: Record<string, { path: string; queries: string[] }> = {
  metiers: {
    path: "metier",
    queries: ["boul", "kuisinier", "aide soignate", "mecano moto", "prof", "je veux travailler avec les enfants", "vente"],
  },
  formations: { path: "formation", queries: ["cap boulanger", "bac pro cuisine", "bts mco", "petite enfance", "deaes"] },
  communes: { path: "lieu", queries: ["vierzon", "18100", "st pierre des corps", "méreau", "saint denis"] },
  competences: { path: "competences", queries: ["vendre", "reparer", "equipe"] },
};

for (const [what, { path, queries }] of Object.entries(ASKED)) {
  test(`${what}: the app and the program find the same`, async ({ page, visit }) => {
    const input = queries.join("\n");
    const lines = execFileSync(PROGRAM, ["find", what, "--limit", "8", "--snapshot", SNAPSHOT], { input, encoding: "utf8" });
    const answers = new Map(queries.map((it) => [it, [] as string[]]));
    for (const line of lines.split("\n").filter(Boolean)) {
      const [query, , name] = line.split("\t");
      answers.get(query)!.push(name);
    }
    await visit(path);
    for (const query of queries) {
      const expected = answers.get(query)!;
      expect(expected.length, query).toBeGreaterThan(0);
      await page.getByRole("combobox").fill(query);
      const options = page.getByRole("option");
      // A title found is shown with the métier it belongs to; the program prints the métier.
      const shown = () =>
        options.evaluateAll(
          (all, ofMetiers) =>
            // Beside the names, a box may offer wishes as filters, or things of everyday life.
            all.filter((it) => !/compte|vie/.test(it.closest('[role="group"]')?.getAttribute("aria-label") ?? "")).map((it) => {
              const [title, detail] = [...it.children].map((part) => part.textContent ?? "");
              return ofMetiers && detail !== "" ? detail : title;
            }),
          what === "metiers",
        );
      await expect.poll(shown, { message: query }).toEqual(expected);
    }
  });
}
