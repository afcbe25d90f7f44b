"""Zip archives that are the same whenever and wherever they are made."""

import io
import zipfile
from collections.abc import Container, Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1  # level 6 takes more time than all the rest of a build, for little


def zipped(members: Mapping[str, bytes], packed: Container[str] = ()) -> bytes:
    """Return an archive of files by name; those that are `packed` already are only stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type = zipfile.ZIP_STORED if name in packed else zipfile.ZIP_DEFLATED
            member.create_system = 3  # the same on Windows
            archive.writestr(member, content, compresslevel=_LEVEL)
    return buffer.getvalue()
