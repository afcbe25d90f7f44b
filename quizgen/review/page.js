"use strict";
const boxes = [...document.querySelectorAll("input[data-claim]")];
const byName = document.getElementById("by");
const only = document.getElementById("only");
const said = document.getElementById("said");
const tools = document.querySelector(".tools");
const shelf = "quizgen-review " + document.body.dataset.sheet;
let unsaved = false;

const inside = (box, what) => box.closest("li").querySelector(what);
const ticked = () => boxes.filter((box) => box.checked);
const refused = () => boxes.filter((box) => inside(box, "[data-no]").checked);
const remark = (box) => inside(box, "[data-remark]").value.trim();
const isJudged = (box) => box.checked || inside(box, "[data-no]").checked;
const judged = () => boxes.filter(isJudged);
const tell = (text) => { said.textContent = text; };
const inText = (target) => target instanceof HTMLInputElement && target.type === "text";

// A claim is right, or not, or neither: one box empties the other.
function judge(box, isRight, isWrong) {
  box.checked = isRight;
  inside(box, "[data-no]").checked = isWrong;
  inside(box, ".no").classList.toggle("open", isWrong);
}
function count() {
  const wrong = refused().length;
  return ticked().length + " ticked" + (wrong ? ", " + wrong + " not right" : "");
}

// What is ticked outlives a closed tab, where the browser keeps anything for a file at all.
function keep() {
  const wrong = refused().map((box) => [box.dataset.claim, inside(box, "[data-remark]").value]);
  const draft = { by: byName.value, claims: ticked().map((box) => box.dataset.claim), wrong };
  try { localStorage.setItem(shelf, JSON.stringify(draft)); } catch (full) { /* not kept */ }
}
function restore() {
  try {
    const draft = JSON.parse(localStorage.getItem(shelf) || "{}");
    const claims = new Set(draft.claims || []);
    const wrong = new Map(draft.wrong || []);
    byName.value = draft.by || "";
    for (const box of boxes) {
      judge(box, claims.has(box.dataset.claim), wrong.has(box.dataset.claim));
      inside(box, "[data-remark]").value = wrong.get(box.dataset.claim) || "";
    }
    unsaved = judged().length > 0;
  } catch (none) { /* nothing was kept */ }
}

function filter() {
  for (const box of boxes) {
    const isSeen = isJudged(box) || "done" in box.dataset;
    box.closest("li").hidden = only.checked && isSeen;
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
  const chosen = judged();
  if (!chosen.length) return tell("Nothing is ticked yet.");
  const rows = chosen.map((box) => {
    const text = box.parentElement.querySelector("label").textContent.replace(/\s+/g, " ").trim();
    return box.checked
      ? [box.dataset.claim, text, "x", name, today(), ""]
      : [box.dataset.claim, text, "no", name, today(), remark(box)];
  });
  const lines = [["claim", "statement", "right", "by", "on", "remark"], ...rows];
  const text = "\ufeff" + lines.map((row) => row.map(cell).join(",") + "\r\n").join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = document.body.dataset.sheet + "-ticks.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved = false;
  tell(count() + ", saved as " + link.download + ": give it to quizgen review --take");
}

document.addEventListener("change", (event) => {
  if (event.target === only) return filter();
  const box = event.target.closest("li")?.querySelector("[data-claim]");
  if (event.target === box) judge(box, box.checked, false);
  if ("no" in event.target.dataset) judge(box, false, event.target.checked);
  keep();
  if (event.target === byName) return;
  unsaved = true;
  tell(count() + ", not saved yet");
});
function leaveRemark(event) {
  if (!("remark" in event.target.dataset) || !["Enter", "Escape"].includes(event.key)) return;
  event.target.closest("li").querySelector("[data-claim]").focus();
}
function toggleNo() {
  const box = document.activeElement.closest("li")?.querySelector("[data-claim]");
  if (!box) return false;
  inside(box, "[data-no]").click();
  if (inside(box, "[data-no]").checked) inside(box, "[data-remark]").focus();
  return true;
}
document.addEventListener("keydown", (event) => {
  leaveRemark(event);
  if (event.ctrlKey || event.altKey || event.metaKey || inText(event.target)) return;
  if (event.key === "n" && toggleNo()) return event.preventDefault();
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  move(step);
});
document.getElementById("save").addEventListener("click", save);
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
restore();
tools.hidden = false;
if (unsaved) tell(count() + ", not saved yet");
