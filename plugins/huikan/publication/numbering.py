"""numbered: the texts of a library with the numbers of their figures, tables and formulas, and of
what their links call by number.

A link says a number instead of its words where it has none, or where they are just 图,
表, 式, 章, 附录, figure, fig., table, equation, chapter or appendix: `[图](#rain)` and `[](#rain)`
read 图1-1. Any other words of the author stay. A link without words to what has no
number says what is there: a caption, a heading, a work's title, or the name where nothing
is. Sections are numbered in print alone, which sees to links to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from huikan.markup.citations import REFERENCE
from huikan.markup.formulas import has_formulas
from huikan.markup.fragment import Fragment
from huikan.markup.freezing import freeze, thaw
from huikan.markup.opening import opening
from huikan.markup.renderer import plain_text
from huikan.markup.tree import Element, folded
from huikan.model import Lang, Library, Work
from huikan.publication.captions import captions, has_captions, part_labels, write_numbers
from huikan.publication.chapters import PartNumber, part_numbers
from huikan.publication.equations import equation_labels, write_equation_numbers

Place = tuple[str, Lang]  # a document: its key and language
CALLED = frozenset("图 表 式 公式 章 附录 figure fig. table equation eq. formula chapter appendix".split())
_STRING = r'"(?:[^"\\]|\\.)*"'  # of JSON
_CALLED = "|".join(map(re.escape, sorted(CALLED)))
_LINK = re.compile(rf'\["a",\{{(?:[^"{{}}]|{_STRING})*\}}(?:,"\s*(?:(?:{_CALLED})\s*)?")?\]', re.IGNORECASE)  # in a packed tree


@dataclass(frozen=True, slots=True)
class _Labels:
    """What places are called: documents, and figures and tables within them."""

    parts: Mapping[Place, PartNumber]
    anchors: Mapping[Place, Mapping[str, str]]
    works: Mapping[str, Work]
    fragments: Mapping[Place, Fragment]

    def called(self, key: str, anchor: str, lang: Lang) -> str:
        """The number of a place, "" where it has none."""
        if anchor:
            return self.anchors.get((key, lang), {}).get(anchor, "")
        part = self.parts.get((key, lang))
        return part.called if part else ""

    def words(self, key: str, anchor: str, lang: Lang) -> str:
        """What stands at a place: a heading, a caption, a title."""
        fragment = self.fragments.get((key, lang))
        if not anchor or fragment is None:
            return self.works[key].document(lang).meta.title if key in self.works else key.rpartition("/")[2]
        heading = next((heading.text for heading in fragment.headings if heading.id == anchor), "")
        if heading or not has_captions(fragment.structure):
            return heading
        return next((caption.text for caption in captions(thaw(fragment.structure)) if caption.anchor == anchor), "")


def numbered(library: Library, fragments: Mapping[Place, Fragment]) -> Mapping[Place, Fragment]:
    """The fragments as they are published. What has no captions and no links of that kind stays as
    it is."""
    counted: dict[Place, PartNumber | None] = {}
    parts: dict[Place, PartNumber] = {}
    for work in library.works:
        for lang in library.languages if work.parts else ():
            numbers = part_numbers(work, lang)
            parts |= {(key, lang): number for key, number in numbers.items()}
            counted |= dict(_counted(work, lang, numbers))
    captioned = {place: _captioned(fragment, counted.get(place), place[1]) for place, fragment in fragments.items()}
    anchors = {place: _anchors(fragment, place[1]) for place, fragment in captioned.items() if _is_numbered(fragment)}
    works = {work.key: work for work, _ in library.walk()}
    labels = _Labels(parts, anchors, works, captioned)
    return {place: _linked(fragment, place, labels) for place, fragment in captioned.items()}


def _counted(work: Work, lang: Lang, numbers: Mapping[str, PartNumber]) -> Iterator[tuple[Place, PartNumber | None]]:
    """The parts whose figures and tables are numbered: chapters that are counted, and papers."""
    for part in work.parts:
        if part.profile.numbered_figures or numbers[part.key].mark:
            yield (part.key, lang), numbers[part.key]


def _is_numbered(fragment: Fragment) -> bool:
    return has_captions(fragment.structure) or has_formulas(fragment.structure)


def _captioned(fragment: Fragment, number: PartNumber | None, lang: Lang) -> Fragment:
    mark = number.mark if number else ""
    captions, equations = number is not None and has_captions(fragment.structure), has_formulas(fragment.structure)
    if not captions and not equations:
        return fragment

    def write(root: Element) -> None:
        if captions:
            write_numbers(root, mark, lang)
        if equations:
            write_equation_numbers(root, mark, lang)

    return _changed(fragment, write)


def _anchors(fragment: Fragment, lang: Lang) -> dict[str, str]:
    root = thaw(fragment.structure)
    labels = {caption.anchor: caption.label for caption in captions(root) if caption.anchor and caption.label}
    labels |= part_labels(root)
    return labels | (equation_labels(root, lang) if has_formulas(fragment.structure) else {})


def _linked(fragment: Fragment, place: Place, labels: _Labels) -> Fragment:
    if not _LINK.search(fragment.structure):
        return fragment

    def name(root: Element) -> None:
        for link in [element for element in root.elements() if element.tag == "a"]:
            words = _words(link, place, labels)
            if words:
                link.children = [words]
                link.attributes["class"] = f"{link.attributes.get('class', '')} {REFERENCE}".strip()

    return _changed(fragment, name)


def _words(link: Element, place: Place, labels: _Labels) -> str:
    """What a link is to say instead of its own words; "" where these stay."""
    text, target = folded(link.text()).casefold(), link.attributes.get("href", "")
    if (text and text not in CALLED) or any(isinstance(child, Element) for child in link.children):
        return ""
    own, (scheme, _, rest) = target.startswith("#"), target.partition(":")
    if not own and scheme != "work":
        return ""
    key, anchor = (place[0], target[1:]) if own else (rest.partition("#")[0], rest.partition("#")[2])
    return labels.called(key, anchor, place[1]) or ("" if text else labels.words(key, anchor, place[1]))


def _changed(fragment: Fragment, change: Callable[[Element], None]) -> Fragment:
    root = thaw(fragment.structure)
    change(root)
    structure, _ = freeze(root)
    if structure == fragment.structure:
        return fragment
    return replace(fragment, structure=structure, places="", text=plain_text(root), opening=opening(root, plain_text))
