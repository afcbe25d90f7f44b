"""Pictures inside the page: it fetches nothing, so their bytes stand in it."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

MOST_BYTES = 24 * 2**20
"""So many bytes of pictures a page holds; beyond, a browser grows slow."""

_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}


@dataclass
class Inliner:
    """Puts pictures into fields as long as there is room; `missing` are those that found none."""

    album: Mapping[str, bytes]
    room: int = MOST_BYTES
    missing: set[str] = field(default_factory=set)

    def fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Return fields whose pictures are inside, or stand as their words."""
        return {
            name: _IMAGE.sub(self._image, text) if "<img " in text else text
            for name, text in fields.items()
        }

    def _image(self, found: re.Match[str]) -> str:
        name, words = found.groups()
        kind = _TYPES.get(PurePosixPath(name).suffix)
        content = self.album[name] if kind and name in self.album else b""
        if not content or len(content) > self.room:
            self.missing.add(name)
            return f'<span class="missing">{words or "a picture"}</span>'
        self.room -= len(content)
        return f'<img src="data:{kind};base64,{b64encode(content).decode()}" alt="{words}">'
