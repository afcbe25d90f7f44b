"""The members of an `.apkg`, whoever made it: no more is unpacked than a deck can hold."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

MAX_BYTES = 512 * 2**20
"""The most that a package may hold once it is unpacked."""


_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The ways of packing that are unpacked piece by piece."""


class Members(NamedTuple):
    """The collection as Anki's database, and the hash of each picture by its name."""

    collection: bytes
    media: Mapping[str, str]


def members(content: bytes) -> Members:
    """Return what a package holds. Raises ValueError, or what zipfile raises, for what is none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check(archive.infolist())
        names = json.loads(_read(archive, "media"))
        media = {str(name): _hash(archive, str(member)) for member, name in names.items()}
        return Members(_read(archive, "collection.anki2"), media)


def _check(found: Sequence[zipfile.ZipInfo]) -> None:
    # No more of a member is read than it declares, so the sum of these is the most.
    if sum(member.file_size for member in found) > MAX_BYTES:
        raise ValueError(f"it holds more than {MAX_BYTES // 2**20} MB")
    if any(member.compress_type not in _PACKED for member in found):
        raise ValueError("it is packed in a way that Anki does not use")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    size = archive.getinfo(name).file_size
    with archive.open(name) as member:
        # Without a size it would unpack all there is before it cuts off what was not declared.
        return member.read(size)


def _hash(archive: zipfile.ZipFile, name: str) -> str:
    digest = sha256()
    with archive.open(name) as member:
        while piece := member.read(2**20):
            digest.update(piece)
    return digest.hexdigest()
