r"""Whether a regular expression may take exponentially long, told from its structure.

A backtracking engine does so where a loop can read one word in two ways: `(a+)+`, `(a|a?b?)*`,
`([A-Z][A-Za-z]?)+` (Weber & Seidl 1991, On the degree of ambiguity of finite automata: EDA).
The automaton is Glushkov's: a state for each character of the pattern, its arrows counted, so that
two ways that read nothing differ too. What looks around counts as nothing, a backreference as any
sign, and a repeat up to a large number as one without end: the answer errs towards "may". What
never gives back (`*+`, `(?>…)`) is looked at alone.
"""

import re
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any, NamedTuple, TypeAlias, TypeVar

_parser: Any = import_module("re._parser")
_WRITTEN_OUT = 6
_SAMPLE = "".join(map(chr, range(0x180))) + "٣²אא́’“–—−•…×≥ﬁ😀\u2028\u200b\ufeff中あ"
"""The characters by which classes are compared, besides those that a pattern names."""
_TWO = 2

Pattern = re.Pattern[str] | re.Pattern[bytes]
_Tree: TypeAlias = Any  # what the parser of `re` returns, which has no types
_Node = TypeVar("_Node", bound=Hashable)


class _Part(NamedTuple):
    """In how many ways a part reads nothing, begins at a state, ends at one."""

    empty: int
    first: Counter[int]
    last: Counter[int]


@dataclass(slots=True)
class _Automaton:
    """The characters that lead to each state, and the arrows from state to state."""

    flags: int
    sample: str
    reads: list[frozenset[str]] = field(default_factory=list)
    arrows: Counter[tuple[int, int]] = field(default_factory=Counter)
    around: list[_Tree] = field(default_factory=list)

    def state(self, reads: Iterable[str]) -> _Part:
        """Return a part that reads one character."""
        self.reads.append(frozenset(reads))
        new = Counter([len(self.reads) - 1])
        return _Part(0, new, new)

    def join(self, last: Mapping[int, int], first: Mapping[int, int]) -> None:
        """Let each of some states be followed by each of others."""
        for one, ways in last.items():
            for other, more in first.items():
                self.arrows[one, other] += ways * more


def is_exponential(pattern: Pattern) -> bool:
    """Tell whether a text may exist on which the pattern takes exponentially long."""
    given = pattern.pattern
    text, flags = (given, pattern.flags) if isinstance(given, str) else (given.decode("latin-1"), 0)
    trees = [_parser.parse(text, flags)]
    while trees:
        automaton = _Automaton(flags, _SAMPLE + "".join(dict.fromkeys(text)))
        _row(trees.pop(), automaton)
        trees += automaton.around
        if _has_two_ways(automaton):
            return True
    return False


def _row(tree: Iterable[tuple[Any, Any]], automaton: _Automaton) -> _Part:
    whole = _Part(1, Counter(), Counter())
    for name, value in tree:
        part = _part(str(name), value, automaton)
        automaton.join(whole.last, part.first)
        whole = _Part(
            min(whole.empty * part.empty, _TWO),
            whole.first + _times(part.first, whole.empty),
            part.last + _times(whole.last, part.empty),
        )
    return whole


def _part(name: str, value: _Tree, automaton: _Automaton) -> _Part:
    match name:
        case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN" | "GROUPREF":
            return automaton.state(_characters(name, value, automaton))
        case "AT":
            return _Part(1, Counter(), Counter())
        case "ASSERT" | "ASSERT_NOT":
            automaton.around.append(value[1])
            return _Part(1, Counter(), Counter())
        case "SUBPATTERN":
            _group, more, fewer, tree = value
            flags, automaton.flags = automaton.flags, (automaton.flags | more) & ~fewer
            part = _row(tree, automaton)
            automaton.flags = flags
            return part
        case "ATOMIC_GROUP" | "POSSESSIVE_REPEAT":
            least, tree = (value[0], value[2]) if name == "POSSESSIVE_REPEAT" else (1, value)
            automaton.around.append(tree)
            part = _row(tree, replace(automaton, arrows=Counter()))
            return part if least else _either([_Part(1, Counter(), Counter()), part])
        case "BRANCH":
            return _either([_row(one, automaton) for one in value[1]])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, tree = value
            return _repeat((least, most), tree, automaton)
        case _:
            raise NotImplementedError(name)


