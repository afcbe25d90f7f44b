
// --- What is shown, kept for the back: in this document and, if it may be, beyond it ---

const STORE = "quizgen-shown";

function showing(next) {
  return { card: name, day: today, order: draw(next).map(number), picked: [] };
}

// Return whether another document will find it. An earlier showing must never be found instead.
function keep(shown) {
  window.quizgenShown = shown;
  try {
    sessionStorage.removeItem(STORE);
    sessionStorage.setItem(STORE, JSON.stringify(shown));
    return true;
  } catch (refused) {
    return false;
  }
}

function kept() {
  if (window.quizgenShown) return window.quizgenShown;
  try {
    return JSON.parse(sessionStorage.getItem(STORE));
  } catch (refused) {
    return null;
  }
}

// The day may have changed since the front was shown, and the note may have been edited.
function isOfThisCard(shown) {
  const isThere = (option) => isWrong(option) || shown.order.includes(number(option));
  return shown && shown.card === name && today - shown.day < 2
    && shown.order.every(numbered) && options.every(isThere);
}
