"""Small content trees as text inside a test: `=== path` starts a file."""

from __future__ import annotations

import base64
import datetime as time
import re
from collections.abc import Mapping
from pathlib import Path

from huikan.model import SHANGHAI, Document
from huikan.outputs.stage import Results
from huikan.settings import Settings
from huikan.source import parse
from huikan.tasks import Artifact
from huikan.tasks.cache import CacheEntry

LANGUAGES = ("zh", "en")
NOW = time.datetime(2026, 1, 1, tzinfo=SHANGHAI)
NOON = time.datetime(2025, 6, 1, 12, tzinfo=SHANGHAI)
SETTINGS = Settings(site_url="https://example.org/s/", names={"zh": "示例学会", "en": "Example Society"}, languages=LANGUAGES)
CONFIG = f"""\
site_name: 示例学会
site_url: {SETTINGS.site_url}
theme:
  name: material
  custom_dir: {Path(__file__).parents[2] / "theme/web"}
  font: false
plugins:
  - huikan:
      names: {{en: Example Society}}
"""  # mkdocs.yml of the same
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


def results(sizes: Mapping[str, int]) -> Results:
    """Files of these sizes, as results of earlier stages: nobody reads them."""
    return {address: Artifact(address, CacheEntry(Path(address), "", size, 0), made=False) for address, size in sizes.items()}
