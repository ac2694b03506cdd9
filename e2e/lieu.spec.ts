// The place: how far by travel time, and where the phone is.
import { expect, test } from "./test.ts";

test("a travel time is chosen, counted, kept in the address and said to be an estimate", async ({ page, visit }) => {
  await visit("lieu#lieu=18279.30km");
  await page.getByLabel("Comment te déplaces-tu ?").selectOption("à vélo");
  await expect(page).toHaveURL(/lieu=18279\.velo45$/);
  await page.getByLabel("Combien de temps, au plus ?").selectOption("environ 30 minutes");
  await expect(page).toHaveURL(/lieu=18279\.velo30$/);
  await expect(page.getByText(/C'est environ/)).toBeVisible();
  const count = page.locator(".autour__compte");
  await expect(count).toContainText(/^\d+ communes?, dans/);
  const byBike = Number.parseInt(await count.innerText());
  await page.getByLabel("Comment te déplaces-tu ?").selectOption("en voiture");
  await expect(page).toHaveURL(/lieu=18279\.voiture30$/);
  await expect(count).toContainText(/Indre/);
  expect(Number.parseInt(await count.innerText())).toBeGreaterThan(byBike);
  await page.reload();
  await expect(page.getByLabel("Comment te déplaces-tu ?")).toHaveValue("3");
  await expect(page.getByRole("banner")).toContainText("Vierzon + 30 min en voiture");
});

test("where the phone is, only when asked, and nothing leaves the page", async ({ page, context, visit, site }) => {
  await context.grantPermissions(["geolocation"]);
  // In the middle of Vernon.
  await context.setGeolocation({ latitude: 49.0925, longitude: 1.4853 });
  await visit("lieu");
  site.forget();
  await page.getByRole("button", { name: "Là où je suis" }).click();
  await expect(page).toHaveURL(/lieu=27681\.30km$/);
  // Only the départements around were asked for.
  expect(site.asked.every((it) => /snapshot\/departement\/(27|78|95|60|28|76)\./.test(it))).toBe(true);
});

test("a position refused is said, and the name can still be typed", async ({ page, visit }) => {
  await visit("lieu");
  await page.evaluate(() => {
    navigator.geolocation.getCurrentPosition = (_, refused) => refused?.({ code: 1 } as GeolocationPositionError);
  });
  await page.getByRole("button", { name: "Là où je suis" }).click();
  await expect(page.getByText("Ton téléphone ne dit pas où tu es.")).toBeVisible();
  await page.getByRole("combobox", { name: /commune/ }).fill("vierzon");
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(/lieu=18279\.30km$/);
});

test("a position abroad is said", async ({ page, context, visit }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 40.4, longitude: -3.7 });
  await visit("lieu");
  await page.getByRole("button", { name: "Là où je suis" }).click();
  await expect(page.getByText("Tu n'es pas en France")).toBeVisible();
});

test("the place is remembered on the device, however it was chosen", async ({ page, visit, site }) => {
  await visit("");
  await page.getByRole("combobox", { name: "Chercher partout" }).fill("vierzon");
  await page.getByRole("option", { name: /Vierzon/ }).first().click();
  await expect(page).toHaveURL(/\/lieu#lieu=18279/);
  await page.goto("about:blank");
  await page.goto(site.url);
  await expect(page).toHaveURL(/#lieu=18279/);
});
