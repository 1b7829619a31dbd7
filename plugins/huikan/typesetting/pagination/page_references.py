"""Where the places of a book lie: page numbers that are guessed while a text is laid out,
and put right in finished pages.

WeasyPrint begins with 0 for every page that a text names and lays out each such page again once
it knows the number. Here the first number is a guess of as many digits, and the right one is
written into the page that is there; only where it is wider or narrower is the page laid out once
more. This also lets a part name pages of others, whose numbers come later. Imported where
WeasyPrint is: inside functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from weasyprint.css.targets import TargetCollector, TargetLookupItem
from weasyprint.formatting_structure.boxes import TextBox

from huikan.typesetting.chinese import glyph_positions, justification
from huikan.typesetting.chinese.line_adjustment import STEP
from huikan.typesetting.weasyprint_types import Box, PageBox

LOOSEST = 0.03  # em that each letter may be moved, so that other figures take the room of the ones that were there


@dataclass(slots=True)
class PageReference:
    """A box that shows pages of places: `write` fills it anew, `text` is the
    text that it has on the pages."""

    write: Callable[[], None]
    text: str = ""


class ExternalTarget:
    """What stands for the target of a link that lies in another part:
    nothing but its page is known."""

    cached_counter_values: Mapping[str, list[int]] = {}


class PageReferences(TargetCollector):  # type: ignore[misc]
    """Pages by place. `guesses` are those of all places of the book; `elsewhere` are the
    places that lie in other parts.

    `page_indices` tells on which page of this part, counted from 0, each of its places begins.
    """

    def __init__(self, guesses: Mapping[str, int], elsewhere: Iterable[str]) -> None:
        super().__init__()
        self.references: dict[Box, PageReference] = {}
        self.page_indices: dict[str, int] = {}
        self._guesses = guesses
        for name in elsewhere:
            item = self.target_lookup_items[name] = TargetLookupItem("up-to-date")
            item.target_box = ExternalTarget()
            item.cached_page_counter_values = {"page": [guesses.get(name, 1)]}

    def collect_anchor(self, anchor_name: object) -> None:
        super().collect_anchor(anchor_name)
        if isinstance(anchor_name, str):
            guess = self._guesses.get(anchor_name, 1)
            self.target_lookup_items[anchor_name].cached_page_counter_values = {"page": [guess]}

    def collect_missing_counters(
        self,
        parent_box: Box,
        css_token: str,
        parse_again_function: Callable[[], None],
        missing_counters: list[str],
        missing_target_counters: Mapping[str, list[str]],
    ) -> None:
        """Keeps boxes that name nothing but pages of places to ourselves;
        others remain WeasyPrint's affair."""
        targets = list(missing_target_counters.values())
        own = missing_counters and not any(missing_counters is names for names in targets)  # it hands the last of them over twice
        if css_token != "content" or own or any(names != ["page"] for names in targets):  # noqa: S105 a property of CSS
            super().collect_missing_counters(
                parent_box, css_token, parse_again_function, missing_counters, missing_target_counters
            )
        elif self.collecting and targets:
            parent_box.missing_link = parent_box
            self.references[parent_box] = PageReference(parse_again_function)

    def cache_target_page_counters(
        self, anchor_name: str, page_counter_values: object, page_maker_index: int, page_maker: object
    ) -> None:
        self.page_indices[anchor_name] = page_maker_index

    def check_pending_targets(self) -> None:
        super().check_pending_targets()
        for box, reference in self.references.items():
            reference.text = _text(box)

    def update(self, pages: Mapping[str, int]) -> set[Box]:
        """Takes the pages of places; gives the boxes that show another text now,
        filled anew for the next layout."""
        for name, page in pages.items():
            if name in self.target_lookup_items:
                self.target_lookup_items[name].cached_page_counter_values = {"page": [page]}
        return {box for box in self.references if self._write(box)}

    def _write(self, box: Box) -> bool:
        reference = self.references[box]
        reference.write()
        return _text(box) != reference.text

    def write_into(self, page: PageBox, changed: set[Box]) -> bool:
        """Puts what these boxes show now into a finished page; False where it does not fit, and
        the page has to be made again."""
        positions: dict[Box, int] = dict.fromkeys(changed, 0)
        fits = True
        for box in _references(page, changed):
            target = box.missing_link
            if target is None:
                continue
            old, new = self.references[target].text, _text(target)
            for piece in _words(box):
                start = old.find(piece.text, positions[target])
                positions[target] = start + len(piece.text)
                if start < 0 or len(old) != len(new):
                    return False
                fits = _replace(piece, new[start : start + len(piece.text)]) and fits
        return fits

    def written(self, changed: set[Box]) -> None:
        """These boxes are shown on all pages as they are filled now."""
        for box in changed:
            self.references[box].text = _text(box)


def _references(page: PageBox, changed: set[Box]) -> Iterator[Box]:
    ids: set[int] = set()
    for box in page.descendants():
        if box.missing_link in changed and not isinstance(box, TextBox) and id(box) not in ids:
            ids.add(id(box))
            yield box


def _replace(piece: TextBox, text: str) -> bool:
    """Another text of as many letters in the place of the old one, moved so that it
    is as wide; whether they can be."""
    if piece.text == text:
        return True
    before = justification.set_again(piece)
    piece.text = text
    missing = round((before - justification.set_again(piece)) / piece.style["font_size"] * STEP)
    if abs(missing) > LOOSEST * STEP * len(text):
        return False
    if missing:
        piece.pango_layout.adjustments = glyph_positions.widened(
            glyph_positions.adjustments(piece.pango_layout), missing, len(text)
        )
        justification.set_again(piece)
    return True


def _text(box: Box) -> str:
    return "".join(inside.text for inside in _words(box))


def _words(box: Box) -> Iterator[TextBox]:
    """The texts in a box but the dots of a leader: they fill what room there is, and stay
    where a number keeps its width."""
    for child in getattr(box, "children", ()):
        if isinstance(child, TextBox):
            if child.text:  # emptied where trailing spaces were removed
                yield child
        elif not child.is_leader:
            yield from _words(child)
