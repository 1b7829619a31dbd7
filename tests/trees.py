"""Small content trees as text inside a test: `=== path` starts a file."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from huikan.model import Document
from huikan.source import parse

LANGUAGES = ("zh", "en")
DOT = base64.b64decode(  # a picture of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def files(text: str) -> dict[str, str]:
    """{path: content} of a tree written as text."""
    pieces = re.split(r"^=== (\S+)\n", text, flags=re.M)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def lay(tree: str | Mapping[str, str], root: Path) -> Path:
    """The tree as files below `root`."""
    for path, content in (files(tree) if isinstance(tree, str) else tree).items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    return root


def documents(text: str) -> list[Document]:
    """The documents of a tree that has no faults of its own."""
    found = []
    for path, content in files(text).items():
        document, faults = parse(path, content, LANGUAGES)
        assert document is not None and not [fault for fault in faults if fault.severity == "error"], (path, faults)
        found.append(document)
    return found
