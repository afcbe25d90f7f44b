
// --- The options: which of them are shown, and in what order ---

const options = Array.from(list.children);
const isKey = (option) => option.classList.contains("key");
const isWrong = (option) => option.classList.contains("wrong");
const number = (option) => option.getAttribute("data-o");
const numbered = (wanted) => options.find((option) => number(option) === wanted);
const place = (step) => Number(step.getAttribute("data-place"));

function draw(next) {
  const below = evenly(next);
  if (shape === "order") return disordered(options, below);
  const wrong = shuffled(options.filter((option) => !isKey(option)), below);
  const drawn = options.filter(isKey).concat(wrong.slice(0, list.getAttribute("data-draw")));
  if (list.getAttribute("data-order") !== "fixed") return shuffled(drawn, below);
  return options.filter((option) => drawn.includes(option));
}

// Every order is as likely, but for a right one: that would answer the question.
function disordered(steps, below) {
  const isAnyRight = new Set(steps.map(place)).size < 2;
  let mixed = shuffled(steps, below);
  while (isInOrder(mixed) && !isAnyRight) mixed = shuffled(steps, below);
  return mixed;
}

// Where each step may stand, of those given: [first, last], which differ for parallel ones.
function spans(steps) {
  const right = steps.map(place).sort((one, other) => one - other);
  return steps.map((step) => [right.indexOf(place(step)), right.lastIndexOf(place(step))]);
}

function isInOrder(steps) {
  return spans(steps).every((span, at) => span[0] <= at && at <= span[1]);
}

function arrange(order) {
  list.dir = getComputedStyle(list).direction; // the same, whichever option comes first
  options.forEach((option) => option.classList.toggle("more", !order.includes(number(option))));
  return order.map((wanted) => list.appendChild(numbered(wanted)));
}
