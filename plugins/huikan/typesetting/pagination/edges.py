"""Text and pictures that stand beyond the edge of their page: they would be cut off and nobody
told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from huikan.typesetting.chinese.rules import BREAK, JOINER, THIN
from huikan.typesetting.weasyprint_types import Box, PageBox

MM = 96 / 25.4  # CSS pixels
SLACK = 1.0  # mm that the room beside a letter may lie beyond
SHOWN = 24  # letters of the words that a message names
UNSEEN = f"{BREAK}{JOINER}{THIN} \u00a0\n\t\u00ad"


@dataclass(frozen=True, slots=True)
class CutOff:
    """Words that would stand `beyond` the edge of the paper by so many mm; of a picture its
    description, and its URL in `picture`."""

    words: str
    beyond: int
    picture: str = ""

    def __str__(self) -> str:
        return f"“{self.words[:SHOWN]}” would stand {self.beyond} mm beyond the edge of the paper"

    def dumps(self) -> str:
        """As text, in which an exception carries it between processes."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def loads(text: str) -> CutOff:
        """What `dumps` wrote."""
        return CutOff(**json.loads(text))


def beyond_the_paper(pages: Iterable[PageBox]) -> Iterator[CutOff]:
    """Each text and picture that leaves its page, at the left, the right, above or below; of those
    on one line the widest, which pushes the others out."""
    for page in pages:
        size = page.margin_width() / MM, page.margin_height() / MM
        widest: dict[int, tuple[float, CutOff]] = {}
        for number, (line, box, words, picture) in enumerate(_contents(page, None)):
            most = _beyond(box, *size) - (_bleed(page) if picture else 0)
            if most > SLACK:
                entry = box.width, CutOff(words, round(most), picture)
                key = -number - 1 if line is None else id(line)
                widest[key] = max(widest.get(key, entry), entry, key=lambda each: each[0])
        yield from (cut for _, cut in widest.values())


def _bleed(page: PageBox) -> float:
    """How many mm beyond a page its pictures are drawn, on the side where it is least."""
    return float(min(page.style[f"bleed_{side}"].value for side in ("top", "right", "bottom", "left"))) / MM


def _beyond(box: Box, width: float, height: float) -> float:
    """How far a box leaves a page of so many mm; negative where it does not."""
    left, top = box.position_x / MM, box.position_y / MM
    right, foot = left + box.width / MM, top + box.height / MM
    return float(max(-left, right - width, -top, foot - height))


def _contents(box: Box, line: Box | None) -> Iterator[tuple[Box | None, Box, str, str]]:
    """The texts below a box with their lines and words, the pictures with their descriptions and
    URLs; none of what is turned or moved by its style. A picture out of the flow is meant to
    bleed."""
    text = getattr(box, "text", "")
    if isinstance(text, str) and (words := text.strip(UNSEEN)):
        yield line, box, words, ""
    if (element := box.element) is not None and element.tag == "img" and hasattr(box, "replacement"):
        yield line, box, (element.get("alt") or "").strip(), element.get("src") or ""
    line = box if hasattr(box, "text_indent") else line
    for child in getattr(box, "children", ()):
        if not child.style["transform"]:
            is_placed = child.style["position"] in ("absolute", "fixed")
            yield from (found for found in _contents(child, line) if not (is_placed and found[3]))
