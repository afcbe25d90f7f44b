"""The pictures of a list: each is read and looked at once, and only its name is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from quizgen.model import Entry, Fact, Item, Picture, Place
from quizgen.pictures.mentions import in_groups, in_item, mentions
from quizgen.pictures.paths import Folder, Told, Unfit, shown
from quizgen.pictures.sizes import MAX_PIXELS, size_of
from quizgen.pictures.sorts import SUFFIXES, name_of, sort_of
from quizgen.problems import Problem, Refused

MAX_BYTES = 5 * 2**20
"""The largest picture that goes into a deck."""
LARGE = 2**20
"""A picture of more bytes is slow to load on a phone."""

Read = Callable[[Path], bytes]


class Seen(NamedTuple):
    """A picture that was looked at: its name, "" if it cannot be used, and what is said of it.

    `error` keeps a fact out; `remarks` are about the file, wherever it is shown.
    """

    name: str = ""
    error: Told | None = None
    remarks: tuple[Told, ...] = ()


@dataclass
class Gallery:
    """The pictures in a list's folder; `files` are those that can be used, by name."""

    root: Path
    read: Read
    files: dict[str, Path] = field(default_factory=dict)
    _folder: Folder = field(init=False)
    _seen: dict[str, Seen] = field(default_factory=dict)
    _remarked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._folder = Folder(self.root)

    def look(self, path: str) -> Seen:
        """Return what there is to say of the picture at a path as it is typed."""
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path]

    def _look(self, path: str) -> Seen:
        try:
            file = self._folder.find(path)
            content = self._content(file, path)
            self._folder.find(path)  # it may have become a link while it was read
            _refuse_unsuited(content, path)
        except Unfit as unfit:
            return Seen(error=unfit.told)
        name = name_of(content)
        self.files[name] = file
        return Seen(name, remarks=tuple(_remarks(content, path)))

    def _content(self, file: Path, path: str) -> bytes:
        try:
            return self.read(file)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "it cannot be opened"
            raise Unfit(self._folder.absent(path, why)) from error

    def problems(self, fact: Fact) -> Iterator[Problem]:
        """Yield what is wrong with the pictures of a fact."""
        for way, path, words in mentions(fact):
            yield from self._told(fact.place(*way), path, words)

    def group_problems(
        self, groups: Mapping[str, Iterable[Entry]], place: Place
    ) -> Iterator[Problem]:
        """Yield what is wrong with the pictures of a list's groups."""
        for path, words in in_groups(groups):
            yield from self._told(place, path, words)

    def _told(self, place: Place, path: str, words: str) -> Iterator[Problem]:
        seen = self.look(path)
        if seen.error:
            yield Problem(place, *seen.error)
            return
        if path not in self._remarked:
            self._remarked.add(path)
            yield from (Problem(place, *told) for told in seen.remarks)
        if not words.strip():
            message = f"the picture {shown(path)} has no words for those who do not see it"
            hint = f"write what it shows: `image: {{{shown(path)}: …}}` or `![…]({shown(path)})`"
            yield Problem(place, "F408", message, hint)

    def named(self, item: Item) -> Item:
        """Return an item with the names of its pictures."""
        beside = tuple(one._replace(name=self.look(one.path).name) for one in item.pictures)
        inside = tuple(Picture(path, words, self.look(path).name) for path, words in in_item(item))
        return replace(item, pictures=beside, inline=inside) if beside or inside else item


def _refuse_unsuited(content: bytes, path: str) -> None:
    """Raise Unfit for what is no picture that every card can show."""
    name = shown(path)
    if not content:
        raise Unfit(Told("F403", f"the picture {name} is empty", "save it again"))
    if len(content) > MAX_BYTES:
        message = f"the picture {name} has more than {MAX_BYTES:,} bytes"
        raise Unfit(Told("F404", message, "save it smaller: 1,000 pixels across are plenty"))
    sort = sort_of(content)
    if not sort:
        message = f"{name} is no picture: neither {' nor '.join(SUFFIXES)} by its first bytes"
        raise Unfit(Told("F403", message, "open it where it was made, and save it as PNG"))
    if sort == "SVG":
        _refuse_unsafe(content, name)
    else:
        _refuse_endless(content, sort, name)


def _refuse_endless(content: bytes, sort: str, name: str) -> None:
    """Raise Unfit for what has more pixels than a phone can hold, or does not say how many."""
    size = size_of(content, sort)
    if size is None:
        message = f"{name} is cut off: its head does not say how large the picture is"
        raise Unfit(Told("F403", message, "save it again"))
    if size.pixels > MAX_PIXELS:
        message = f"the picture {name} has {size.width:,} × {size.height:,} pixels"
        message += f", more than {MAX_PIXELS:,}"
        raise Unfit(Told("F404", message, "save it smaller: 1,000 pixels across are plenty"))


def _refuse_unsafe(content: bytes, name: str) -> None:
    from quizgen.pictures.svg import NotSvg, why_unsafe

    try:
        why = why_unsafe(content)
    except NotSvg as reason:
        message = f"{name} looks like an SVG and is none: {reason}"
        raise Unfit(Told("F403", message, "save it again as plain SVG, or as PNG")) from reason
    if why:
        hint = "save it as plain SVG, or as PNG"
        raise Unfit(Told("F405", f"the picture {name} is refused: {why}", hint))


def _remarks(content: bytes, path: str) -> Iterator[Told]:
    sort = sort_of(content)
    typed = PurePosixPath(path)
    if typed.suffix.lower() not in SUFFIXES[sort]:
        hint = f"rename it: {typed.with_suffix(SUFFIXES[sort][0]).name}"
        yield Told("F407", f"the picture {shown(path)} is a {sort} by its first bytes", hint)
    if len(content) > LARGE:
        message = f"the picture {shown(path)} has {len(content):,} bytes, which is slow on a phone"
        yield Told("F406", message, "save it smaller: 1,000 pixels across are plenty")


@dataclass(frozen=True)
class Album(Mapping[str, bytes]):
    """The pictures of lists by name; one is read from the disk when it is asked for.

    Refused if it is no longer what its name says.
    """

    files: dict[str, Path] = field(default_factory=dict)
    read: Read = Path.read_bytes

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a picture. KeyError: there is none of that name."""
        file = self.files[name]
        try:
            content = self.read(file)
        except OSError:
            content = b""
        if not sort_of(content) or name_of(content) != name:
            message = "the picture changed while the deck was made"
            raise Refused([Problem(Place(str(file)), "F409", message, "run the command again")])
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def of(self, items: Iterable[Item]) -> dict[str, bytes]:
        """Return the pictures that these items show."""
        shown_ = {one.name for item in items for one in (*item.pictures, *item.inline) if one.name}
        return {name: self[name] for name in sorted(shown_)}
