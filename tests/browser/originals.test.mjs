// From a result to the sentence marked on the page of the original, and back, with and without scripts.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { desk, open_page, phone, start_browser, start_site } from "./site.mjs";

let site;
let browser;
before(async () => {
  site = await start_site(["--documents", process.env.RECUEIL_SAMPLE_DOCUMENTS]);
  browser = await start_browser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const ways = [
  { name: "at a desk", viewport: desk, javaScriptEnabled: true },
  { name: "on a phone, without scripts", viewport: phone, javaScriptEnabled: false },
];

for (const { name, ...options } of ways) {
  describe(name, () => {
    it("a reader sees the sentence found on the page of the original, and comes back", async () => {
      const { context, page, faults } = await open_page(browser, options);
      try {
        await page.goto(site.root + "/?q=" + encodeURIComponent("accès aux soins") + "&year=2022");
        const search = page.url();
        const link = page.locator("a.original").first();
        assert.match(await link.innerText(), /^pages? \d+/);
        await link.click();
        await page.waitForURL("**/original?*");
        assert.match(await page.locator("h1").innerText(), /^L’original, page \d+ sur \d+$/);
        const picture = page.locator(".sheet img");
        await picture.scrollIntoViewIfNeeded();
        await picture.evaluate((image) => image.decode());
        assert.ok(await picture.evaluate((image) => image.naturalWidth) > 800);
        // The mark lies on the picture, and on words: dark dots under it.
        const mark = page.locator("rect.quoted").first();
        await mark.waitFor({ state: "attached" });
        const [inner, outer] = [await mark.boundingBox(), await picture.boundingBox()];
        assert.ok(inner.width > 10 && inner.height > 3, JSON.stringify(inner));
        assert.ok(inner.x >= outer.x && inner.y >= outer.y, "the mark is on the picture");
        assert.ok(inner.x + inner.width <= outer.x + outer.width + 1);
        assert.ok(inner.y + inner.height <= outer.y + outer.height + 1);
        // The page before, and this one again.
        await page.getByRole("link", { name: "Page précédente" }).click();
        await page.getByRole("link", { name: "Page suivante" }).click();
        await page.getByRole("link", { name: "Retour aux résultats" }).click();
        await page.waitForURL((address) => address.pathname === "/");
        assert.match(page.url(), /q=acc/);
        await page.goto(search);
        // From a fact of the act to its place, and back to the act.
        await page.locator(".hits h2 a").first().click();
        await page.locator("#articles a.original").first().click();
        await page.locator("rect.quoted").first().waitFor({ state: "attached" });
        await page.locator(".eyebrow a").click();
        await page.waitForURL((address) => /^\/actes\/[^/]+$/.test(address.pathname));
        assert.deepEqual(faults, []);
      } finally {
        await context.close();
      }
    });
  });
}

it("a document can be taken in parts, and runs nothing", async () => {
  const index = await (await fetch(site.root + "/api/v1/search?q=" + encodeURIComponent("accès aux soins"))).json();
  const act = await (await fetch(site.root + "/api/v1/acts/" + index.hits[0].id)).json();
  const address = site.root + "/documents/" + act.source.sha256;
  const part = await fetch(address, { headers: { Range: "bytes=0-3" } });
  assert.equal(part.status, 206);
  const whole = await fetch(address);
  assert.match(whole.headers.get("content-security-policy"), /^sandbox; default-src 'none'/);
  assert.equal(whole.headers.get("x-content-type-options"), "nosniff");
});
