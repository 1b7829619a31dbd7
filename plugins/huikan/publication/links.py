"""Where a neutral target of a text leads (`work:…#anchor`, `asset:…`): one answer, which each
medium writes its own way.

A page writes it relatively, a feed as a whole URL, and a PDF as a place of the book where that has
it, else as a whole URL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import quote

from huikan.markup.links import asset_path

# the key of the home page, which is there whether an editor has written its text or not
HOME = "index"


@dataclass(frozen=True, slots=True)
class Destination:
    """A page of the site, by the `key` of its work, or a file of content/, by its `path`."""

    key: str = ""
    path: str = ""
    anchor: str = ""

    def written(self, page: Callable[[str], str], file: Callable[[str], str]) -> str:
        """A link to it: `page` and `file` write the address of a work's page and of a file."""
        start = file(self.path) if self.path else page(self.key)
        return f"{start}#{quote(self.anchor, safe='=&')}" if self.anchor else start


def destination(target: str, works: Collection[str], files: Collection[str]) -> Destination | None:
    """Where a neutral target leads; None for what is not published, and for what is no neutral
    target.

    `works` are the keys of all that is published, `files` the paths of what content/ has.
    """
    scheme, _, rest = target.partition(":")
    name, _, anchor = rest.partition("#")
    if scheme == "work" and (name in works or name == HOME):
        return Destination(key=name, anchor=anchor)
    if scheme == "asset" and asset_path(target) in files:
        return Destination(path=asset_path(target), anchor=anchor)
    return None
