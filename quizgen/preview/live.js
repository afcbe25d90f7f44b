
// Takes a newer page from the server that this one came from; what is set and in sight stays.
let version = document.documentElement.dataset.version;

// The fact that is to stay where it is: the one in use, else the first that begins in sight.
function inSight() {
  const top = (fact) => fact.getBoundingClientRect().top;
  const begins = (fact) => fact && top(fact) >= 0 && top(fact) < window.innerHeight;
  const used = document.activeElement.closest(".fact");
  const fact = begins(used) ? used : facts().find((one) => !one.hidden
    && (top(one) >= bar() || one.getBoundingClientRect().bottom > window.innerHeight));
  return fact ? [fact.dataset.name, top(fact)] : ["", 0];
}

function named(name) {
  return facts().find((one) => one.dataset.name === name);
}

async function renew() {
  const answer = await fetch("/", { cache: "no-store" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [name, top] = inSight();
  const held = document.activeElement.closest(".fact");
  version = fresh.documentElement.dataset.version;
  document.title = fresh.title;
  document.querySelector("h1").textContent = fresh.querySelector("h1").textContent;
  for (const id of ["summary", "facts"]) by(id).replaceWith(fresh.getElementById(id));
  const kind = by("kind").value;
  by("kind").replaceChildren(...fresh.getElementById("kind").children);
  by("kind").value = kind;
  if (by("kind").selectedIndex < 0) by("kind").value = "";
  refresh();
  if (held) named(held.dataset.name)?.focus({ preventScroll: true });
  const fact = named(name);
  // What comes into sight has no sure height before it is drawn: so look again, and again.
  for (let time = 0; fact && time < 3; time += 1) {
    window.scrollBy({ top: fact.getBoundingClientRect().top - top, behavior: "instant" });
    await new Promise((done) => { setTimeout(done, 40); });
  }
}

const news = new EventSource("/events");
news.addEventListener("message", (event) => {
  by("ended")?.remove();
  if (version !== event.data) renew();
});
news.addEventListener("error", () => {
  if (by("ended")) return;
  const note = document.createElement("p");
  note.id = "ended";
  note.setAttribute("role", "status");
  note.textContent = "quizgen preview has ended: this page is not renewed any more.";
  document.body.append(note);
});
