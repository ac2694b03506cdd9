// Here: openings around the place, the figures of work, « Mon coin ».
import { expect, test } from "./test.ts";

const cards = (page: import("@playwright/test").Page) => page.getByRole("article").filter({ has: page.locator(".annonce-carte__nature") });

test("openings: what each is, that it is invented, what happens after", async ({ page, visit }) => {
  await page.clock.setFixedTime(new Date("2026-11-25T10:00:00"));
  await visit("offres#lieu=18279.departement");
  await expect(page.getByText(/pistes? ouvertes?/)).toBeVisible();
  for (const card of await cards(page).all()) {
    await expect(card).toContainText("Exemple inventé");
    await expect(card).toContainText(/Offre|Entreprise à contacter|Immersion|Mission|Session de formation/);
  }
  await page.getByLabel("Tu cherches quoi ?").selectOption("Une immersion");
  await expect(page).toHaveURL(/nature=3$/);
  for (const card of await cards(page).all()) await expect(card).toContainText("Immersion : tu découvres");
  await page.reload();
  await expect(page.getByText("Immersion : tu découvres").first()).toBeVisible();
});

test("openings: what is over by the date of the device is never shown", async ({ page, visit }) => {
  await page.clock.setFixedTime(new Date("2029-01-01T10:00:00"));
  await visit("offres#lieu=18279.region");
  await expect(page.getByText("Rien d'ouvert dans ta région")).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Voir les formations" })).toBeVisible();
});

test("openings: nothing near, then wider, and it is said", async ({ page, visit }) => {
  await page.clock.setFixedTime(new Date("2026-11-25T10:00:00"));
  await visit("offres#lieu=18148.pied15");
  await expect(page.getByText(/Rien d'aussi près\. Voici ce qu'il y a dans/)).toBeVisible();
  await expect(cards(page).first()).toBeVisible();
});

test("openings without a place: it is asked first", async ({ page, visit }) => {
  await visit("offres");
  await page.getByRole("main").getByRole("link", { name: "Tu cherches où ?" }).click();
  await expect(page).toHaveURL(/\/lieu$/);
});

test("my corner: sentences, métiers by level, sources on demand", async ({ page, visit }) => {
  await visit("coin#lieu=18279.30km");
  await expect(page.getByRole("heading", { name: "Bassin de Vierzon" })).toBeVisible();
  await expect(page.getByText(/embauches prévues en 2025/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Ça recrute, sans diplôme" })).toBeVisible();
  await page.getByText("D'où viennent ces chiffres").click();
  await expect(page.getByText(/France Travail, .*2025/)).toBeVisible();
  await page.locator("main .liens a").first().click();
  await expect(page).toHaveURL(/\/metiers\/[A-N]\d{4}#lieu=18279\.30km$/);
});

test("my corner in a territory without figures: it is said", async ({ page, visit }) => {
  await visit("coin#lieu=98735.30km");
  await expect(page.getByText("Pas de chiffres publiés ici.")).toBeVisible();
});
