"""What WeChat's editor would refuse, take away or show otherwise: a list of what is wrong with a
text, empty for one that survives."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

from huikan.markup.bare_elements import KEPT, SHAPES
from huikan.markup.wechat import OWN_HOST, SHAPE_ATTRIBUTES

ALLOWED = KEPT | SHAPES | {"section", "a", "span"}
VOID = frozenset({"br", "hr", "img"})
ATTRIBUTES = frozenset({"style", "src", "alt", "href", "colspan", "rowspan", "start"})
STYLES = ("position", "url(", "expression", "@", "var(", "float")  # what is taken out of styles, or moves what is around
DEEPEST = 2  # levels of lists
_CASED = {name.lower() for name in SHAPE_ATTRIBUTES} | {"font-family"}


def problems(html: str) -> list[str]:
    """What is wrong with a text for WeChat, a line each."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.faults + [f"<{tag}> is not closed" for tag in reader.open_tags]


class _Reader(HTMLParser):
    """Reads a text and keeps what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open_tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
        drawn = "svg" in (*self.open_tags, tag)
        for name, value in attrs:
            self._attribute(tag, name, value or "", drawn)
        lists = sum(open_tag in ("ul", "ol") for open_tag in self.open_tags) + (tag in ("ul", "ol"))
        if lists > DEEPEST:
            self.faults.append(f"a list {lists} deep")
        if tag in ("ul", "ol") and self.open_tags[-1:] == ["li"]:
            self.faults.append("a list in an item")
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open_tags[-1:] != [tag]:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self.open_tags.pop()

    def _attribute(self, tag: str, name: str, value: str, drawn: bool) -> None:
        if name not in (_CASED if drawn else ATTRIBUTES):
            self.faults.append(f"{name} of <{tag}>")
        if name == "style" and any(word in value.lower() for word in STYLES):
            self.faults.append(f"style of <{tag}>: {value[:80]}")
        if name == "href" and urlsplit(value).hostname != OWN_HOST:
            self.faults.append(f"a link to {value[:80]}")
        if name == "src" and not value.startswith(("https://", "http://", "data:image/png;base64,", "data:image/jpeg;base64,")):
            self.faults.append(f"a picture at {value[:80]}")
        if name == "src" and urlsplit(value).path.lower().endswith(".svg"):
            self.faults.append(f"a drawing as a picture: {value[:80]}")

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment")
