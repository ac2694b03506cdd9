// Finding without choosing a key first: one box for everything, and free words.
import { expect, test } from "./test.ts";

test("one box finds everything, each kind under its name", async ({ page, visit }) => {
  await visit("");
  const box = page.getByRole("combobox", { name: "Chercher partout" });
  await box.fill("cuisine");
  const groups = page.getByRole("group");
  await expect(groups.filter({ hasText: "Un métier" })).toContainText("Cuisinier");
  await expect(groups.filter({ hasText: "Ma formation" })).toContainText("CAP cuisine");
  await expect(groups.filter({ hasText: "Dans ma vie" })).toContainText("Cuisiner");
  // The arrows go through all groups, and Enter opens the métier.
  await box.press("ArrowDown");
  await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/metiers\/[A-N]\d{4}$/);
});

test("one box: a diploma joins the choices, a skill the basket", async ({ page, visit }) => {
  await visit("");
  const box = page.getByRole("combobox", { name: "Chercher partout" });
  await box.fill("cap boulanger");
  await page.getByRole("option", { name: /CAP boulanger/ }).first().click();
  await expect(page).toHaveURL(/\/metiers#diplome=82703$/);
  await visit("");
  await box.fill("baby sit");
  await page.getByRole("option", { name: /baby-sitting/ }).click();
  await expect(page.getByRole("region", { name: "Mon panier" })).toContainText("Tu as montré que tu sais");
});

test("what a sentence wishes is offered as a filter", async ({ page, visit }) => {
  await visit("metier");
  await page.getByRole("combobox", { name: "Le nom du métier" }).fill("un métier dehors sans diplôme");
  await page.getByRole("group", { name: "Ce qui compte pour toi" }).getByRole("option", { name: "Plutôt dehors" }).click();
  await expect(page).toHaveURL(/\/metiers#plutot=en_exterieur$/);
});

test("free words: each thing said is shown with its words, taken or contested", async ({ page, visit }) => {
  await visit("dire");
  await page
    .getByLabel("Quelques phrases")
    .fill("J'aime bricoler mon scooter. Pas la nuit. J'ai gardé mes petits frères.");
  const scooter = page.getByRole("button", { name: /deux-roues.*bricoler mon scooter/ });
  await expect(scooter).toHaveAttribute("aria-pressed", "false");
  await scooter.click();
  await expect(scooter).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/gestes=deux-roues/);
  await scooter.click();
  await expect(page).not.toHaveURL(/deux-roues/);
  await page.getByRole("button", { name: "Tout est juste" }).click();
  await expect(page).toHaveURL(/gestes=deux-roues/);
  await expect(page).toHaveURL(/eviter=pas_de_nuit/);
});

test("free words that say nothing: it is said, with a way on", async ({ page, visit }) => {
  await visit("dire");
  await page.getByLabel("Quelques phrases").fill("zzzz wxwxwx");
  await expect(page.getByText("On n'a pas compris.")).toBeVisible();
});

test("the doors of a diploma: three groups, and the step that is missing", async ({ page, visit }) => {
  await visit("formation#diplome=niveau3");
  await page.getByText("Avec une marche de plus").click();
  await expect(page.getByText(/Il faut le bac\./).first()).toBeVisible();
  await page.getByText("Avec ce que j'ai").click();
  await page.getByRole("button", { name: /Je ne l'ai pas fini/ }).click();
  await expect(page).toHaveURL(/diplome=niveau3\.interrompu$/);
  // A diploma left on the way opens nothing by itself.
  await expect(page.getByText("Avec ce que j'ai")).toHaveCount(0);
});

test("a métier done: what it taught fills the basket, and tells how near the others are", async ({ page, visit }) => {
  await visit("metiers/D1102");
  await page.getByText(/Tu l'as déjà fait/).click();
  await page.locator(".fiche .bascule").first().click();
  await expect(page).toHaveURL(/competences=\d+$/);
  await expect(page.getByText(/point.? que tu as déjà, \d+ à apprendre/).first()).toBeVisible();
  await page.getByText("Le même métier, mais…").click();
  await expect(page.getByRole("heading", { name: /Avec moins d'études|Sans travail/ }).first()).toBeVisible();
});
