"use strict";
// Filters, jumps and hidden answers. Without this script everything is simply in sight.
document.documentElement.classList.add("scripted");
const GRAVE = ["error", "warning"];
const by = (id) => document.getElementById(id);
const words = new WeakMap();

function facts() {
  return Array.from(document.querySelectorAll(".fact"));
}

function wordsOf(fact) {
  if (!words.has(fact)) words.set(fact, `${fact.dataset.name} ${fact.textContent}`.toLowerCase());
  return words.get(fact);
}

function isGrave(element) {
  const worst = element.dataset.worst;
  return by("show").value === "any" ? worst !== "" : GRAVE.includes(worst);
}

function filter() {
  const wanted = by("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const [kind, show] = [by("kind").value, by("show").value];
  const all = facts();
  let shown = 0;
  for (const fact of all) {
    const fits = (!kind || fact.dataset.kind === kind)
      && (show === "all" || isGrave(fact))
      && wanted.every((word) => wordsOf(fact).includes(word));
    fact.hidden = !fits;
    shown += fits;
  }
  for (const part of document.querySelectorAll(".part:not(.top-problems)"))
    part.hidden = shown < all.length && !part.querySelector(".fact:not([hidden])");
  by("shown").textContent = shown === all.length
    ? "" : `${shown.toLocaleString("en")} of ${all.length.toLocaleString("en")} facts shown.`;
}

// The height of the bar that stays in sight, so that what is jumped to comes below it.
function bar() {
  const top = document.querySelector(".top");
  return getComputedStyle(top).position === "sticky" ? top.offsetHeight : 0;
}

function jump(step) {
  const stops = Array.from(document.querySelectorAll("[data-worst]"))
    .filter((element) => isGrave(element) && !element.closest("[hidden]"));
  if (!stops.length) {
    by("shown").textContent = "No fact in sight has an error or a warning.";
    return;
  }
  const here = document.activeElement.closest("[data-worst]");
  const isPast = (element) => (here
    ? here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING
    : element.getBoundingClientRect().top >= bar());
  const after = stops.findIndex((element) => element !== here && isPast(element));
  const before = stops.findLastIndex((element) => element !== here && !isPast(element));
  const at = step > 0 ? after : before;
  const stop = stops[at >= 0 ? at : step > 0 ? 0 : stops.length - 1];
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "start" });
}

function turn(pair, isOpen) {
  pair.classList.toggle("open", isOpen);
  const isFront = by("try").checked && !isOpen;
  pair.querySelector(".qz-card").classList.toggle("qz-front", isFront);
  pair.querySelector(".qz-card").classList.toggle("qz-back", !isFront);
  for (const hint of pair.querySelectorAll(".qz-hint")) hint.open = !isFront;
  pair.querySelector(".reveal").textContent = isOpen ? "Hide the answer" : "Show the answer";
}

function hideAnswers() {
  document.documentElement.classList.toggle("try", by("try").checked);
  for (const pair of document.querySelectorAll(".pair")) turn(pair, false);
}

function refresh() {
  hideAnswers();
  filter();
}

const KEYS = {
  n: () => jump(1),
  p: () => jump(-1),
  h: () => { by("try").click(); },
  "/": () => { by("search").focus(); },
};

document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && event.target === by("search")) event.target.blur();
  if (isTyped || event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest(".reveal");
  if (button) turn(button.closest(".pair"), !button.closest(".pair").classList.contains("open"));
});
let waiting = 0;
by("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
});
for (const id of ["show", "kind"]) by(id).addEventListener("change", filter);
by("try").addEventListener("change", hideAnswers);
new ResizeObserver(() => {
  document.documentElement.style.scrollPaddingTop = `${bar() + 8}px`;
}).observe(document.querySelector(".top"));
by("next").addEventListener("click", () => jump(1));
by("previous").addEventListener("click", () => jump(-1));
refresh();
