"use strict";
const boxes = [...document.querySelectorAll("input[data-claim]")];
const byName = document.getElementById("by");
const only = document.getElementById("only");
const said = document.getElementById("said");
const tools = document.querySelector(".tools");
const shelf = "quizgen-review " + document.body.dataset.sheet;
let unsaved = false;

const ticked = () => boxes.filter((box) => box.checked);
const tell = (text) => { said.textContent = text; };
const inText = (target) => target instanceof HTMLInputElement && target.type === "text";

// What is ticked outlives a closed tab, where the browser keeps anything for a file at all.
function keep() {
  const draft = { by: byName.value, claims: ticked().map((box) => box.dataset.claim) };
  try { localStorage.setItem(shelf, JSON.stringify(draft)); } catch (refused) { /* not kept */ }
}
function restore() {
  try {
    const draft = JSON.parse(localStorage.getItem(shelf) || "{}");
    const claims = new Set(draft.claims || []);
    byName.value = draft.by || "";
    for (const box of boxes) box.checked = claims.has(box.dataset.claim);
    unsaved = ticked().length > 0;
  } catch (refused) { /* nothing was kept */ }
}

function filter() {
  for (const box of boxes) {
    box.closest("li").hidden = only.checked && (box.checked || "done" in box.dataset);
  }
  for (const fact of document.querySelectorAll(".fact")) {
    fact.hidden = !fact.querySelector("li:not([hidden])");
  }
}

function move(step) {
  const seen = boxes.filter((box) => !box.closest("li").hidden);
  const at = seen.indexOf(document.activeElement);
  const next = seen[at < 0 ? 0 : Math.min(Math.max(at + step, 0), seen.length - 1)];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.closest("li").scrollIntoView({ block: "center" });
}

// A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it text.
function cell(text) {
  const safe = /^[ \n\u00a0]*[=+\-@\t\r＝＋－＠]/.test(text) ? "'" + text : text;
  return '"' + safe.replaceAll('"', '""') + '"';
}
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
}
function save() {
  const name = byName.value.trim();
  if (!name) {
    byName.focus();
    return tell("First write your name: a tick is somebody's word.");
  }
  const chosen = ticked();
  if (!chosen.length) return tell("Nothing is ticked yet.");
  const rows = chosen.map((box) => {
    const text = box.parentElement.querySelector("label").textContent.replace(/\s+/g, " ").trim();
    return [box.dataset.claim, text, "x", name, today()];
  });
  const lines = [["claim", "statement", "right", "by", "on"], ...rows];
  const text = "\ufeff" + lines.map((row) => row.map(cell).join(",") + "\r\n").join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = document.body.dataset.sheet + "-ticks.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved = false;
  tell(chosen.length + " saved as " + link.download + ": give it to quizgen review --take");
}

document.addEventListener("change", (event) => {
  if (event.target === only) return filter();
  keep();
  if (event.target === byName) return;
  unsaved = true;
  tell(ticked().length + " ticked, not saved yet");
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || inText(event.target)) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  move(step);
});
document.getElementById("save").addEventListener("click", save);
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
restore();
tools.hidden = false;
if (unsaved) tell(ticked().length + " ticked, not saved yet");