def _either(parts: list[_Part]) -> _Part:
    empty = min(sum(part.empty for part in parts), _TWO)
    first = sum((part.first for part in parts), Counter[int]())
    return _Part(empty, first, sum((part.last for part in parts), Counter[int]()))


def _repeat(times: tuple[int, int], tree: _Tree, automaton: _Automaton) -> _Part:
    least, most = times
    none = _Part(1, Counter(), Counter())
    if most <= _WRITTEN_OUT:
        part = none
        for number in range(int(most), 0, -1):
            one = _row(tree, automaton)
            automaton.join(one.last, part.first)
            part = _Part(
                min(one.empty * part.empty, _TWO),
                one.first + _times(part.first, one.empty),
                part.last + _times(one.last, part.empty),
            )
            part = part if number <= least else _either([none, part])
        return part
    body = _row(tree, automaton)
    automaton.join(body.last, body.first)
    return _either([none, body]) if least == 0 else body


def _times(ways: Counter[int], number: int) -> Counter[int]:
    return Counter({state: min(count * number, _TWO) for state, count in ways.items() if number})


def _characters(name: str, value: _Tree, automaton: _Automaton) -> Iterator[str]:
    """Yield the characters of the sample that a leaf of the tree reads."""
    if name == "LITERAL" and not automaton.flags & re.IGNORECASE:
        yield chr(value)
        return
    leaf = [(getattr(_parser, name), value)] if name != "GROUPREF" else [(_parser.ANY, None)]
    state = _parser.State()
    state.flags, state.str = automaton.flags | re.DOTALL * (name == "GROUPREF"), ""
    tree = _parser.SubPattern(state, leaf)
    reads = import_module("re._compiler").compile(tree, automaton.flags & ~re.DEBUG)
    yield from (sign for sign in dict.fromkeys(automaton.sample) if reads.fullmatch(sign))


def _has_two_ways(automaton: _Automaton) -> bool:
    """Tell whether one word leads from a state back to it in two ways."""
    after: dict[int, list[int]] = {}
    for one, other in automaton.arrows:
        after.setdefault(one, []).append(other)
    loop = _loops(after)
    if any(
        ways > 1 and loop.get(one) == loop.get(other, -1)
        for (one, other), ways in automaton.arrows.items()
    ):
        return True
    inside = {
        one: [to for to in tos if loop.get(to, -1) == loop.get(one)] for one, tos in after.items()
    }
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    left = deque((state, state) for state in loop)
    while left:
        pair = left.popleft()
        if pair not in pairs:
            pairs[pair] = [
                (one, other)
                for one in inside[pair[0]]
                for other in inside[pair[1]]
                if not automaton.reads[one].isdisjoint(automaton.reads[other])
            ]
            left.extend(pairs[pair])
    rings = _loops(pairs)
    straight = {ring for (one, other), ring in rings.items() if one == other}
    return any(one != other and ring in straight for (one, other), ring in rings.items())


def _loops(after: Mapping[_Node, list[_Node]]) -> dict[_Node, int]:
    """Return the number of the loop in which each node lies; a node in none is left out.

    Two nodes lie in one loop if each leads to the other (Kosaraju's two walks).
    """
    before: dict[_Node, list[_Node]] = {}
    for one, others in after.items():
        for other in others:
            before.setdefault(other, []).append(one)
    order: list[_Node] = []
    seen: set[_Node] = set()
    for root in after:
        order += _walk(root, after, seen)
    found: dict[_Node, int] = {}
    gone: set[_Node] = set()
    for number, root in enumerate(reversed(order)):
        ring = _walk(root, before, gone)
        if len(ring) > 1 or root in after.get(root, []):
            found |= dict.fromkeys(ring, number)
    return found


def _walk(root: _Node, after: Mapping[_Node, list[_Node]], seen: set[_Node]) -> list[_Node]:
    """Return the unseen nodes that a node leads to, each after those that it leads to itself."""
    if root in seen:
        return []
    seen.add(root)
    done: list[_Node] = []
    stack = [(root, iter(after.get(root, [])))]
    while stack:
        node, rest = stack[-1]
        new = next((one for one in rest if one not in seen), None)
        if new is None:
            done.append(node)
            stack.pop()
        else:
            seen.add(new)
            stack.append((new, iter(after.get(new, []))))
    return done
