// What the pages do better with a script; without it, they do all the same.
"use strict";

const box = document.getElementById("q");
const completions = document.getElementById("completions");
if (box && completions) {
  let waiting = 0;
  let last = "";
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = box.value.trim();
    if (text.length < 2 || text === last) return;
    waiting = setTimeout(async () => {
      last = text;
      try {
        const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(text));
        if (!answer.ok || text !== last) return;
        const { suggestions } = await answer.json();
        completions.replaceChildren(...suggestions.map((each) => {
          const option = document.createElement("option");
          option.value = each.text;
          return option;
        }));
      } catch {
        // Completions are a help, never needed.
      }
    }, 150);
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    button.textContent = "Référence copiée";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// An anchor into what is folded unfolds it.
const unfold = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.querySelector("details");
  if (folded) folded.open = true;
};
addEventListener("hashchange", unfold);
unfold();
