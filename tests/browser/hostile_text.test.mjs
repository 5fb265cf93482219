// An act of the sample corpus holds scripts: they are shown, and never run.
import assert from "node:assert/strict";
import { it } from "node:test";
import { open_page, use_site } from "./site.mjs";

const here = use_site();

const hostile = "\"><script>alert(9)</script><img src=x onerror=alert(9)>";
const encoded = encodeURIComponent(hostile);

it("runs nothing that a document or an address holds", async () => {
  const { context, page, faults } = await open_page(here.browser);
  try {
    // What the policy refused was in the page all the same.
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => console.error("refused: " + event.blockedURI));
    });
    await page.goto(here.site.root + "/?q=portail");
    const [act] = await page.locator(".hits h2 a", { hasText: "<script>alert(1)</script>" }).all();
    assert.ok(act, "the hostile act is found, its title shown as it is written");
    const address = await act.getAttribute("href");
    const bare = address.split("?")[0];
    for (const path of [address, address + "#parties", "/?q=script", "/?q=onerror+alert", "/?q=" + encoded,
      "/?q=portail&commission=2", "/membres", "/seances/2024-09-30",
      bare.replace("/actes/", "/dossiers/"), bare + "/texte?q=script", "/votes?q=" + encoded, "/sommes?q=" + encoded, "/sommes?q=portail",
      "/suivre?q=" + encoded, "/valeurs/member?q=" + encoded + "&nom=" + encoded, "/aide", "/territoires"]) {
      await page.goto(here.site.root + path);
      assert.equal(await page.locator("main script, main img, main iframe").count(), 0, path);
      assert.equal(await page.locator("main [onerror], main [onclick], main [href^='javascript:']").count(), 0, path);
    }
    await page.goto(here.site.root + address);
    assert.match(await page.locator("h1").innerText(), /<script>alert\(1\)<\/script>/);
    // What describes the act to search engines is data, and holds the title to the letter.
    const described = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
    assert.match(described.name, /<script>alert\(1\)<\/script>/);
    assert.ok(await page.getByText("javascript:alert(4)<b>").count() + await page.getByText("<img src=x").count() > 0);

    // Changed in place, the page takes no more from a text than when it is loaded.
    await page.goto(here.site.root + "/?q=salariat");
    await page.getByLabel("Chercher dans les délibérations").fill("portail " + hostile);
    await page.keyboard.press("Enter");
    await page.waitForURL("**alert*");
    await page.locator("main:not([aria-busy])").waitFor();
    assert.equal(await page.locator("main script, main img").count(), 0);
    assert.deepEqual(faults, []);

    // Addresses that are refused say so with their own words escaped.
    for (const path of ["/?" + encoded + "=1", "/?commission=" + encoded, "/actes/" + encoded, "/membres/" + encoded]) {
      await page.goto(here.site.root + path);
      assert.equal(await page.locator("main script, main img").count(), 0, path);
    }
    assert.deepEqual(faults.filter((fault) => !/Failed to load resource/.test(fault)), []);
  } finally {
    await context.close();
  }
});
