
// --- The front: taps and keys. A choice is answered by one tap, the others by a button ---

function front() {
  let shown = showing(unforeseen);
  if (!keep(shown)) keep((shown = showing(seeded(name + today)))); // the back comes to the same
  const inSight = arrange(shown.order);
  const check = shape === "all" || shape === "order" ? document.createElement("button") : null;
  let isAnswered = false;

  function answer() {
    isAnswered = true;
    document.removeEventListener("keydown", keys);
    judge(shown.picked.map(numbered));
    if (check) check.remove();
    return true;
  }

  function tap(option) {
    if (isAnswered || !option) return false;
    const at = shown.picked.indexOf(number(option));
    if (at < 0) shown.picked.push(number(option));
    else shown.picked.splice(at, 1); // the later ones move up
    keep(shown);
    mark(shown.picked);
    if (!check) return answer();
    check.disabled = !isComplete(shown);
    return true;
  }

  function move(step) {
    const stops = check && !check.disabled ? inSight.concat(check) : inSight;
    const at = stops.indexOf(document.activeElement);
    const next = stops[at < 0 && step < 0 ? stops.length - 1 : at + step];
    if (next) next.focus();
    return Boolean(next);
  }

  // Return whether the key meant something. Space and Enter do not: they turn the card.
  function act(event) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit) return !event.repeat && tap(inSight[digit[1] - 1]);
    const key = event.altKey ? "" : event.key.toLowerCase();
    if (key === "arrowdown" || key === "j") return move(1);
    if (key === "arrowup" || key === "k") return move(-1);
    if (event.repeat || (key !== "arrowright" && key !== "l")) return false;
    if (check && check === document.activeElement) return answer();
    return tap(inSight.find((option) => option === document.activeElement));
  }

  function keys(event) {
    if (!document.contains(card)) document.removeEventListener("keydown", keys);
    else if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    else if (act(event)) event.preventDefault();
  }

  for (const option of inSight) {
    option.classList.add("tappable");
    option.setAttribute("role", shape === "all" ? "checkbox" : "button");
    option.setAttribute("tabindex", "0");
    option.setAttribute(STATE, "false");
    option.onclick = () => tap(option);
  }
  if (check) {
    check.type = "button";
    check.className = "qz-check tappable";
    check.disabled = true;
    check.onclick = answer;
    list.insertAdjacentElement("afterend", check);
  }
  mark(shown.picked);
  list.setAttribute("role", "group");
  window.quizgenKeys = keys;
  document.addEventListener("keydown", keys);
}
