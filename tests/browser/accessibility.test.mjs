// Every kind of page: axe finds nothing, nothing runs over the edge of a phone, nothing is asked of elsewhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { open_context, open_page_in, phone, start_browser, start_site } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = {
  home: "/",
  results: "/?q=salariat%20m%C3%A9decins",
  "narrowed results": "/?q=salariat%20m%C3%A9decins&year=2018&commission=2&date_from=2012",
  "no results": "/?q=xylophone",
  act: "/actes/val-d-ornaye-cd-2018-83-2018-03-26",
  comparison: "/actes/val-d-ornaye-cd-2018-83-2018-03-26/comparer/val-d-ornaye-cd-2019-142-2019-06-24",
  "page of the original": "/actes/val-d-ornaye-cd-2022-188-2022-12-12/original?lignes=55-56&q=soins",
  "act with its original": "/actes/val-d-ornaye-cd-2022-188-2022-12-12",
  document: "/actes/communique-de-presse-3a5aa33dafb8",
  text: "/actes/val-d-ornaye-cd-2018-83-2018-03-26/texte",
  "text with what was found": "/actes/val-d-ornaye-cd-2018-83-2018-03-26/texte?q=m%C3%A9decins",
  "act from a search": "/actes/val-d-ornaye-cd-2018-83-2018-03-26?q=m%C3%A9decins",
  "text of a document": "/actes/communique-de-presse-3a5aa33dafb8/texte",
  "past the last page": "/?q=salariat&page=900",
  members: "/membres",
  member: "/membres/Solange%20TERLINGUE",
  commissions: "/commissions",
  commission: "/commissions/Action%20sociale%20et%20sant%C3%A9",
  "several commissions": "/commissions/2",
  sessions: "/seances",
  session: "/seances/2018-03-26",
  themes: "/matieres",
  theme: "/matieres/8.2",
  territories: "/territoires",
  territory: "/territoires/Montornais",
  councils: "/collectivites",
  "values of a facet": "/valeurs/member?q=m%C3%A9decins&nom=s",
  "corrected search": "/?q=salarait%20medcins",
  votes: "/votes",
  "votes of a year": "/votes?year=2020&vote=with_abstention",
  sums: "/sommes",
  affair: "/dossiers/val-d-ornaye-cd-2018-83-2018-03-26",
  help: "/aide",
  "being told": "/suivre?q=m%C3%A9decins&year=2018",
  données: "/donnees",
  api: "/api",
  "unknown address": "/nulle-part",
  "address refused": "/?anne=2020&page=0",
};

let site;
let browser;
let shared;
before(async () => {
  site = await start_site(["--documents", process.env.RECUEIL_SAMPLE_DOCUMENTS]);
  browser = await start_browser();
  shared = await open_context(browser);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const violations = (page, options) => page.evaluate(async (asked) => {
  const { violations: found } = await window.axe.run(document, { resultTypes: ["violations"], ...asked });
  return found.map((each) => each.id + ": " + each.nodes.map((node) => node.html.slice(0, 200)).join(" | "));
}, options);

// Targets large enough to be hit are of WCAG 2.2, which axe asks for only when told.
const everything = { rules: { "target-size": { enabled: true } } };
const colours = { runOnly: ["color-contrast"] };
const layout = { runOnly: ["target-size", "scrollable-region-focusable", "meta-viewport", "css-orientation-lock"] };

describe("every kind of page is accessible", { concurrency: 2 }, () => {
  for (const [kind, path] of Object.entries(pages)) {
    it(kind, async () => {
      const { page, faults } = await open_page_in(shared);
      try {
        const answer = await page.goto(site.root + path);
        // Of an answer that is an error, the browser tells in its console.
        if (answer.status() >= 400) faults.length = 0;
        await page.evaluate(axe);
        assert.deepEqual(await violations(page, everything), [], "at a desk");
        await page.emulateMedia({ colorScheme: "dark" });
        assert.deepEqual(await violations(page, colours), [], "in the dark");
        await page.emulateMedia({ colorScheme: "light" });
        await page.setViewportSize(phone);
        assert.deepEqual(await violations(page, layout), [], "on a phone");
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, "runs over the edge by " + over);
        assert.deepEqual(faults, []);
      } finally {
        await page.close();
      }
    });
  }
});
