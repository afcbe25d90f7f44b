"""Reading and writing a file whole or not at all, and finding the path that was meant."""

import os
from contextlib import suppress
from errno import EACCES, EEXIST, EINVAL
from pathlib import Path
from stat import S_IMODE, S_ISREG

STANDARD_INPUT = Path("-")
"""Stands for a fact list that is read from standard input."""


def read_whole(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file: those up to `most`, and one more if there are more.

    Raises OSError. A pipe or a device is not opened: it might never end, or never begin.
    """
    if not S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "it is a folder" if path.is_dir() else "it is no ordinary file")
    with path.open("rb") as file:
        return file.read(most + 1)


def write_whole(path: Path, content: bytes, *, follow: bool = True) -> bool:
    """Make `content` the content of `path`, or leave the file as it was and raise an OSError.

    Return False, the file untouched, if it has this content already. A link keeps pointing where
    it did: the file behind it is replaced; or the link itself, unless it is to be followed. A file
    that is replaced keeps its permissions.
    """
    try:
        target = path.resolve() if follow else path.parent.resolve() / path.name
        if _has(target, content):
            return False
        _replace(target, content)
    except OSError as error:
        # The reader knows the file that was to be written, not the temporary one beside it.
        error.filename, error.filename2 = str(path), None
        raise
    return True


def obstacle(path: Path) -> str:
    """Return why a file can surely not be written, "" if it probably can."""
    try:
        if path.is_dir():
            return "there is a folder of that name"
        if path.exists() and not _may_write(path):
            return "the file is read-only"
        folder = next((parent for parent in path.parents if parent.exists()), Path())
    except OSError as error:
        return error.strerror or str(error)
    if not folder.is_dir():
        return f"{folder} is a file, not a folder"
    return "" if _may_write(folder) else f"the folder {folder} is read-only"


def _may_write(path: Path) -> bool:
    # Whoever took away every leave to write meant it, and meant it for root too.
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def write_new(path: Path, content: bytes) -> bool:
    """Make a file of `content`, whole or not at all, over nothing, not even over a link.

    Return False if a file of this content is there already. Raises FileExistsError if something
    else is, else OSError.
    """
    from quizgen.temporary import temporary_beside  # most starts only read

    try:
        with temporary_beside(path) as temporary:
            _fill(temporary, content)
            _name_new(temporary, path)
    except FileExistsError:
        if is_file_of(path, content):
            return False
        raise
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    settle(path.parent)
    return True


def is_file_of(path: Path, content: bytes) -> bool:
    """Tell whether there is a file, no link, of just this content."""
    try:
        return path.is_file() and not path.is_symlink() and _has(path, content)
    except OSError:
        return False


def _has(target: Path, content: bytes) -> bool:
    if target.exists() and not target.is_file() and not target.is_dir():
        # Renaming onto /dev/null, or onto a link to it, would take it from the whole machine.
        raise OSError(EINVAL, "Not an ordinary file")
    if target.is_symlink() or not target.exists():
        return False
    return target.stat().st_size == len(content) and target.read_bytes() == content


def _replace(target: Path, content: bytes) -> None:
    is_file = target.exists() and not target.is_symlink()
    if is_file and not os.access(target, os.W_OK):
        # A rename needs only the folder's leave; who made the file read-only meant the file.
        raise PermissionError(EACCES, "The file is read-only")
    from quizgen.temporary import temporary_beside  # most starts only read

    with temporary_beside(target) as temporary:
        _fill(temporary, content)
        if is_file:
            temporary.chmod(S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)  # noqa: PTH105  # the atomic rename, on Windows too
    settle(target.parent)


def _fill(temporary: Path, content: bytes) -> None:
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _name_new(temporary: Path, path: Path) -> None:
    """Give a file its name, unless that is taken."""
    if os.name == "nt":
        temporary.rename(path)  # never replaces there
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError as error:  # a memory stick knows no second name for a file
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST)) from error
        temporary.rename(path)


def settle(folder: Path) -> None:
    """Have the system write the folder's own entries down, where it can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # the file is in place; some file systems know no more than that
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def nearest(path: Path) -> Path | None:
    """Return the existing path that `path`, which does not exist, was probably meant to be."""
    missing = path
    while not missing.parent.is_dir() and missing.parent != missing:
        missing = missing.parent
    names = _names(missing.parent)
    from difflib import get_close_matches

    for name in get_close_matches(missing.name, names, 3, 0.6):
        meant = missing.with_name(name) / path.relative_to(missing)
        if meant.exists():
            return meant
    return None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
