// Everything by the keyboard alone: what has the focus shows it, and nothing holds it.
import assert from "node:assert/strict";
import { it } from "node:test";
import { open_page, phone, use_site } from "./site.mjs";

const here = use_site();

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: element.localName,
    text: element.getAttribute("aria-label") ?? element.textContent.replace(/\s+/g, " ").trim(),
    href: element.getAttribute("href") ?? "",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
});

// Tab by Tab until `is_wanted`; each element on the way must show that it has the focus.
const tab_to = async (page, is_wanted, most = 80) => {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    const element = await focused(page);
    if (element.name === "body") continue;
    assert.ok(element.outlined, "no outline: " + JSON.stringify(element));
    assert.ok(element.seen, "out of sight: " + JSON.stringify(element));
    if (is_wanted(element)) return element;
  }
  throw new Error("no such element within " + most + " tabs");
};

for (const [way, options] of Object.entries({
  "with scripts": {}, "without scripts": { javaScriptEnabled: false }, "on a phone": { viewport: phone },
})) {
  it("searches, narrows, opens and leaves an act by keys, " + way, async () => {
    const { context, page, faults } = await open_page(here.browser, { reducedMotion: "reduce", ...options });
    try {
      await page.goto(here.site.root + "/");
      // The box is ready to be typed into.
      await page.keyboard.type("salariat médecins");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/?q=*");
      const all = await page.locator(".count").innerText();

      if (options.viewport) {
        await tab_to(page, (element) => element.name === "summary" && element.text.startsWith("Filtrer"));
        await page.keyboard.press("Enter");
      }
      const year = await tab_to(page, (element) => /^2018\b[^:]*:\s\d/.test(element.text));
      assert.match(year.href, /year=2018/);
      await page.keyboard.press("Enter");
      await page.waitForURL("**year=2018*");
      await page.locator(".chips").waitFor();
      assert.notEqual(await page.locator(".count").innerText(), all);
      await page.goBack();
      await page.waitForURL((address) => !address.search.includes("year"));
      await page.locator(".chips").waitFor({ state: "detached" });
      assert.equal(await page.locator(".count").innerText(), all);

      // From the top, the first key leads past the navigation.
      await page.reload();
      const skip = await tab_to(page, (element) => element.text === "Aller au contenu", 3);
      assert.equal(skip.href, "#contenu");
      await page.keyboard.press("Enter");
      await tab_to(page, (element) => element.href.startsWith("/actes/") && !element.href.includes("#"));
      await page.keyboard.press("Enter");
      await page.waitForURL("**/actes/*");

      // What is folded opens, and a person leads to their page.
      await tab_to(page, (element) => element.name === "summary" && element.text.startsWith("Présence"));
      await page.keyboard.press("Enter");
      await page.locator("#presence details[open]").waitFor();
      await tab_to(page, (element) => element.href.startsWith("/membres/"));
      await page.keyboard.press("Enter");
      await page.waitForURL("**/membres/*");
      await tab_to(page, (element) => element.href === "/membres" && element.text === "Toutes les personnes");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/membres");
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  });
}
