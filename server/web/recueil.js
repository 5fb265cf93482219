// What the pages do better with a script; without it, they do all the same.
"use strict";

const main = document.querySelector("main");

// Completions while typing.
let waiting = 0;
let completed = "";
document.addEventListener("input", (event) => {
  const box = event.target;
  if (box.id !== "q") return;
  clearTimeout(waiting);
  const text = box.value.trim();
  if (text.length < 2 || text === completed) return;
  waiting = setTimeout(async () => {
    completed = text;
    try {
      const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(text));
      if (!answer.ok || text !== completed) return;
      const { suggestions } = await answer.json();
      document.getElementById("completions").replaceChildren(...suggestions.map((each) => {
        const option = document.createElement("option");
        option.value = each.text;
        return option;
      }));
    } catch {
      // Completions are a help, never needed.
    }
  }, 150);
});

// A search that is narrowed, sorted or turned over changes in its place. Its address is the page's own, so that it can
// be kept, sent and gone back to; where anything fails, the browser goes there as it would have without a script.
let shown = location.pathname + location.search;
let under_way = null;

const is_search = (address) => address.origin === location.origin && address.pathname === "/" && address.search !== "";

const give_focus = (key, id) => {
  // Where the filters stand below what they filter, it is what they filter that one wants to see.
  const is_narrow = matchMedia("(max-width: 60rem)").matches;
  const same = id ? document.getElementById(id)
    : key && !is_narrow ? main.querySelector('[data-key="' + CSS.escape(key) + '"]') : null;
  if (same) {
    same.focus({ preventScroll: true });
    return;
  }
  const count = main.querySelector(".count");
  if (!count) return;
  count.tabIndex = -1;
  count.focus({ preventScroll: true });
  count.scrollIntoView({ block: "nearest", behavior: "instant" });
};

const show = async (address, from, is_new) => {
  if (under_way) under_way.abort();
  const mine = under_way = new AbortController();
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    if (!answer.ok || !next || !next.querySelector(".results")) throw new Error("not a search");
    if (mine.signal.aborted) return;
    const key = from && from.dataset.key;
    const id = from && from.id;
    if (is_new) history.pushState(null, "", address);
    shown = location.pathname + location.search;
    document.title = page.title;
    main.replaceChildren(...next.childNodes);
    const feed = document.querySelector("link[rel=alternate]");
    const new_feed = page.querySelector("link[rel=alternate]");
    if (feed && new_feed) feed.href = new_feed.getAttribute("href");
    if (is_new) give_focus(key, id);
    document.getElementById("annonce").textContent = main.querySelector(".count").textContent;
  } catch (error) {
    if (error.name === "AbortError") return;
    if (is_new) location.assign(address);
    else location.reload();
  } finally {
    if (under_way === mine) {
      under_way = null;
      main.removeAttribute("aria-busy");
    }
  }
};

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href]");
  if (!link || !main.contains(link) || !main.querySelector(".results")) return;
  // In the year chart, an address is an object of its own kind.
  const address = new URL(link.getAttribute("href"), location.href);
  if (!is_search(address) || !is_search(location) || address.hash) return;
  event.preventDefault();
  show(address.href, link, true);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!is_search(location) || !main.contains(form) || form.method !== "get") return;
  if (new URL(form.action).pathname !== "/") return;
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  if (asked.toString() === "") asked.set("q", "");
  event.preventDefault();
  show(new URL("/?" + asked, location.href).href, document.activeElement, true);
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) show(location.href, null, false);
});

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    const done = button.dataset.copy === "reference" ? "Référence copiée" : "Copié";
    button.textContent = done;
    document.getElementById("annonce").textContent = done;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// A quotation: the words, where they stand, and a link that marks them there (a text fragment).
const fragment_of = (words) => {
  const encoded = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  return words.length <= 12 ? encoded(words) : encoded(words.slice(0, 6)) + "," + encoded(words.slice(-6));
};
for (const button of document.querySelectorAll("button[data-quote]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const article = document.getElementById(button.dataset.quote);
    const text = [...article.querySelectorAll("p:not(.state)")].map((each) => each.textContent.trim()).join("\n");
    const first = article.querySelector("p:not(.state)").textContent.trim();
    const page = new URL(document.querySelector("link[rel=canonical]").getAttribute("href"), location.href);
    const address = page.href + "#" + button.dataset.quote + ":~:text=" + fragment_of(first.split(/\s+/));
    const reference = document.getElementById("reference").textContent;
    await navigator.clipboard.writeText("« " + text + " »\n" + reference + ", " + article.querySelector("h3").textContent.trim() + "\n" + address);
    document.getElementById("annonce").textContent = "Citation copiée";
    button.textContent = "Copié";
    setTimeout(() => { button.textContent = "Citer"; }, 2000);
  });
}

// The way back leads to the very search that the reader came from, its filters and page too.
const back = document.querySelector(".back a[href^='/?']");
if (back && document.referrer && is_search(new URL(document.referrer))) back.href = document.referrer;

// Paper folds nothing.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of folded) each.open = false;
});

// An anchor into what is folded unfolds it.
const unfold = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const inner = target && (target.localName === "details" ? target : target.querySelector("details"));
  if (inner) inner.open = true;
};
addEventListener("hashchange", unfold);
unfold();
