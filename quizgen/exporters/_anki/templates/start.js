
function back() {
  const found = kept();
  const shown = isOfThisCard(found) ? found : showing(seeded(name + today));
  arrange(shown.order);
  if (!isComplete(shown)) return;
  mark(shown.picked);
  judge(shown.picked.map(numbered));
}

if (card.classList.contains("qz-front")) front();
else back();
