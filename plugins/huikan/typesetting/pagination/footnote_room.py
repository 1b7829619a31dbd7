"""A note stays on the page of its call: WeasyPrint moves the last notes of a page to the next one
to save a paragraph from being parted behind its first line; here the paragraph moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from huikan.typesetting.weasyprint_patch import replaced
from huikan.typesetting.weasyprint_types import Box, LayoutContext

Method = Callable[..., object]


@dataclass(slots=True)
class _Newest:
    """The note that has been set last, and how often a place has been held against the foot of
    the page since: once while it is decided whether the note has room. `has_no_room`: columns are
    done, and leave less room for the notes than these take."""

    note: Box | None = None
    looks: int = 0
    has_no_room: bool = False


@contextmanager
def notes_stay() -> Iterator[None]:
    """Has WeasyPrint move a note to the next page only where it finds no room as it is set."""
    newest = _Newest()
    replacements = {
        "weasyprint.layout.LayoutContext.layout_footnote": lambda original: _remembering(original, newest),
        "weasyprint.layout.LayoutContext.overflows_page": lambda original: _counting(original, newest),
        "weasyprint.layout.LayoutContext.report_footnote": lambda original: _reporting(original, newest),
        "weasyprint.layout.column._report_footnotes": lambda original: _leaving_columns(original, newest),
    }
    with replaced(replacements):
        yield


def _remembering(original: Method, newest: _Newest) -> Method:
    def layout_footnote(context: LayoutContext, footnote: Box) -> object:
        newest.note, newest.looks = footnote, 0
        return original(context, footnote)

    return layout_footnote


def _counting(original: Method, newest: _Newest) -> Method:
    def overflows_page(context: LayoutContext, bottom_space: float, position_y: float) -> object:
        newest.looks += 1
        return original(context, bottom_space, position_y)

    return overflows_page


def _reporting(original: Method, newest: _Newest) -> Method:
    def report_footnote(context: LayoutContext, footnote: Box) -> object:
        if newest.has_no_room or (newest.note is footnote and newest.looks <= 1):
            newest.note = None
            return original(context, footnote)
        context.current_page_footnotes = _Settled(context.current_page_footnotes)
        return None

    return report_footnote


def _leaving_columns(original: Method, newest: _Newest) -> Method:
    """Columns that are done move the notes that have no room below them, until the others fit: were
    none moved, they would ask for ever."""

    def report_footnotes(context: LayoutContext, room: float) -> object:
        newest.has_no_room = True
        try:
            return original(context, room)
        finally:
            newest.has_no_room = False

    return report_footnotes


class _Settled(list[Box]):
    """Notes of a page of which none is to be moved: empty to the one who asks first."""

    def __init__(self, notes: Sequence[Box]) -> None:
        super().__init__(notes)
        self._asked = False

    def __bool__(self) -> bool:
        asked, self._asked = self._asked, True
        return asked and len(self) > 0

    def copy(self) -> list[Box]:
        return list(self)
