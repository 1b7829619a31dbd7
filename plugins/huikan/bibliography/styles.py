"""The styles in which references are written, by their names in front matter and mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.bibliography.apa import APA
from huikan.bibliography.gbt7714 import GBT7714

Style = GBT7714 | APA
NUMBERED = "gbt7714"  # what is taken where nobody says anything
STYLES: Mapping[str, Style] = {
    "gbt7714": GBT7714(),
    "gbt7714-author-date": GBT7714(author_date=True),
    "gbt7714-2015": GBT7714(2015),
    "gbt7714-2015-author-date": GBT7714(2015, True),
    "apa": APA(),
}
