// The five keys, as a person uses them: one state, one list with reasons, one page per métier.
import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const chips = (page: Page) => page.getByRole("list", { name: "Mes clés" }).first();
const cards = (page: Page) => page.getByRole("article");
const toList = (page: Page) => page.getByRole("link", { name: /^Voir [\d\s]*métier|^Voir ma liste/ });

test("key métier: a few letters, a choice, the list, the page", async ({ page, visit }) => {
  await visit("");
  await page.getByRole("link", { name: /Un métier/ }).click();
  await page.getByRole("combobox", { name: "Le nom du métier" }).fill("boulang");
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(/\/metiers#metiers=D1102$/);
  await expect(cards(page).first()).toContainText("Boulanger / Boulangère");
  await expect(cards(page).first()).toContainText("C'est le métier que tu as choisi.");
  await expect(cards(page).nth(1)).toContainText("Proche de");
  await cards(page).first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Boulanger / Boulangère");
  await expect(page.getByText("Tu pétris la pâte")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Le travail, en clair" })).toBeVisible();
  await expect(page.getByText("Chiffres du groupe : boulangers, pâtissiers.")).toBeVisible();
  await expect(page.getByText(/la moitié gagne moins de 1.558.€ net par mois/)).toBeVisible();
  await page.getByText("D'où viennent ces chiffres").click();
  await expect(page.getByText(/^Source : DARES, .*France, 2017-2019/)).toBeVisible();
});

test("key secteur: one tap, a reason on each card", async ({ page, visit }) => {
  await visit("secteur");
  await page.getByRole("button", { name: /^Automobile/ }).click();
  await expect(page).toHaveURL(/#secteurs=95$/);
  await toList(page).click();
  await expect(cards(page)).toHaveCount(10);
  for (const card of await cards(page).all()) await expect(card).toContainText("Automobile");
});

test("key formation: none, a level, or a diploma, one in place of the other", async ({ page, visit }) => {
  await visit("formation");
  await page.getByRole("button", { name: /Pas encore de diplôme/ }).click();
  await expect(page).toHaveURL(/#diplome=aucun$/);
  await page.getByRole("button", { name: "CAP, BEP" }).click();
  await expect(page).toHaveURL(/#diplome=niveau3$/);
  await page.getByRole("combobox", { name: "Le nom du diplôme" }).fill("cap boulanger");
  await page.getByRole("option", { name: /CAP boulanger/ }).first().click();
  await expect(page).toHaveURL(/\/metiers#diplome=82703$/);
  await expect(chips(page)).toContainText("CAP boulanger");
  await expect(cards(page).first()).toContainText("Ta formation prépare à cette famille de métiers.");
});

test("key compétences: the basket fills, empties, and is explained", async ({ page, visit }) => {
  await visit("competences");
  const basket = page.getByRole("region", { name: "Mon panier" });
  await expect(basket).toContainText("Ton panier est vide");
  await page.getByRole("combobox", { name: "Chercher une compétence" }).fill("empathie");
  await page.getByRole("option").first().click();
  await expect(basket).toContainText("empathie");
  await page.getByRole("button", { name: /esprit d'équipe/ }).click();
  await expect(basket.getByRole("listitem")).toHaveCount(2);
  await basket.getByRole("button", { name: /Enlever.*empathie/ }).click();
  await expect(basket.getByRole("listitem")).toHaveCount(1);
  await toList(page).click();
  await expect(cards(page).first()).toContainText("en commun");
});

test("key intérêts: liked and disliked both count", async ({ page, visit }) => {
  await visit("interets");
  const animals = page.getByRole("listitem").filter({ hasText: "animaux" });
  await animals.getByRole("button", { name: "J'aime", exact: true }).click();
  const chief = page.getByRole("listitem").filter({ hasText: "l'âme d'un chef" });
  await chief.getByRole("button", { name: "Je n'aime pas" }).click();
  await expect(page).toHaveURL(/#interets=17&sans=2$/);
  await expect(animals.getByRole("button", { name: "J'aime", exact: true })).toHaveAttribute("aria-pressed", "true");
  await toList(page).click();
  await expect(cards(page).first()).toContainText("animaux");
  // The same answer again takes it back.
  await page.goBack();
  await animals.getByRole("button", { name: "J'aime", exact: true }).click();
  await expect(page).toHaveURL(/#sans=2$/);
});

test("keys combine, and each can be taken away", async ({ page, visit }) => {
  await visit("metiers#interets=17&secteurs=79");
  await expect(chips(page).getByRole("listitem")).toHaveCount(2);
  const count = page.getByText(/^\d+ métiers?$/);
  const both = Number.parseInt(await count.innerText());
  await chips(page).getByRole("button", { name: /Enlever.*secteur/ }).click();
  await expect(page).toHaveURL(/#interets=17$/);
  await expect(chips(page).getByRole("listitem")).toHaveCount(1);
  await expect.poll(async () => Number.parseInt(await count.innerText())).toBeGreaterThan(both);
  // Taking a key away can be undone.
  await page.goBack();
  await expect(chips(page).getByRole("listitem")).toHaveCount(2);
});

test("reload and a pasted address give the same page", async ({ page, visit }) => {
  const address = "metiers#lieu=18279.30km&diplome=niveau4&competences=300412&interets=4.22&sans=15&plus=1";
  await visit(address);
  await expect(cards(page)).toHaveCount(20);
  const before = await cards(page).allInnerTexts();
  await page.reload();
  await expect(cards(page)).toHaveCount(20);
  expect(await cards(page).allInnerTexts()).toEqual(before);
  expect(page.url().endsWith(address)).toBe(true);
});

test("what is typed outlives a reload", async ({ page, visit }) => {
  await visit("metier");
  await page.getByRole("combobox").fill("mécano");
  await expect(page).toHaveURL(/#texte=m/);
  await page.reload();
  await expect(page.getByRole("combobox")).toHaveValue("mécano");
  await expect(page.getByRole("option").first()).toBeVisible();
});

test("after many backs and forwards the address is still the page's", async ({ page, visit }) => {
  await visit("");
  await page.getByRole("link", { name: /Un secteur/ }).click();
  await page.getByRole("button", { name: /^Immobilier/ }).click();
  await toList(page).click();
  await cards(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/\/metiers\/[A-N]\d{4}#/);
  await page.goBack();
  await page.goBack();
  await page.goForward();
  await expect(page).toHaveURL(/\/metiers#secteurs=92$/);
  await chips(page).getByRole("link").click();
  await expect(page).toHaveURL(/\/secteur#secteurs=92$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quel monde te plaît ?");
});

test("an address with wrong values keeps the valid part and says so", async ({ page, visit }) => {
  await visit("metiers#interets=9.99&secteurs=tout&lieu=nulle-part&couleur=bleu");
  await expect(page.getByText("Une partie de cette adresse n'a pas été comprise")).toBeVisible();
  await expect(chips(page).getByRole("listitem")).toHaveCount(1);
  await expect(cards(page).first()).toContainText("nature");
  await page.getByRole("button", { name: "OK" }).click();
  await expect(page.getByText("n'a pas été comprise")).toHaveCount(0);
});

test("a place and a diploma that do not exist are said, not loaded for ever", async ({ page, visit }) => {
  await visit("metiers#lieu=18999.30km&diplome=1&interets=9");
  await expect(page.getByText("n'est pas dans nos données").first()).toBeVisible();
  await expect(cards(page).first()).toBeVisible();
});

test("nothing chosen: it is said, with a way on", async ({ page, visit }) => {
  await visit("metiers");
  await expect(page.getByText("Choisis d'abord une clé")).toBeVisible();
  await expect(page.getByRole("link", { name: /Un métier/ })).toBeVisible();
});

test("the keyboard alone: search, arrows, Enter, and the heading is where one arrives", async ({ page, visit }) => {
  await visit("metier");
  const box = page.getByRole("combobox", { name: "Le nom du métier" });
  await box.focus();
  await page.keyboard.type("coiff");
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText(/résultats\. Flèches pour choisir/)).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await expect(box).toHaveAttribute("aria-activedescendant", "metier-0");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/Métiers à explorer/);
  // Escape empties the box.
  await visit("metier");
  await box.fill("coiff");
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue("");
});

test("all that is touched is at least 44 px high, and nothing overflows", async ({ page, visit }) => {
  for (const path of ["", "lieu#lieu=18279.30km", "metier#texte=bou", "secteur", "formation", "competences", "interets", "metiers#interets=9", "metiers/D1102", "interets/minutes-5", "important"]) {
    await visit(path);
    const small = await page.locator("main a:visible, main button:visible, main summary:visible, main select:visible, main [role=option], header a:visible").evaluateAll((all) =>
      all.filter((it) => {
        const after = getComputedStyle(it, "::after");
        // The link of a card covers the card.
        if (after.position === "absolute" && after.inset === "0px") return false;
        return it.getBoundingClientRect().height < 43.5;
      }).map((it) => it.textContent?.trim()),
    );
    expect(small, path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
});

test("the questionnaire: answers, results from the sixth on, Back undoes one", async ({ page, visit }) => {
  await visit("interets");
  await page.getByRole("link", { name: /^2 minutes/ }).click();
  await expect(page.getByText("1 sur 8")).toBeVisible();
  for (const [rank, name] of ["J'aime", "Je n'aime pas", "J'aime", "Je ne sais pas", "Je n'aime pas"].entries()) {
    await expect(toList(page)).toHaveCount(0);
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page.getByText(`${rank + 2} sur 8`)).toBeVisible();
  }
  await page.getByRole("button", { name: "Passer" }).click();
  await expect(page.getByText("7 sur 8")).toBeVisible();
  // Passing is no answer: five are not enough.
  await expect(toList(page)).toHaveCount(0);
  await page.getByRole("button", { name: "J'aime", exact: true }).click();
  await expect(toList(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByText("7 sur 8")).toBeVisible();
  await page.goForward();
  await expect(page.getByText("8 sur 8")).toBeVisible();
  await page.getByRole("button", { name: "Je n'aime pas" }).click();
  await expect(page.getByText("C'est fini")).toBeVisible();
  await toList(page).click();
  await expect(cards(page).first()).toContainText("Ça va avec ce que tu aimes");
  // The answers are part of the state: a reload changes nothing.
  const before = await cards(page).allInnerTexts();
  await page.reload();
  await expect(cards(page)).toHaveCount(before.length);
  expect(await cards(page).allInnerTexts()).toEqual(before);
});

test("liking everything is said to tell nothing apart, and another key is offered", async ({ page, visit }) => {
  await visit("interets/minutes-2#reponses=01a02a03a04a05a06a07a08a");
  await expect(page.getByText("Tu aimes presque tout")).toBeVisible();
  await expect(page.getByRole("link", { name: /Un métier/ })).toBeVisible();
});

test("what matters: never removes and says how many, the rest moves", async ({ page, visit }) => {
  await visit("important#interets=14");
  await page.getByLabel("Et travailler la nuit ou le soir ?").selectOption({ label: "Jamais la nuit ni le soir" });
  await expect(page).toHaveURL(/jamais=pas_de_nuit/);
  await expect(chips(page)).toContainText("Ce qui compte pour toi (1)");
  await toList(page).click();
  await expect(page.getByText(/métiers? écartés : jamais la nuit/)).toBeVisible();
  await page.getByRole("link", { name: "Changer", exact: true }).click();
  await expect(page.getByLabel("Et travailler la nuit ou le soir ?")).toHaveValue("2");
  await chips(page).getByRole("button", { name: /Enlever.*Ce qui compte/ }).click();
  await expect(page.getByLabel("Et travailler la nuit ou le soir ?")).toHaveValue("");
});

test("everyday life fills the basket, says what it shows, and can be contested", async ({ page, visit }) => {
  await visit("competences");
  await page.getByText("Les enfants", { exact: true }).click();
  await page.getByRole("button", { name: "Faire du baby-sitting" }).click();
  await expect(page).toHaveURL(/gestes=v002$/);
  const basket = page.getByRole("region", { name: "Mon panier" });
  await expect(basket).toContainText("Tu as montré que tu sais");
  await toList(page).click();
  await expect(cards(page).first()).toContainText("en commun");
  await page.goBack();
  await basket.getByRole("button", { name: /Enlever.*baby-sitting/ }).click();
  await expect(basket).toContainText("Ton panier est vide");
});

test("the ranking is explained", async ({ page, visit }) => {
  await visit("metiers#interets=14");
  await page.getByRole("link", { name: "Pourquoi ces métiers ?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pourquoi ces métiers ?");
});

test("the link to the content moves the keyboard and loses nothing", async ({ page, visit }) => {
  await visit("metiers#lieu=18279.30km&interets=17");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await expect(page).toHaveURL(/\/metiers#lieu=18279\.30km&interets=17$/);
});

test("a village is found by its name, and told apart by its département", async ({ page, visit }) => {
  await visit("lieu");
  await page.getByRole("combobox").fill("méreau");
  await expect(page.getByRole("option").first()).toContainText("Méreau");
  await expect(page.getByRole("option").first()).toContainText("Cher (18)");
  await page.getByRole("combobox").fill("saint denis");
  await expect(page.getByRole("option").filter({ hasText: "Seine-Saint-Denis (93)" }).first()).toBeVisible();
  await expect(page.getByRole("option").filter({ hasText: "La Réunion (974)" }).first()).toBeVisible();
});

test("a village on a slow network: no other name is believed meanwhile", async ({ page, visit }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/snapshot/communes/toutes.*.json", async (route) => {
    await held;
    await route.continue();
  });
  await visit("lieu");
  await page.getByRole("combobox").fill("meillant");
  await expect(page.getByText("On cherche encore")).toBeVisible();
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(0);
  release();
  await expect(page.getByRole("option").first()).toContainText("Meillant");
});

test("diplomas of every level answer in one list", async ({ page, visit }) => {
  await visit("formation");
  await page.getByRole("combobox").fill("bac pro cuisine");
  await expect(page.getByRole("option").first()).toContainText(/Bac pro cuisine/i);
  await page.getByRole("combobox").fill("bts tourisme");
  await expect(page.getByRole("option").first()).toContainText(/BTS tourisme/i);
});
