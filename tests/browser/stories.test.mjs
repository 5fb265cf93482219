// The README's three people, with and without a script, on a phone and at a desk.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { desk, open_page, phone, unfold_filters, use_site } from "./site.mjs";

const here = use_site();

const ways = [
  { name: "at a desk", viewport: desk, javaScriptEnabled: true },
  { name: "on a phone", viewport: phone, javaScriptEnabled: true },
  { name: "on a phone, without scripts", viewport: phone, javaScriptEnabled: false },
];

const walk = async (way, story) => {
  const { name, ...options } = way;
  const { context, page, faults } = await open_page(here.browser, options);
  try {
    await story(page, options.javaScriptEnabled);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
};

const ask = async (page, question) => {
  await page.goto(here.site.root + "/");
  await page.getByLabel("Chercher dans les délibérations").fill(question);
  await page.getByRole("button", { name: "Chercher" }).click();
  await page.waitForURL("**/?q=*");
};
const count = async (page) => Number(/^\d+/.exec(await page.locator(".count").innerText())?.[0] ?? 0);
const filter = (page, heading, value) => page.locator(".facets details.facet", { hasText: heading })
  .locator("li a", { hasText: value });
const get = async (path) => {
  const answer = await fetch(new URL(path, here.site.root));
  assert.equal(answer.status, 200, path);
  return answer;
};

for (const way of ways) {
  describe(way.name, { concurrency: 3 }, () => {
    it("a journalist searches across years, narrows, and quotes the article found", () => walk(way, async (page) => {
      await ask(page, "salariat médecins");
      const all = await count(page);
      assert.ok(all > 5, String(all));
      assert.ok(await page.locator(".passage mark").count() > 5);

      // Narrowed by a year of the chart, widened again by its chip.
      await unfold_filters(page);
      await page.locator(".chart a[aria-label^='2018']").click();
      await page.waitForURL("**year=2018*");
      await page.locator(".chips", { hasText: "Année : 2018" }).waitFor();
      assert.ok(await count(page) < all);
      await page.locator(".chips a", { hasText: "Année : 2018" }).click();
      await page.waitForURL((address) => !address.search.includes("year"));
      await page.locator(".chips").waitFor({ state: "detached" });
      assert.equal(await count(page), all);

      // By committee and by theme, as many acts as the facet says.
      for (const heading of ["Commission", "Matière"]) {
        await unfold_filters(page);
        const value = filter(page, heading, "").first();
        const expected = Number(/\d+/.exec(await value.locator(".number").innerText())[0]);
        await value.click();
        await page.locator(".facets a.selected", { hasText: String(expected) }).first().waitFor({ state: "attached" });
        assert.equal(await count(page), expected, heading);
      }

      // The filters chosen lead to the pages of what they name.
      assert.ok(await page.locator(".subjects a[href^='/commissions/']").count() > 0);
      await page.locator(".chips .clear").click();
      await page.locator(".chips").waitFor({ state: "detached" });

      // The passage leads to the article itself, which has its number, its lines and its reference.
      const passage = page.locator(".passage footer a", { hasText: "Article" }).first();
      const place = await passage.innerText();
      await passage.click();
      await page.waitForURL(/\/actes\/.*#article-/);
      const article = page.locator(decodeURIComponent(new URL(page.url()).hash).replace(/([^#\w-])/g, "\\$1"));
      await article.waitFor();
      const box = await article.boundingBox();
      assert.ok(box.y >= -1 && box.y < page.viewportSize().height, "the article is in view");
      assert.match(await article.innerText(), /lignes? \d+/);
      assert.ok(place.startsWith((await article.locator("h3 a").innerText()).trim()));
      assert.match(await page.locator("#reference").innerText(), /^délibération n°\s\S+ du Conseil .* en date du /);
    }));

    it("a newsroom subscribes, takes the result along and asks the API", () => walk(way, async (page) => {
      await ask(page, "subvention");
      const total = await count(page);
      const address = (name) => page.locator(".exports a", { hasText: name }).getAttribute("href");
      const feed = await (await get(await address("s’abonner"))).text();
      assert.equal(feed.match(/<entry>/g).length, total);
      const table = await (await get(await address("CSV"))).text();
      assert.ok(table.startsWith("id;kind;number;"), table.slice(0, 40));
      const acts = (await (await get(await address("JSON Lines"))).text()).trim().split("\n").map(JSON.parse);
      assert.equal(acts.length, total);
      const answer = await (await get(await address("réponse de l’API"))).json();
      assert.equal(answer.total, total);
      assert.equal(await page.locator(".hits > li").count(), answer.hits.length);

      await page.getByRole("link", { name: "API", exact: true }).click();
      await page.waitForURL("**/api");
      const example = await page.locator("pre code").first().innerText();
      const shown = /curl '([^']*)'/.exec(example)[1];
      assert.ok(shown.startsWith(here.site.root), shown);
      assert.ok((await (await get(shown)).json()).total > 0);
      await page.getByRole("link", { name: "OpenAPI 3.1" }).click();
      await page.waitForURL("**/openapi.json");
    }));

    it("legal staff trace a deliberation forth and back", () => walk(way, async (page) => {
      await ask(page, "2018-83");
      await page.locator(".hits h2 a", { hasText: "SALARIAT DE MÉDECINS" }).first().click();
      await page.waitForURL("**/actes/*2018-83*");
      const origin = new URL(page.url()).pathname;

      // What became of it, with the sentence that proves it and its line.
      const change = page.locator("#etat li", { hasText: "2023-122" }).first();
      assert.match(await change.locator("blockquote").first().innerText(), /abroger la délibération n°2018-83/i);
      assert.match(await change.innerText(), /ligne \d+/);
      await change.locator("a", { hasText: "2023-122" }).first().click();
      await page.waitForURL("**/actes/*2023-122*");

      // And back, by its visa.
      await page.locator("#visas").locator(`a[href='${origin}']`).first().click();
      await page.waitForURL("**" + origin);
      assert.match(await page.locator("#citations h2").innerText(), /Cité par \d+/);
      assert.ok(await page.locator("#visas a[href^='https://www.legifrance.gouv.fr/']").count() > 0);

      // Who sat, in what committee and session: pages of their own.
      for (const [path, heading] of [["/seances/", "Séance du 26 mars 2018"], ["/commissions/", "commission"],
        ["/membres/", "Solange TERLINGUE"], ["/matieres/", "8.2"]]) {
        await page.goto(here.site.root + origin);
        await page.locator(`.facts a[href^='${path}']`).first().click();
        await page.waitForURL("**" + path + "*");
        assert.match(await page.locator("h1").innerText(), new RegExp(heading));
        assert.ok(await page.locator(".hits > li").count() > 0);
      }
    }));
  });
}
