// A round: the start, its questions one by one, the result. One screen at a time stands in `room`.
const PAUSE = 250; // so many milliseconds after feedback a slip of a finger does nothing
let round = { queue: [], at: 0, right: 0, wrong: [] };
let view = null;   // what can be answered now
let open = null;   // what the learner has to decide: (isRight) => …
let goOn = null;   // what comes after the feedback
let since = 0;

function show(...inside) {
  by("room").replaceChildren(...inside);
  window.scrollTo(0, 0);
}

function count(number) {
  return number === 1 ? say("one_question") : say("questions", number);
}

// --- The start ---

function start() {
  view = open = goOn = null;
  by("bar").replaceChildren();
  if (!bank.questions.length) return show(make("p", { class: "card" }, say("nothing")));
  const sizes = [10, 20, 50].filter((size) => size < bank.questions.length);
  const many = make("select", { id: "many" },
    make("option", { value: bank.questions.length }, `${say("every")} (${bank.questions.length})`),
    ...sizes.map((size) => make("option", { value: size }, String(size))));
  const mix = make("input", { type: "checkbox", id: "mix", checked: true });
  const parts = bank.decks.map((name, at) => make("input", { type: "checkbox", value: at,
    checked: true, id: `part${at}` }));
  const begin = button(say("start"), () => {
    const wanted = new Set(parts.filter((one) => one.checked).map((one) => Number(one.value)));
    const asked = bank.questions.filter((one) => parts.length < 2 || wanted.has(one.deck));
    if (asked.length) play(chosen(asked, Number(many.value), mix.checked));
  }, { class: "main" });
  const card = make("section", { class: "card start" }, make("h2", {}, count(bank.questions.length)),
    parts.length > 1 ? make("fieldset", {}, make("legend", {}, say("which")), ...parts.map(
      (one, at) => make("label", { class: "tick" }, one, make("span", { dir: "auto" },
        bank.decks[at])))) : "",
    sizes.length ? make("label", { class: "row" }, make("span", {}, say("how_many")), many) : "",
    make("label", { class: "tick" }, mix, say("mixed")),
    make("div", { class: "buttons" }, begin, ...again(wrongBefore())), ...past());
  show(card);
  begin.focus({ preventScroll: true });
}

function wrongBefore() {
  return bank.questions.filter((one) => before[one.id] === 0);
}

function again(wrong) {
  if (!wrong.length) return [];
  const words = wrong.length === 1 ? say("again_one") : say("again_wrong", wrong.length);
  return [button(words, () => play(shuffled(wrong)), { id: "again" })];
}

function past() {
  const seen = bank.questions.filter((one) => one.id in before);
  if (!seen.length) return [];
  const right = seen.filter((one) => before[one.id] === 1).length;
  return [make("p", { class: "past" }, say("before", right, seen.length - right), " ",
    button(say("forget"), () => { forget(); start(); }, { class: "quiet" }))];
}

// What was wrong comes first, then what was not asked yet, if not all is asked.
function chosen(questions, many, isMixed) {
  const rank = (one) => ({ 0: 0, 1: 2 })[before[one.id]] ?? 1;
  const list = isMixed ? shuffled(questions) : [...questions];
  if (many >= list.length) return list;
  const first = new Set([...list].sort((a, b) => rank(a) - rank(b)).slice(0, many));
  return list.filter((one) => first.has(one));
}

// --- The questions ---

function play(queue) {
  round = { queue, at: 0, right: 0, wrong: [] };
  ask();
}

function progress() {
  const { queue, at, right } = round;
  const bar = make("progress", { max: queue.length, value: at, "aria-label":
    say("of", at, queue.length) });
  by("bar").replaceChildren(bar, make("p", {},
    make("span", { id: "count" }, say("of", Math.min(at + 1, queue.length), queue.length)),
    make("span", { id: "score" }, say("right_count", right)),
    button(say("end"), finish, { class: "quiet", id: "end" })));
}

function ask() {
  const question = round.queue[round.at];
  open = goOn = null;
  progress();
  const body = make("div", { class: "body" });
  const buttons = make("div", { class: "buttons" });
  const heading = make("p", { class: "ask", role: "status" },
    say(question.shape === "gaprecall" ? "recall" : question.shape));
  const stem = rich("div", question.stem, { class: "stem" });
  const card = make("article", { class: "card", lang: question.lang, tabindex: "-1",
    "data-id": question.id, "data-shape": question.shape }, heading, stem,
    question.media ? rich("div", question.media, { class: "media" }) : "", body, hintOf(question),
    buttons);
  const keys = make("p", { class: "keys" });
  const parts = { card, heading, stem, body, buttons, keys };
  view = viewOf(question, (outcome) => settle(question, outcome, parts));
  body.append(view.body);
  buttons.append(...(view.buttons || []));
  if (view.unknown) buttons.append(button(say("unknown"), view.unknown, { id: "unknown" }));
  keys.textContent = view.keys;
  show(card, keys);
  (view.field || card).focus({ preventScroll: true });
}

function hintOf(question) {
  if (!question.hint) return "";
  return make("details", { class: "hint" }, make("summary", {}, say("hint")),
    rich("div", question.hint));
}

