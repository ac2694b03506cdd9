// What does not come, or comes broken: said in words, with a way on, on every screen.
import { SCREENS } from "./routes.ts";
import { expect, test } from "./test.ts";

const NOISE = /Failed to load|status of|ERR_FAILED|net::/;

/** Pages that hold words only. */
const WITHOUT_DATA = ["adresse-inconnue", "fiche-inconnue"];

for (const { name, path } of SCREENS.filter((it) => !WITHOUT_DATA.includes(it.name))) {
  test(`${name}: the snapshot does not come, then comes`, async ({ page, site, guard }) => {
    guard.allow(NOISE);
    await page.route("**/snapshot/coeur.*.json", (it) => it.abort());
    await page.goto(site.url + path);
    await expect(page.getByRole("alert").filter({ visible: true })).toContainText("Le réseau ne répond pas");
    await page.unroute("**/snapshot/coeur.*.json");
    await page.getByRole("button", { name: "Réessayer" }).click();
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

const BROKEN: [string, string, RegExp, RegExp][] = [
  ["cut short", '{"format":1,"grands_dom', /abîmées/, /coeur\.[0-9a-f]+\.json/],
  ["of another format", '{"format":2}', /changer de version/, /format 2/],
  ["a page of the host instead of the file", "<!doctype html><title>Oups</title>", /abîmées/, /not readable/],
];

for (const [how, body, sentence, detail] of BROKEN) {
  test(`a core ${how} is refused, with its name and the reason`, async ({ page, site }) => {
    await page.route("**/snapshot/coeur.*.json", (it) => it.fulfill({ body, contentType: "application/json" }));
    await page.goto(site.url);
    const alert = page.getByRole("alert").filter({ visible: true });
    await expect(alert).toContainText(sentence);
    await expect(alert).toContainText(detail);
  });
}

test("a part that is missing spoils only its part of the page", async ({ page, site, guard }) => {
  guard.allow(NOISE);
  await page.route("**/snapshot/fiches/**", (it) => it.fulfill({ status: 404, body: "" }));
  await page.goto(`${site.url}metiers/D1102`);
  await expect(page.getByText("Il manque un morceau")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Des métiers proches" })).toBeVisible();
  await page.unroute("**/snapshot/fiches/**");
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page.getByText("Les gestes du métier")).toBeVisible();
});

test("no network is said, and the keys still work on what is here", async ({ page, visit, context }) => {
  await visit("interets");
  await context.setOffline(true);
  await expect(page.getByText("Pas de réseau")).toBeVisible();
  await page.getByRole("button", { name: "J'aime", exact: true }).first().click();
  await page.getByRole("link", { name: /^Voir/ }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Pas de réseau")).toHaveCount(0);
});
