"""Typst, the library that sets the pages: it sees an empty folder, our pictures and plain strings.

Its own fonts alone are used, so that every computer makes the same bytes.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self
from unicodedata import category

from quizgen.model import Place
from quizgen.problems import Problem, Refused

LIBRARY = "typst"

_UNASSIGNED = "\U0010fffd"  # no font has it: what is drawn for it is drawn for all that are missing
_SIGNS = b"""#set page(width: 4cm, height: auto)
#for sign in json(bytes(sys.inputs.said)) [#block(text(sign))]
"""
_PICTURE = b"#image(sys.inputs.said)"
_DRAWN = re.compile(r'<use xlink:href="#([^"]+)"|<image ')
_LINE = re.compile(r"<g transform=\"translate\([^\"]*\)\"><g [^>]*matrix")


class Press:
    """Sets pages, with a folder of its own as long as it is open."""

    def __init__(self, media: Mapping[str, bytes]) -> None:
        self.media = media

    def __enter__(self) -> Self:
        _typst()
        with ExitStack() as stack:
            try:
                folder = TemporaryDirectory(prefix="quizgen-paper-", ignore_cleanup_errors=True)
                self.root = Path(stack.enter_context(folder))
                for name, content in self.media.items():
                    if Path(name).name == name:
                        (self.root / name).write_bytes(content)
            except OSError as error:
                message = f"the pages cannot be laid out: {error.strerror or error}"
                hint = "they need room in the folder for temporary files: see TMPDIR"
                raise Refused([Problem(Place("paper"), "F007", message, hint)]) from error
            self._folder = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.close()

    def pages(self, template: str, said: Mapping[str, Any]) -> bytes:
        """Return the PDF that a template makes of what is said."""
        source = _file("common.typ") + _file(template)
        return self._set(source, json.dumps(said, ensure_ascii=False), "pdf")

    def missing(self, signs: Iterable[str]) -> set[str]:
        """Return those of these characters for which no font of the paper has a sign."""
        asked = [_UNASSIGNED, *sorted({sign for sign in signs if _is_drawn(sign)})]
        if len(asked) == 1:
            return set()
        drawn = self._set(_SIGNS, json.dumps(asked), "svg").decode()
        shapes = [_shape(block) for block in _LINE.split(drawn)[1:]]
        assert len(shapes) == len(asked), "Each sign is drawn by itself."
        drawn_as = [*zip(asked, shapes, strict=True)][1:]
        return {sign for sign, shape in drawn_as if shape == shapes[0]}

    def shows(self, picture: str) -> bool:
        """Tell whether a picture can be printed."""
        if picture not in self.media or Path(picture).name != picture:
            return False
        try:
            self._set(_PICTURE, picture, "svg")
        except _typst().TypstError:
            return False
        return True

    def _set(self, source: bytes, said: str, form: str) -> bytes:
        made = _typst().compile(
            source,
            root=self.root,
            format=form,
            sys_inputs={"said": said},
            ignore_system_fonts=True,
        )
        assert isinstance(made, bytes)
        return made


def _is_drawn(sign: str) -> bool:
    """Tell whether a character may lack a sign; ASCII has them all, some others are not drawn."""
    kind = category(sign)
    return not sign.isascii() and kind not in {"Cc", "Cf"} and kind[0] not in "ZM"


def _shape(block: str) -> str:
    """Return what tells a drawn sign from another."""
    found = _DRAWN.search(block)
    return (found[1] or "image") if found else "nothing"


@cache
def _file(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()


def _typst() -> Any:  # noqa: ANN401  # a module that may be absent
    try:
        import typst
    except ImportError as error:
        message = f"paper needs {LIBRARY}, which is not installed"
        hint = "python -m pip install 'quizgen[paper]'"
        raise Refused([Problem(Place("paper"), "F009", message, hint)]) from error
    return typst
