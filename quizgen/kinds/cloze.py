"""A text with blanks: a card for each number, and a choice for a blank with wrong options."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from quizgen.blanks import GAP, Faulty, numbered, parse
from quizgen.identity import guid, target
from quizgen.kinds._advice import advice, article_gives_away, not_kept
from quizgen.kinds._capitals import opens_sentence
from quizgen.kinds._claims import choice
from quizgen.kinds._making import items, wanted
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Blank, Cloze, Fact, Item, Path
from quizgen.problems import Problem
from quizgen.schema import FACT_KEYS, TRUST_KEYS, Key, Takes

_EXAMPLE = """\
- cloze: |
    {{c1::Naloxone}} reverses {{c2::opioids::which class?}}.
  blanks:
    c1: {wrong: {flumazenil: it reverses benzodiazepines, atropine: it blocks muscarinic receptors}}
"""


def _make(fact: Fact, context: Context) -> Made:
    try:
        pieces = parse(fact.text("cloze"))
    except Faulty as fault:
        return Made((), (Problem(fact.place("cloze"), fault.code, str(fault), fault.hint),))
    cloze = Cloze(numbered(pieces))
    numbers = _numbers(cloze)
    alone = len(numbers) == 1
    trusts = {number: _trust(fact, number, context, alone=alone) for number in numbers}
    whole = Cloze(
        tuple(
            _trusting(piece, trusts[piece.number], context) if isinstance(piece, Blank) else piece
            for piece in cloze.pieces
        )
    )
    problems = [*_faults(fact, pieces, numbers)]
    for blank in cloze.blanks:
        problems += advice(fact, "cloze", blank.answer)
    problems += not_kept(fact, _filled(cloze))
    made = _whole(fact, whole, numbers, context)
    for number, trust in trusts.items():
        chosen, found = _choice(fact, whole, number, trust, context)
        made.extend(chosen)
        problems.extend(found)
    return wanted(fact, _names(numbers), made, problems)


def _numbers(cloze: Cloze) -> list[int]:
    return sorted({blank.number for blank in cloze.blanks})


def _names(numbers: Iterable[int]) -> tuple[str, ...]:
    return ("cloze", *(f"choice:c{number}" for number in numbers))


def _maps(fact: Fact) -> Mapping[str, Mapping[str, object]]:
    maps = fact.fields.get("blanks", {})
    assert isinstance(maps, dict)
    return maps


def _trust(fact: Fact, number: int, context: Context, *, alone: bool) -> Trust:
    """Return what the fact says about one blank; if it is alone, on the fact itself."""
    path: Path = ("blanks", f"c{number}")
    fields = _maps(fact).get(f"c{number}")
    exact = bool(fact.fields.get("exact", context.exact))
    if fields is None and alone:
        return Trust(fact, (), fact.fields, exact)
    return Trust(fact, path, fields or {}, exact)


def _trusting(blank: Blank, trust: Trust, context: Context) -> Blank:
    hint = trust.fields.get("hint", "")
    return Blank(
        blank.number,
        blank.answer,
        hint=blank.hint or str(hint),
        accept=trust.accepted(blank.answer, context.same),
        arguable=trust.arguable(context.same),
        exact=trust.exact,
    )


def _whole(fact: Fact, cloze: Cloze, numbers: Iterable[int], context: Context) -> list[Item]:
    bank = context.origin.bank
    targets = tuple(target(bank, fact.id, f"c{number}") for number in numbers)
    name = guid(bank, fact.id, "cloze")
    return items(
        fact, context, guid=name, question="cloze", targets=targets, stem=fact.text("cloze"),
        shapes={"cloze": cloze},
    )  # fmt: skip


def _choice(
    fact: Fact, cloze: Cloze, number: int, trust: Trust, context: Context
) -> tuple[list[Item], list[Problem]]:
    blanks = [blank for blank in cloze.blanks if blank.number == number]
    if not trust.offers:
        return [], []
    if len(blanks) > 1:
        message = f"c{number} stands for {len(blanks)} blanks, so it cannot be a choice"
        hint = "give each blank a number of its own"
        return [], [Problem(fact.place("cloze"), "F125", message, hint)]
    bank, name = context.origin.bank, f"c{number}"
    stem = _stem(cloze, number)
    question = trust.question(guid(bank, fact.id, "blank", name), blanks[0].answer, stem, context)
    before = _filled(cloze, until=number)
    picked, problems = choice(trust, question, context, capital=opens_sentence(before))
    if picked is None:
        return [], problems
    problems += article_gives_away(fact, picked, before, context.origin.language)
    made = items(
        fact, context, guid=question.guid, question=f"blank:{name}",
        targets=(target(bank, fact.id, name),), stem=stem,
        shapes={f"choice:{name}": picked}, hint=blanks[0].hint,
    )  # fmt: skip
    return made, problems


def _stem(cloze: Cloze, number: int) -> str:
    """Return the text with one blank as a gap and the others filled in."""
    return "".join(
        piece if isinstance(piece, str) else GAP if piece.number == number else piece.answer
        for piece in cloze.pieces
    )


def _filled(cloze: Cloze, until: int = 0) -> str:
    """Return the text with the blanks filled in, all of it or what stands before one number."""
    texts: list[str] = []
    for piece in cloze.pieces:
        if isinstance(piece, Blank) and piece.number == until:
            break
        texts.append(piece if isinstance(piece, str) else piece.answer)
    return "".join(texts)


def _faults(
    fact: Fact, typed: tuple[str | Blank, ...], numbers: Collection[int]
) -> Iterator[Problem]:
    known = [f"c{number}" for number in numbers]
    for name in _maps(fact):
        if name not in known:
            hint = f"numbers: {', '.join(sorted(known))}"
            yield Problem(fact.place("blanks", name), "F123", f"the text has no `{name}`", hint)
    for key in TRUST_KEYS if len(numbers) > 1 else ():
        if key in fact.fields and key != "exact":
            hint = f"write it under `blanks`, for the number it belongs to: c1: {{{key}: …}}"
            message = f"`{key}` without a number in a cloze of several"
            yield Problem(fact.place(key), "F124", message, hint)
    bare = sum(isinstance(piece, Blank) and piece.number == 0 for piece in typed)
    if bare > 1:
        message = f"the {bare} blanks of this cloze have no numbers yet"
        hint = "`quizgen build` and `quizgen check --fix` write them"
        yield Problem(fact.place("cloze"), "F126", message, hint)


def _targets(fact: Fact, context: Context) -> tuple[str, ...]:
    bank = context.origin.bank
    try:
        cloze = Cloze(numbered(parse(fact.text("cloze"))))
    except Faulty:
        return ()
    return tuple(target(bank, fact.id, f"c{number}") for number in _numbers(cloze))


def _item_names(fact: Fact) -> tuple[str, ...]:
    try:
        return _names(_numbers(Cloze(numbered(parse(fact.text("cloze"))))))
    except Faulty:
        return ()


def _answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    try:
        cloze = Cloze(numbered(parse(fact.text("cloze"))))
    except Faulty:
        return ()
    general = fact.fields if len(_numbers(cloze)) == 1 else {}
    return tuple(
        (blank.answer, *_trust_accept(fact, general, blank.number)) for blank in cloze.blanks
    )


def _trust_accept(fact: Fact, general: Mapping[str, object], number: int) -> tuple[str, ...]:
    fields = _maps(fact).get(f"c{number}", general)
    accept = fields.get("accept", ())
    assert isinstance(accept, tuple)
    return accept


_KEYS = {
    "cloze": Key(Takes.TEXT, "the text, its blanks as {{answer}} or {{c1::answer::hint}}"),
    "blanks": Key(Takes.MAPS, "for each number: wrong, never, accept, …", keys=TRUST_KEYS),
}

KIND = Kind(
    name="cloze",
    summary="a text with blanks",
    keys=_KEYS,
    needed=frozenset({"cloze"}),
    allowed=frozenset({*_KEYS, *FACT_KEYS} - {"was"}),
    targets=_targets,
    item_names=_item_names,
    answers=_answers,
    make=_make,
    example=_EXAMPLE,
)
