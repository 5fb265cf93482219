// From a result to the sentence marked on the page of the original, and back, with and without scripts.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { desk, open_page, phone, start_site, use_site } from "./site.mjs";

const here = use_site(["--documents", process.env.RECUEIL_SAMPLE_DOCUMENTS]);

const ways = [
  { name: "at a desk", viewport: desk, javaScriptEnabled: true },
  { name: "on a phone, without scripts", viewport: phone, javaScriptEnabled: false },
];

for (const { name, ...options } of ways) {
  describe(name, () => {
    it("a reader sees the sentence found on the page of the original, and comes back", async () => {
      const { context, page, faults } = await open_page(here.browser, options);
      try {
        await page.goto(here.site.root + "/?q=" + encodeURIComponent("accès aux soins") + "&year=2022");
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
        // From the stamp's day to where it is printed.
        await page.locator(".facts a.original[href*='fait=transmission']").click();
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

// An act whose article has a table, in an index of its own.
const act_with_table = `<html><body><p>COMMUNE DE MONTORNAY</p><p>EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS</p>
<p>DU CONSEIL MUNICIPAL</p><p>Séance du 14 mars 2023</p><p>DÉLIBÉRATION N° 2023-12</p><p>Objet : Aides aux associations</p>
<p>Le conseil municipal, après en avoir délibéré, à l'unanimité, décide :</p>
<p>Article 1 : D'attribuer les sommes suivantes :</p>
<table><tr><th>Association</th><th>Montant</th></tr><tr><td>Club de xylophone</td><td>1 200,00 €</td></tr>
<tr><td>Harmonie</td><td>300,00 €</td></tr></table>
<p>La dépense est inscrite au budget.</p><p>Article 2 : De signer.</p></body></html>`;

it("a table in an article is a table, on the page of the act and in its text", async () => {
  const folder = await mkdtemp(join(tmpdir(), "recueil-table-"));
  let own;
  try {
    await mkdir(join(folder, "documents"));
    await writeFile(join(folder, "documents", "acte.html"), act_with_table);
    await promisify(execFile)(process.env.RECUEIL_PROGRAM,
      ["index", "--db", join(folder, "db"), join(folder, "documents")]);
    own = await start_site([], join(folder, "db"));
    for (const { name, ...options } of ways) {
      const { context, page, faults } = await open_page(here.browser, options);
      try {
        await page.goto(own.root + "/?q=xylophone");
        await page.locator(".hits h2 a").first().click();
        const article = page.locator("#article-1");
        assert.equal(await article.locator("table tr").count(), 3, name);
        const plain = (texts) => texts.map((text) => text.replaceAll("\u00A0", " "));
        assert.deepEqual(plain(await article.locator("table tr").nth(1).locator("td").allInnerTexts()),
          ["Club de xylophone", "1 200,00 €"]);
        assert.equal(await article.locator("td mark").innerText(), "xylophone");
        const words = plain(await article.locator("p").allInnerTexts());
        assert.deepEqual(words, ["D'attribuer les sommes suivantes :", "La dépense est inscrite au budget."]);
        await page.goto(page.url().replace(/\?.*/, "") + "/texte");
        assert.equal(await page.locator("table.given tr").count(), 3, name);
        assert.deepEqual(faults, []);
      } finally {
        await context.close();
      }
    }
  } finally {
    await own?.stop();
    await rm(folder, { recursive: true });
  }
});

it("a document can be taken in parts, and runs nothing", async () => {
  const index = await (await fetch(here.site.root + "/api/v1/search?q=" + encodeURIComponent("accès aux soins"))).json();
  const act = await (await fetch(here.site.root + "/api/v1/acts/" + index.hits[0].id)).json();
  const address = here.site.root + "/documents/" + act.source.sha256;
  const part = await fetch(address, { headers: { Range: "bytes=0-3" } });
  assert.equal(part.status, 206);
  const whole = await fetch(address);
  assert.match(whole.headers.get("content-security-policy"), /^sandbox; default-src 'none'/);
  assert.equal(whole.headers.get("x-content-type-options"), "nosniff");
});
