"""What programs for mail would take away, not show or cut off: a list of what is wrong with a
mail's HTML, empty for one that arrives."""

from __future__ import annotations

from collections.abc import Collection
from html.parser import HTMLParser

from huikan.outputs.mail.layout import MOST_BYTES

ALLOWED = frozenset(
    "html head meta title style body div table thead tbody tfoot tr th td caption h1 h2 h3 h4 p ul ol li blockquote "
    "pre code hr br img a strong em b i u s del sub sup span".split()
)
VOID = frozenset({"br", "hr", "img", "meta"})
ATTRIBUTES = frozenset(
    "style class src alt href width height align bgcolor cellpadding cellspacing border role colspan rowspan start lang charset "
    "name content".split()
)
STYLES = ("position", "url(", "expression", "@", "var(", "float", "flex", "grid")
SOURCES = ("https://", "http://", "cid:")
TARGETS = ("https://", "http://", "mailto:", "tel:")


def problems(html: str, pictures: Collection[str]) -> list[str]:
    """What is wrong with a mail, a line each; `pictures` are the names of those that come with
    it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    size = len(html.encode())
    missing = sorted(reader.pictures - set(pictures))
    return [
        *reader.faults,
        *(f"<{tag}> is not closed" for tag in reader.open_tags),
        *([f"{size} bytes"] if size > MOST_BYTES else []),
        *(f"no picture comes with it as {name}" for name in missing),
        *(f"the picture {name} is in no place" for name in sorted(set(pictures) - reader.pictures)),
    ]


class _Reader(HTMLParser):
    """Reads a mail and keeps what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open_tags: list[str] = []
        self.pictures: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED or (tag == "style" and "head" not in self.open_tags):
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag == "img" and not {"alt", "src"} <= {name for name, _ in attrs}:
            self.faults.append("a picture without words")
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags[-1:] != [tag]:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self.open_tags.pop()

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in ATTRIBUTES:
            self.faults.append(f"{name} of <{tag}>")
        if name == "style" and any(word in value.lower() for word in STYLES):
            self.faults.append(f"style of <{tag}>: {value[:80]}")
        if name == "href" and not value.startswith(TARGETS):
            self.faults.append(f"a link to {value[:80]}")
        if name == "src":
            path = value.partition("?")[0].lower()
            if not value.startswith(SOURCES) or path.endswith(".svg"):
                self.faults.append(f"a picture at {value[:80]}")
            if value.startswith("cid:"):
                self.pictures.add(value.removeprefix("cid:"))
