// What stands on the page: words, elements, texts of the list, what was kept on this device.
const by = (id) => document.getElementById(id);
const bank = JSON.parse(by("bank").textContent);

function say(name, ...parts) {
  return parts.reduce((text, part) => text.replace("{}", () => part), bank.words[name]);
}

// Makes an element. Texts given to it are text; `press` is what a click does.
function make(tag, settings = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (name === "press") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...inside.filter((one) => one !== "" && one !== null && one !== undefined));
  return element;
}

// Makes an element of a text of the list, which is safe HTML by now; its pictures are found here.
function rich(tag, text, settings = {}) {
  const element = make(tag, { dir: "auto", ...settings });
  element.innerHTML = text;
  for (const image of element.querySelectorAll("img[data-picture]"))
    image.src = bank.pictures[image.dataset.picture];
  for (const link of element.querySelectorAll("a")) { // a round is not left by it
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return element;
}

function button(words, press, settings = {}) {
  return make("button", { type: "button", press, ...settings }, words);
}

function section(name, text) {
  if (!text) return "";
  return make("section", { class: name }, make("h3", {}, say(name)), rich("div", text));
}

function shuffled(list) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const at = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[at]] = [mixed[at], mixed[last]];
  }
  return mixed;
}

const letter = (at) => String.fromCharCode(65 + at);

// --- What was right the last time it was asked. A browser may refuse to keep it. ---

const PLACE = `quizgen/${bank.name}`;

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE));
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

const before = kept();

function keep(id, isRight) {
  before[id] = isRight ? 1 : 0;
  try {
    localStorage.setItem(PLACE, JSON.stringify(before));
  } catch { /* then it is known until the page is closed */ }
}

function forget() {
  for (const id of Object.keys(before)) delete before[id];
  try {
    localStorage.removeItem(PLACE);
  } catch { /* nothing was kept */ }
}
