import { SCREENS } from "./routes.ts";
import { expect, test } from "./test.ts";

for (const { name, path } of SCREENS) {
  test(`${name} asks nothing of anyone else, and runs under the policy of the page`, async ({ page, visit, site }) => {
    const asked: string[] = [];
    page.on("request", (it) => asked.push(it.url()));
    await visit(path);
    expect(asked.length).toBeGreaterThan(3);
    for (const it of asked) expect(it.startsWith(site.url) || it.startsWith("data:"), it).toBe(true);
  });
}

test("the policy refuses another origin and an unknown script", async ({ page, visit, guard }) => {
  guard.allow(/./);
  await visit("");
  const refused = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
    const other = await fetch("http://127.0.0.1:9/").then(() => "answered", () => "refused");
    return [other, "intruder" in window];
  });
  expect(refused).toEqual(["refused", false]);
});
