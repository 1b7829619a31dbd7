"""The numbers of figures and tables, 图1-1 and Figure 1.1, as one document has them.

Reports number them by chapter (and appendix: 图A-1), papers through the paper; other texts do not.
Only what has a caption is numbered. Where one caption of a document carries a number that its
author wrote, the others of its sort stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huikan.interface import words
from huikan.markup.hand_captions import PARTS, SUB
from huikan.markup.headings import words_of
from huikan.markup.tree import Element, folded, with_parents
from huikan.model import Lang

SORTS = {"figcaption": "figure", "caption": "table"}
# a number by hand
WRITTEN = re.compile(r"(?:图|表|figure|fig\.|table)\s*[A-Z]?\d+(?:[-–—.．]\d+)*", re.IGNORECASE)
NUMBER = "number"  # the class of what we write


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption in a tree. `label` is its number, "" for none; `text` what it says besides."""

    sort: str  # "figure" or "table"
    element: Element
    holder: Element  # the figure or table
    label: str
    text: str

    @property
    def chapter(self) -> str:
        """The chapter that the number names: `2` in 图2-1; "" where it names none."""
        match = re.search(r"([A-Z]?\d*)[-–—.．]\d+$", self.label)
        return match[1] if match else ""

    @property
    def anchor(self) -> str:
        return self.holder.attributes.get("id", "")


def has_captions(structure: str) -> bool:
    """Whether a packed tree has figures or tables with captions."""
    return '["figcaption",' in structure or '["caption",' in structure


def captions(root: Element) -> tuple[Caption, ...]:
    """The captions of a text, figures' first, with the numbers that they bear: ours where it is
    `numbered`, or the author's."""
    return tuple(caption for tag in SORTS for caption in _sort(root, tag))


def write_numbers(root: Element, mark: str, lang: Lang) -> None:
    """Numbers the captions of a text. `mark` is its chapter's, "" where it counts for itself."""
    gap = "\u3000" if lang == "zh" else "\u2002"
    for tag, sort in SORTS.items():
        captions = tuple(_sort(root, tag))
        if any(caption.label for caption in captions):
            continue
        for count, caption in enumerate(captions, 1):
            label = caption_label(sort, mark, count, lang)
            caption.element.children[:0] = [Element("span", {"class": NUMBER}, [label]), gap]


def part_labels(root: Element) -> dict[str, str]:
    """What a link to each picture of a figure of several says, by anchor: 图1-2(a)."""
    labels: dict[str, str] = {}
    for caption in _sort(root, "figcaption"):
        parts = [child for child in caption.holder.children if isinstance(child, Element) and SUB in child.classes()]
        for letter, part in zip(PARTS, parts, strict=False):
            if caption.label and "id" in part.attributes:
                labels[part.attributes["id"]] = f"{caption.label}({letter})"
    return labels


def caption_label(sort: str, mark: str, count: int, lang: Lang) -> str:
    """`图1-1`, `表A-2`, `图3`; `Figure 1.1`, `Table A.2`, `Figure 3`."""
    number = f"{mark}{'-' if lang == 'zh' else '.'}{count}" if mark else str(count)
    return words(lang)[f"print_{sort}_label"].format(number=number)


def _sort(root: Element, tag: str) -> Iterator[Caption]:
    for element, holder in with_parents(root):
        if element.tag != tag:
            continue
        first, text = element.children[0] if element.children else "", words_of(element)
        if isinstance(first, Element) and NUMBER in first.classes():
            label = folded(first.text())
            yield Caption(SORTS[tag], element, holder, label, folded(text.removeprefix(label)))
            continue
        written = WRITTEN.match(text)
        rest = text[written.end() :].strip(" ：:.　") if written else text
        yield Caption(SORTS[tag], element, holder, written[0] if written else "", rest)
