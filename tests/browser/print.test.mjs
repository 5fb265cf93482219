// On paper: what was asked, what is folded on the screen, and nothing that only a screen can use.
import assert from "node:assert/strict";
import { it } from "node:test";
import { open_page, use_site } from "./site.mjs";

const here = use_site();

for (const javaScriptEnabled of [true, false]) {
  it("prints " + (javaScriptEnabled ? "with scripts" : "without scripts"), async () => {
    const { context, page } = await open_page(here.browser, { javaScriptEnabled });
    try {
      await page.goto(here.site.root + "/?q=salariat&year=2018");
      await page.emulateMedia({ media: "print" });
      const title = await page.locator("h1").boundingBox();
      assert.ok(title.width > 100 && title.height > 10);
      assert.match(await page.locator("h1").innerText(), /«\ssalariat\s»/);
      assert.ok(await page.locator(".chips", { hasText: "2018" }).isVisible());
      for (const useless of [".search", ".facets", ".exports", "header nav"]) {
        assert.equal(await page.locator(useless).first().isVisible(), false, useless);
      }
      await page.goto(here.site.root + "/actes/val-d-ornaye-cd-2018-83-2018-03-26");
      if (javaScriptEnabled) await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      const names = await page.locator("#presence .people li").first().boundingBox();
      assert.ok(names && names.height > 5, "who sat is printed");
    } finally {
      await context.close();
    }
  });
}