// Shows what came of a response, and asks the learner where only they can tell.
function settle(question, outcome, parts) {
  if (!view) return;
  view = null;
  since = performance.now();
  const { card, heading, stem, body, buttons, keys } = parts;
  if (question.whole) stem.replaceWith(rich("div", question.whole, { class: "stem" }));
  card.querySelector(".hint")?.remove();
  card.classList.add("told");
  body.replaceChildren(outcome.shown);
  buttons.before(...feedback(question, outcome));
  if (outcome.right !== null) return conclude(question, outcome, { heading, buttons, keys });
  const isRecall = outcome.verdict === "recall";
  heading.textContent = isRecall ? say("recall") : say(outcome.verdict);
  heading.className = isRecall ? "ask" : "ask warn";
  open = (isRight) => {
    open = null;
    since = performance.now();
    conclude(question, { ...outcome, right: isRight }, { heading, buttons, keys });
  };
  const yes = button(say(isRecall ? "knew" : "mine_right"), () => open?.(true), { id: "yes" });
  const no = button(say(isRecall ? "did_not" : "mine_wrong"), () => open?.(false), { id: "no" });
  buttons.replaceChildren(yes, no);
  keys.textContent = say("keys_rate");
  card.focus({ preventScroll: true });
}

function feedback(question, outcome) {
  const told = question.options || question.steps;
  const also = (question.also || []).join(" · ");
  return [
    outcome.answer || (told || question.whole ? "" : section("answer", question.answer)),
    outcome.reason ? rich("p", outcome.reason, { class: "arguable" }) : "",
    section("also", also), section("why", question.why), sourceOf(question),
  ].filter(Boolean);
}

function sourceOf(question) {
  if (!question.source && !question.quote && !question.report) return "";
  const report = question.report ? make("a", { href: question.report, target: "_blank",
    rel: "noopener noreferrer", class: "report" }, say("report")) : "";
  return make("section", { class: "source" }, make("h3", {}, say("source")),
    question.source ? rich("div", question.source) : "",
    question.quote ? rich("div", question.quote) : "", report);
}

function conclude(question, outcome, { heading, buttons, keys }) {
  round.right += outcome.right;
  if (!outcome.right) round.wrong.push(question);
  keep(question.id, outcome.right);
  const part = !outcome.right && outcome.part;
  const [tone, sign, name] = outcome.right ? ["good", "✓", "right"]
    : part ? ["warn", "!", "partly"] : ["bad", "✗", "wrong"];
  heading.className = `ask ${tone}`;
  heading.textContent = `${sign} ${say(name)}${part ? `: ${say("of", ...part)}` : ""}`;
  round.at += 1;
  progress();
  by("count").textContent = say("of", round.at, round.queue.length);
  const isLast = round.at >= round.queue.length;
  goOn = () => {
    if (performance.now() - since >= PAUSE) (isLast ? finish : ask)();
  };
  const next = button(say(isLast ? "finish" : "next"), goOn, { class: "main", id: "next" });
  buttons.replaceChildren(next);
  keys.textContent = say("keys_next");
  next.focus({ preventScroll: true });
}

// --- The result ---

function finish() {
  view = open = goOn = null;
  const { at, right, wrong } = round;
  by("bar").replaceChildren();
  if (!at) return start();
  const meter = make("progress", { max: at, value: right, class: "share",
    "aria-hidden": "true" });
  const fresh = button(say("new_round"), start, { class: wrong.length ? "" : "main" });
  const buttons = make("div", { class: "buttons" }, ...again(wrong), fresh);
  buttons.querySelector("#again")?.classList.add("main");
  show(make("section", { class: "card result" },
    make("h2", { tabindex: "-1" }, say("result", right, at)), meter,
    wrong.length ? "" : make("p", {}, say("perfect")), buttons, toLookAt(wrong)));
  buttons.firstChild.focus({ preventScroll: true });
}

function toLookAt(wrong) {
  if (!wrong.length) return "";
  const rows = wrong.map((one) => {
    const said = one.options ? one.options.filter((option) => option.right)
      .map((option) => option.html).join(" · ") : one.whole ? "" : one.answer;
    const steps = one.steps && one.steps.map((step) => step.html).join(" → ");
    const answer = said || steps;
    return make("li", { lang: one.lang }, rich("div", one.whole || one.stem),
      answer ? rich("div", answer, { class: "said" }) : "");
  });
  return make("section", { class: "wrong" }, make("h3", {}, say("wrong_ones")),
    make("ol", {}, ...rows));
}

// --- Keys ---

function optionOf(key) {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  return /^[a-g]$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 97 : -1;
}

function move(step) {
  const stops = Array.from(document.querySelectorAll("button.option"));
  if (!stops.length) return false;
  const at = stops.indexOf(document.activeElement);
  const to = at < 0 ? (step > 0 ? 0 : stops.length - 1) : at + step;
  stops[(to + stops.length) % stops.length].focus();
  return true;
}

function pressed(key, target) {
  if (open && performance.now() - since >= PAUSE && /^[yn]$/i.test(key)) {
    open(key.toLowerCase() === "y");
    return true;
  }
  if (goOn && (key === "Enter" || key === " ") && !target.closest("button, a")) {
    goOn();
    return true;
  }
  if (!view) return false;
  if (key === "ArrowDown" || key === "ArrowUp") return move(key === "ArrowDown" ? 1 : -1);
  if (key === "Enter" && view.enter && !target.closest("#end, #unknown, a, summary")) {
    view.enter();
    return true;
  }
  if (key === "0" && view.unknown) {
    view.unknown();
    return true;
  }
  if (key.toLowerCase() === "h" && document.querySelector(".hint")) {
    const hint = document.querySelector(".hint");
    hint.open = !hint.open;
    return true;
  }
  const at = optionOf(key);
  if (at < 0 || !view.press) return false;
  view.press(at);
  return true;
}

document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest("input[type=text], select");
  const isHeld = event.repeat && (event.key === "Enter" || event.key === " ");
  if (isHeld && !isTyped) event.preventDefault();
  if (isTyped || isHeld || event.ctrlKey || event.altKey || event.metaKey) return;
  if (pressed(event.key, event.target)) event.preventDefault();
});
start();
