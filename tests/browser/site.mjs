// What every test here starts from: the program serving the sample corpus, and a browser.
//
// RECUEIL_PROGRAM names the program, RECUEIL_SAMPLE_INDEX an index of corpus/sample/documents.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const wanted = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(name + " is not set; run these tests with ctest");
  return value;
};

const in_path = (names) => {
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error("no " + names.join(" or ") + " in PATH; tools/install-packages test installs it");
};

// { root: "http://127.0.0.1:PORT", stop() }, with more arguments for `recueil serve` where a test has any, or an index of
// its own.
export const start_site = async (more = [], index = wanted("RECUEIL_SAMPLE_INDEX")) => {
  const program = spawn(wanted("RECUEIL_PROGRAM"),
    ["serve", "--db", index, "--listen", "127.0.0.1:0", "--threads", "2", ...more],
    { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  for await (const line of createInterface({ input: program.stdout })) {
    const root = /^listening on (http:\S+)$/.exec(line)?.[1];
    if (!root) throw new Error("unexpected: " + line);
    return {
      root,
      stop: () => {
        program.kill("SIGTERM");
        return ended;
      },
    };
  }
  throw new Error("recueil serve ended before it listened");
};

// Chromium's own sandbox needs a user other than root.
export const start_browser = () => chromium.launch({
  executablePath: in_path(["chromium", "chromium-browser"]),
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});

// { site, browser } of a file of tests, there from its first test to its last.
export const use_site = (more = []) => {
  const used = {};
  before(async () => {
    used.site = await start_site(more);
    used.browser = await start_browser();
  });
  after(async () => {
    await used.browser?.close();
    await used.site?.stop();
  });
  return used;
};

export const phone = { width: 375, height: 720 };
export const desk = { width: 1280, height: 900 };

export const open_context = async (browser, options = {}) => {
  const context = await browser.newContext({ viewport: desk, locale: "fr-FR", ...options });
  context.setDefaultTimeout(20_000);
  return context;
};

// A page that notes whatever a well-made page never does: errors, dialogs, refusals of its own policy, requests to
// elsewhere. `faults` fills while it lives.
export const open_page_in = async (context) => {
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push("error: " + error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push("console: " + message.text());
  });
  page.on("dialog", async (dialog) => {
    faults.push("dialog: " + dialog.message());
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (address.hostname !== "127.0.0.1") faults.push("asks elsewhere: " + address.href);
  });
  return { context, page, faults };
};

// On a phone the filters are folded above the hits.
export const unfold_filters = async (page) => {
  const summary = page.locator(".filters > summary");
  if (await summary.isVisible() && !await page.locator(".filters[open]").count()) await summary.click();
};

export const open_page = async (browser, options = {}) => open_page_in(await open_context(browser, options));
