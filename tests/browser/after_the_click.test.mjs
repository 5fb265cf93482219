// What waits behind a result: the words found, the way from one to the next, the quotation, the state of an article.
import assert from "node:assert/strict";
import { it } from "node:test";
import { open_page, phone, use_site } from "./site.mjs";

const here = use_site();

const act = "/actes/val-d-ornaye-cd-2018-83-2018-03-26";
const with_page = async (options, story) => {
  const { context, page, faults } = await open_page(here.browser, options);
  try {
    await story(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
};

for (const [way, options] of Object.entries({
  "at a desk": {}, "on a phone, without scripts": { viewport: phone, javaScriptEnabled: false },
})) {
  it("goes from one passage found to the next, and searches within an act, " + way, () => with_page(options, async (page) => {
    await page.goto(here.site.root + act + "/texte?q=m%C3%A9decins");
    const found = Number(/^\d+/.exec(await page.locator(".found strong").innerText())[0]);
    assert.ok(found > 2, String(found));
    assert.equal(await page.locator(".found a").count(), Math.min(found, 24));
    await page.locator(".found a").first().click();
    const first = page.locator(".piece.sought, .piece:target").first();
    assert.ok(await first.locator("mark").count() > 0);
    await first.getByRole("link", { name: "passage suivant" }).click();
    await page.waitForURL("**ligne=*");
    assert.ok(await page.locator(".piece.sought mark").count() > 0);
    const inside = page.getByRole("search", { name: "Chercher dans cet acte" });
    await inside.getByRole("searchbox").fill("xylophone");
    await inside.getByRole("button").click();
    await page.waitForURL("**q=xylophone*");
    assert.ok(await page.getByText("Ces mots ne sont pas dans cet acte").isVisible());
    // A box to search everything is on every page.
    const everywhere = page.getByRole("search", { name: "Chercher dans toutes les délibérations" });
    await everywhere.getByRole("searchbox").fill("logement");
    await everywhere.getByRole("button").click();
    await page.waitForURL("**/?q=logement");
    assert.ok(await page.locator(".hits > li").count() > 0);
  }));

  it("says at an article what changed it, and leads from each line to its place, " + way, () => with_page(options, async (page) => {
    await page.goto(here.site.root + act);
    const change = page.locator("#article-2 .changed");
    assert.match(await change.innerText(), /^modifié par la délibération n°2019-142/);
    assert.equal(await page.locator("#article-1 .changed").count(), 0);
    await page.locator("#article-2 a.source").first().click();
    await page.waitForURL("**/texte?ligne=*");
    assert.ok(await page.locator(".piece.sought").count() > 0);
    await page.goto(here.site.root + act);
    await change.locator("a").click();
    await page.waitForURL("**2019-142*#article-2");
    // The whole affair.
    await page.goto(here.site.root + act);
    await page.getByRole("link", { name: "la vie de cette affaire" }).click();
    await page.waitForURL("**/dossiers/**");
    assert.ok(await page.locator(".timeline > li").count() > 4);
    const days = await page.locator(".timeline time").evaluateAll((all) => all.map((each) => each.dateTime));
    assert.deepEqual(days, [...days].sort());
    const feed = await (await fetch(here.site.root + await page.getByRole("link", { name: "S’abonner" }).getAttribute("href"))).text();
    assert.equal(feed.match(/<entry>/g).length, await page.locator(".timeline h2 a[href^='/actes/']").count());
  }));

  it("tells who opposed and who was awarded what, " + way, () => with_page(options, async (page) => {
    await page.goto(here.site.root + "/");
    await page.getByRole("link", { name: "Votes", exact: true }).click();
    await page.waitForURL("**/votes");
    const cell = page.locator(".by-group tbody tr").first().locator("td.number a").nth(1);
    const opposed = Number(await cell.innerText());
    await cell.click();
    await page.waitForURL("**/?q=contre*");
    assert.equal(Number(/^\d+/.exec(await page.locator(".count").innerText())[0]), opposed);
    await page.getByRole("link", { name: "Sommes", exact: true }).click();
    await page.waitForURL("**/sommes");
    await page.locator(".beneficiaries summary").first().click();
    await page.locator(".beneficiaries details[open] a").first().click();
    await page.waitForURL("**/actes/**#article-*");
    await page.goto(here.site.root + "/sommes");
    await page.getByRole("search", { name: "Limiter ces chiffres" }).getByLabel("du", { exact: true }).fill("01/2023");
    await page.getByRole("button", { name: "Limiter" }).click();
    await page.waitForURL("**date_from=*");
    assert.equal(await page.locator(".coverage tbody tr").count(), 2);
  }));

  it("asks a citizen's question about her own town, " + way, () => with_page(options, async (page) => {
    await page.goto(here.site.root + "/");
    await page.getByRole("link", { name: "Territoires" }).click();
    await page.locator(".directory li a", { hasText: "Montornais" }).click();
    await page.getByLabel("Chercher dans ces actes").fill("comment payer mon loyer");
    await page.getByRole("button", { name: "Chercher", exact: true }).last().click();
    await page.waitForURL("**/?*loyer*");
    assert.match(await page.locator(".chips").innerText(), /Montornais/);
    await page.getByRole("link", { name: "Aide", exact: true }).click();
    await page.locator(".examples a", { hasText: "SAUF" }).click();
    await page.waitForURL("**/?q=*SAUF*");
    await page.getByRole("link", { name: "Être prévenu" }).click();
    await page.waitForURL("**/suivre?q=*");
    assert.match(await page.locator("#flux").innerText(), /\/feed\.atom\?q=/);
    assert.match(await page.locator("pre").last().innerText(), /"query": ".*SAUF/);
  }));
}

it("leads back to the very search, filters and page, that an act was opened from", () => with_page({}, async (page) => {
  const search = here.site.root + "/?q=m%C3%A9decins&year=2018&year=2022&sort=date_desc";
  await page.goto(search);
  await page.locator(".hits h2 a").first().click();
  await page.waitForURL("**/actes/**");
  await page.locator(".back a").click();
  await page.waitForURL(search);
  // Opened from elsewhere, it leads to the search for the words.
  await page.goto(here.site.root + act + "?q=salariat");
  assert.equal(await page.locator(".back a").getAttribute("href"), "/?q=salariat");
}));

it("copies a quotation with its reference and a link to its words", () => with_page(
  { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.goto(here.site.root + act + "?q=salariat");
    await page.locator("#article-1").getByRole("button", { name: "Citer" }).click();
    await page.locator("#article-1").getByRole("button", { name: "Copié" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const [words, reference, address] = copied.split("\n");
    assert.match(words, /^« D’engager, pour une durée de trois ans, .* »$/);
    assert.match(reference, /^délibération n°\s2018-83 du Conseil départemental .*, Article 1$/);
    assert.ok(address.startsWith(here.site.root + act + "#article-1:~:text=D%E2%80%99engager"), address);
    await page.goto(address);
    assert.equal(await page.locator("#article-1 h3").innerText(), "Article 1");
  }));
