// A card with options, on both sides. The list is right and readable without this script, which is
// put together, inside one function, from the parts that the templates name, in their order. A
// reviewer may run it for one card after another in one document, or give each side its own.

const card = document.querySelector(".qz-choice");
const list = card && card.querySelector("ol.qz");
const shape = card && card.getAttribute("data-shape");
document.removeEventListener("keydown", window.quizgenKeys);
if (!list || !["choice", "all", "order", "truefalse"].includes(shape)) return;

const name = card.getAttribute("data-card");
const today = Math.floor((Date.now() / 60000 - new Date().getTimezoneOffset() - 240) / 1440);

// The words are in the style sheet; as text of the page they are read out.
function word(named) {
  return getComputedStyle(card).getPropertyValue("--" + named).trim().slice(1, -1);
}
