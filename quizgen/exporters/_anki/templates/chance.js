
// --- Chance: `next` gives 32 bits; `below(n)` a whole number under n, each as likely ---

function unforeseen() {
  if (!window.crypto) return Math.floor(Math.random() * 4294967296);
  return window.crypto.getRandomValues(new Uint32Array(1))[0];
}

// The same bits for the same text, so that both sides agree: FNV-1a, then mulberry32.
function seeded(text) {
  let state = 2166136261;
  for (const sign of text) state = Math.imul(state ^ sign.codePointAt(0), 16777619);
  return function () {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function evenly(next) {
  return function below(n) {
    const bits = next();
    return bits < 4294967296 - (4294967296 % n) ? bits % n : below(n);
  };
}

// Fisher and Yates: every order is as likely.
function shuffled(things, below) {
  const mixed = things.slice();
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const at = below(last + 1);
    [mixed[at], mixed[last]] = [mixed[last], mixed[at]];
  }
  return mixed;
}
