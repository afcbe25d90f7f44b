// How each shape is asked. A view has a body, buttons, and what the keys do; `done` gets the
// outcome: whether it is right (null: the learner decides), and what is shown of the response.

function badge(sign) {
  return make("span", { class: "badge", "aria-hidden": "true" }, sign);
}

function tagged(sign, words, tone) {
  return make("span", { class: `tag ${tone}` }, `${sign}\u00a0${words}`);
}

function line(sign, text, tags, reason, tone) {
  const inside = make("div", { class: "inside" }, rich("div", text), ...tags);
  if (reason) inside.append(rich("div", reason, { class: "reason" }));
  return make("li", { class: `option ${tone}` }, badge(sign), inside);
}

const listed = (lines) => make("ol", { class: "options" }, ...lines);

function toPick(question, options, done) {
  const settle = (picked) => done({
    right: picked !== null && Boolean(options[picked].right),
    shown: listed(options.map((one, at) => judgedLine(one, at, at === picked))),
  });
  const lines = options.map((one, at) => make("li", {}, optionButton(one, at, () => settle(at))));
  return { body: listed(lines), press: (at) => lines[at]?.firstChild.click(),
    unknown: () => settle(null), keys: say("keys_pick", `A–${letter(options.length - 1)}`) };
}

function optionButton(one, at, press, settings = {}) {
  return make("button", { type: "button", class: "option", press, ...settings },
    badge(letter(at)), rich("span", one.html, { class: "inside" }));
}

function judgedLine(one, at, isPicked) {
  const words = [one.right && say("key"), isPicked && say("chosen")].filter(Boolean).join(" · ");
  const tone = one.right ? "good" : isPicked ? "bad" : "";
  const tags = words ? [tagged(one.right ? "✓" : "✗", words, tone)] : [];
  return line(letter(at), one.html, tags, one.reason, tone);
}

function toMark(question, options, done) {
  const marked = new Set();
  const check = button(say("check"), () => settle(), { class: "main", disabled: true });
  const boxes = options.map((one, at) => optionButton(one, at, () => {
    if (!marked.delete(at)) marked.add(at);
    boxes[at].setAttribute("aria-checked", String(marked.has(at)));
    check.disabled = marked.size === 0;
  }, { role: "checkbox", "aria-checked": "false" }));
  const settle = () => {
    const keys = options.filter((one) => one.right).length;
    const found = options.filter((one, at) => one.right && marked.has(at)).length;
    const part = Math.max(found - (marked.size - found), 0);
    done({ right: part === keys, part: part && [part, keys],
      shown: listed(options.map((one, at) => markedLine(one, at, marked.has(at)))) });
  };
  return { body: listed(boxes.map((box) => make("li", {}, box))), buttons: [check],
    press: (at) => boxes[at]?.click(), enter: () => check.click(),
    unknown: () => { marked.clear(); settle(); },
    keys: say("keys_several", `A–${letter(options.length - 1)}`) };
}

function markedLine(one, at, isMarked) {
  if (one.right !== true || isMarked) return judgedLine(one, at, isMarked);
  return line(letter(at), one.html, [tagged("!", say("missed"), "warn")], one.reason, "warn");
}

function toOrder(question, steps, done) {
  const given = [];
  const check = button(say("check"), () => settle(), { class: "main", disabled: true });
  const shown = steps.map((one, at) => optionButton(one, at, () => {
    if (given.includes(at)) given.splice(given.indexOf(at), 1);
    else given.push(at);
    number();
  }, { "aria-pressed": "false" }));
  for (const step of shown) step.append(make("span", { class: "place" }));
  const number = () => {
    shown.forEach((step, at) => {
      step.setAttribute("aria-pressed", String(given.includes(at)));
      step.querySelector(".place").textContent = given.indexOf(at) + 1 || "";
    });
    check.disabled = given.length < steps.length;
  };
  const settle = () => done(orderOutcome(steps, given));
  return { body: listed(shown.map((step) => make("li", {}, step))), buttons: [check],
    press: (at) => shown[at]?.click(), enter: () => check.click(),
    unknown: () => { given.length = 0; settle(); },
    keys: say("keys_several", `A–${letter(steps.length - 1)}`) };
}

function orderOutcome(steps, given) {
  const width = (place) => steps.filter((step) => step.place === place).length;
  const isRight = (at, number) => {
    const past = number - steps[at].place;
    return past >= 0 && past < width(steps[at].place);
  };
  const part = given.filter((at, index) => isRight(at, index + 1)).length;
  const lines = given.map((at, index) => {
    const { html, place } = steps[at];
    const span = width(place) > 1 ? `${place}–${place + width(place) - 1}` : place;
    const tag = isRight(at, index + 1) ? tagged("✓", say("right"), "good")
      : tagged("✗", `${say("belongs")} ${span}`, "bad");
    return line(String(index + 1), html, [tag], "", isRight(at, index + 1) ? "good" : "bad");
  });
  return { right: part === steps.length, part: part && [part, steps.length],
    shown: listed(lines), answer: orderAnswer(steps, width) };
}

function orderAnswer(steps, width) {
  const places = [...new Set(steps.map((step) => step.place))].sort((a, b) => a - b);
  return make("section", { class: "answer" }, make("h3", {}, say("answer")),
    make("ul", { class: "sequence" }, ...places.map((place) => {
      const last = place + width(place) - 1;
      const number = last > place ? `${place}–${last}.` : `${place}.`;
      const together = steps.filter((step) => step.place === place).map((step) => step.html);
      return make("li", {}, make("span", { class: "number" }, number),
        rich("span", together.join(" · ")));
    })));
}

function toType(question, done) {
  const field = make("input", { type: "text", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false", "aria-label": say(question.shape), dir: "auto", lang: question.lang });
  const note = make("p", { class: "note", role: "status" });
  const settle = () => {
    const text = field.value.trim();
    if (!text && !note.textContent) {
      note.textContent = say("again_empty");
      return;
    }
    const { verdict, reason } = judged(text, question.wanted, bank.languages[question.lang]);
    const isOpen = Boolean(text) && (verdict === "near" || verdict === "arguable");
    done({ right: isOpen ? null : Boolean(text) && verdict === "right", verdict, reason,
      shown: text ? make("p", { class: "typed" }, `${say("yours")}: `,
        make("b", { dir: "auto" }, text)) : "" });
  };
  const body = make("form", {}, field, note);
  body.addEventListener("submit", (event) => { event.preventDefault(); settle(); });
  return { body, field, buttons: [button(say("check"), settle, { class: "main" })],
    unknown: () => done({ right: false, shown: "" }), keys: say("keys_typed") };
}

function toRecall(question, done) {
  const reveal = () => done({ right: null, verdict: "recall", shown: "" });
  return { body: "", buttons: [button(say("show"), reveal, { class: "main" })],
    enter: reveal, keys: say("keys_show") };
}

function viewOf(question, done) {
  const options = question.options
    && (question.fixed ? question.options : shuffled(question.options));
  switch (question.shape) {
    case "choice": case "truefalse": return toPick(question, options, done);
    case "all": return toMark(question, options, done);
    case "order": return toOrder(question, mixed(question.steps), done);
    case "typed": case "gap": return toType(question, done);
    default: return toRecall(question, done);
  }
}

// Steps in the right order by chance would answer their own question.
function mixed(steps) {
  const found = shuffled(steps);
  const isSorted = found.every((step, at) => at === 0 || found[at - 1].place <= step.place);
  return isSorted ? [...found.slice(1), found[0]] : found;
}
