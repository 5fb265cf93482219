// A search that is narrowed changes without loading the page anew; its address and the back button stay true.
import assert from "node:assert/strict";
import { it } from "node:test";
import { open_page, phone, unfold_filters, use_site } from "./site.mjs";

const here = use_site();

const with_page = async (options, story) => {
  const { context, page, faults } = await open_page(here.browser, options);
  try {
    await page.goto(here.site.root + "/?q=m%C3%A9decins");
    // A page that was loaded anew has lost it.
    await page.evaluate(() => { window.same_page = true; });
    await story(page, faults);
  } finally {
    await context.close();
  }
};
const is_same_page = (page) => page.evaluate(() => window.same_page === true);
const count = (page) => page.locator(".count").innerText();
const settled = (page) => page.locator("main:not([aria-busy])").waitFor();

it("narrows in place, and goes back and forth", () => with_page({}, async (page, faults) => {
  const all = await count(page);
  await page.locator(".chart a[aria-label^='2022']").click();
  await page.waitForURL("**year=2022*");
  await settled(page);
  const narrowed = await count(page);
  assert.notEqual(narrowed, all);
  assert.ok(await is_same_page(page));
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "year:2022");
  assert.equal(await page.locator("#annonce").textContent(), narrowed);

  await page.locator(".sorts a", { hasText: "plus anciens" }).click();
  await page.waitForURL("**sort=date_asc*");
  await settled(page);
  await page.getByLabel("Chercher dans les délibérations").fill("logement");
  await page.keyboard.press("Enter");
  await page.waitForURL("**q=logement*");
  await settled(page);
  assert.match(page.url(), /year=2022/);
  assert.match(await page.title(), /logement/);
  assert.match(await page.locator("link[rel=alternate]").getAttribute("href"), /q=logement/);

  await page.goBack();
  await page.waitForURL("**q=m%C3%A9decins*sort=date_asc*");
  await settled(page);
  await page.goBack();
  await page.waitForURL((address) => !address.search.includes("sort"));
  await settled(page);
  assert.equal(await count(page), narrowed);
  await page.goBack();
  await page.waitForURL((address) => !address.search.includes("year"));
  await settled(page);
  await page.waitForFunction((text) => document.querySelector(".count").innerText === text, all);
  await page.goForward();
  await page.waitForURL("**year=2022*");
  await page.waitForFunction((text) => document.querySelector(".count").innerText === text, narrowed);
  assert.ok(await is_same_page(page));
  assert.deepEqual(faults, []);

  // The address alone gives the same page.
  await page.reload();
  assert.equal(await count(page), narrowed);
}));

it("limits the dates and turns the pages in place", () => with_page({}, async (page, faults) => {
  await page.getByLabel("du", { exact: true }).fill("2016");
  await page.getByRole("button", { name: "Limiter" }).click();
  await page.waitForURL("**date_from=2016*");
  await settled(page);
  assert.doesNotMatch(page.url(), /date_to/);
  await page.locator(".pages a[rel=next]").click();
  await page.waitForURL("**page=2*");
  await settled(page);
  assert.match(await page.locator(".pages").innerText(), /Page 2 sur/);
  assert.ok(await is_same_page(page));
  assert.deepEqual(faults, []);
}));

it("shows on a phone what was narrowed, not the filters below it", () => with_page({ viewport: phone }, async (page) => {
  await unfold_filters(page);
  await page.locator(".facets li a").first().click();
  await page.locator(".chips").waitFor();
  await settled(page);
  const box = await page.locator(".count").boundingBox();
  assert.ok(box.y >= 0 && box.y < phone.height, "count at " + box.y);
}));

it("leaves links to elsewhere, and keys that ask for a new tab, to the browser", () => with_page({}, async (page) => {
  const [other] = await Promise.all([
    page.context().waitForEvent("page"),
    page.locator(".facets li a").first().click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await other.close();
  assert.equal(new URL(page.url()).search, "?q=m%C3%A9decins");
  const people = page.locator(".facet", { hasText: "Élu de la séance" });
  await people.locator("summary").click();
  await people.locator(".more a").click();
  await page.waitForURL("**/valeurs/member?q=m%C3%A9decins");
  assert.ok(await page.locator(".directory section li a").count() > 8);
  await page.goBack();
  await page.locator(".facet", { hasText: "Élu de la séance" }).locator("summary").click();
  await page.locator(".facet", { hasText: "Élu de la séance" }).getByRole("textbox").fill("le quin");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/valeurs/member?*nom=le*quin*");
  await page.locator(".directory section li a", { hasText: "LE QUINTREC" }).click();
  await page.waitForURL("**/?*member=*");
  assert.match(await page.locator(".chips").innerText(), /LE QUINTREC/);
}));

it("goes where it would have gone where the server does not answer well", () => with_page({}, async (page) => {
  let first = true;
  await page.route("**/?*year=2022*", (route) => {
    if (!first) return route.continue();
    first = false;
    return route.fulfill({ status: 503, contentType: "text/html", body: "<p>busy</p>" });
  });
  await page.locator(".chart a[aria-label^='2022']").click();
  await page.waitForURL("**year=2022*");
  await page.locator(".chips").waitFor();
  assert.equal(await is_same_page(page), false);
}));

it("completes what is typed, and copies the reference of an act", async () => {
  const { context, page, faults } = await open_page(here.browser, { permissions: ["clipboard-read", "clipboard-write"] });
  try {
    await page.goto(here.site.root + "/");
    await page.getByLabel("Chercher dans les délibérations").pressSequentially("salar");
    await page.locator("#completions option").first().waitFor({ state: "attached" });
    await page.goto(here.site.root + "/actes/val-d-ornaye-cd-2018-83-2018-03-26");
    await page.getByRole("button", { name: "Copier la référence" }).click();
    await page.getByRole("button", { name: "Référence copiée" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await page.locator("#reference").textContent());
    assert.match(copied, /^délibération n°\s2018-83 du Conseil départemental en date du 26 mars 2018 «/);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
});
