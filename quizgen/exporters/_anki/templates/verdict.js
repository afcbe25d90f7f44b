
// --- What was picked, and the verdict on it: signs and words are in the style sheet ---

const STATE = shape === "all" ? "aria-checked" : "aria-pressed";

function isComplete(shown) {
  return shown.picked.length >= (shape === "order" ? shown.order.length : 1);
}

// An option that is picked says so to the eye and, on the front, to a screen reader.
function mark(picked) {
  for (const option of options) {
    const at = picked.indexOf(number(option));
    option.classList.toggle("picked", at >= 0);
    if (option.hasAttribute(STATE)) option.setAttribute(STATE, String(at >= 0));
    if (shape === "order") option.setAttribute("data-given", at < 0 ? "" : at + 1);
  }
}

function verdict(picked) {
  if (shape === "order") return isInOrder(picked) ? "right" : "wrong";
  const found = picked.filter(isKey).length;
  if (found === picked.length && found === options.filter(isKey).length) return "right";
  return found ? "partly" : "wrong";
}

function judge(picked) {
  const told = verdict(picked);
  const heading = card.querySelector(".qz-ask");
  heading.textContent = (told === "right" ? "✓ " : "✗ ") + word(told);
  heading.classList.add(told);
  card.classList.add("qz-judged");
  if (shape === "order") tellPlaces(picked);
  else picked.forEach((one) => one.classList.toggle("bare", !one.querySelector(".reason")));
}

function tellPlaces(picked) {
  spans(picked).forEach(function (span, at) {
    const [first, last] = span;
    picked[at].classList.add(first <= at && at <= last ? "placed" : "misplaced");
    picked[at].setAttribute("data-belongs", [...new Set([first + 1, last + 1])].join("–"));
  });
}
