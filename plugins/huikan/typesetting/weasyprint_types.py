"""What is used of WeasyPrint's objects, as protocols: WeasyPrint has no types of its own.

Lengths are in CSS pixels, positions from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol
from xml.etree.ElementTree import Element

from huikan.typesetting.chinese.glyph_adjustments import GlyphAdjustments

__all__ = [
    "Box",
    "Document",
    "Element",
    "LayoutContext",
    "LineBox",
    "Page",
    "PageBox",
    "PageMakerState",
    "PageType",
    "PangoLayout",
    "PdfObject",
    "PdfStream",
    "PdfWriter",
    "ResumeAt",
    "Style",
    "TextBox",
]

ResumeAt = dict[int, Any] | None  # where a box goes on: the place of a child, and where that goes on
PageMakerState = tuple[ResumeAt, dict[str, Any], bool, Any, dict[str, Any]]  # behind a page, as WeasyPrint keeps it


class PdfObject(Protocol):
    """An object of the PDF that WeasyPrint writes: a dictionary of pydyf's."""

    reference: bytes

    def __contains__(self, name: object, /) -> bool: ...
    def __getitem__(self, name: str, /) -> Any: ...
    def __setitem__(self, name: str, value: object, /) -> None: ...


class PdfStream(Protocol):
    """The content of a page while it is written: operands before their operator.
    `_tags`: which piece of it a box is."""

    stream: list[Any]
    _tags: dict[Box, Mapping[str, int]]


class PdfWriter(Protocol):
    """The PDF that WeasyPrint writes."""

    objects: Sequence[PdfObject]
    catalog: PdfObject

    def add_object(self, thing: PdfObject) -> None: ...


class Style(Protocol):
    """Computed values by the names of properties, with underscores; `cache` is where
    measures of its fonts are kept."""

    cache: dict[str, Any]

    def __getitem__(self, name: str, /) -> Any: ...
    def __setitem__(self, name: str, value: object, /) -> None: ...
    def copy(self) -> Style: ...
    def update(self, values: Mapping[str, object], /) -> None: ...


class PangoLayout(Protocol):
    """A text set by Pango. `adjustments`, `halved` and `moved` are ours."""

    text: str
    style: Style
    layout: Any  # Pango's own, by way of cffi
    max_width: float | None
    adjustments: GlyphAdjustments
    halved: frozenset[int]
    moved: bool

    def set_text(self, text: str, justify: bool = False) -> None: ...
    def get_first_line(self) -> tuple[Any, int | None]: ...
    def deactivate(self) -> None: ...


class Box(Protocol):
    """A box of the layout. An anonymous one has no element; `element_tag` has
    the pseudo-element behind `::`."""

    element: Element | None
    element_tag: str | None
    style: Style
    children: Sequence[Box]
    position_x: float
    position_y: float
    width: float
    height: float
    margin_top: float
    is_leader: bool
    is_column: bool
    is_table_wrapper: bool
    is_for_root_element: bool
    force_fragmentation: bool
    missing_link: Box | None
    link: tuple[str, str] | None
    link_annotation: PdfObject | None

    def descendants(self) -> Iterator[Box]: ...
    def translate(self, dx: float = 0, dy: float = 0) -> None: ...
    def margin_height(self) -> float: ...
    def margin_width(self) -> float: ...
    def border_height(self) -> float: ...
    def border_box_y(self) -> float: ...
    def content_box_x(self) -> float: ...
    def content_box_y(self) -> float: ...
    def is_in_normal_flow(self) -> bool: ...
    def copy_with_children(self, children: Sequence[Box]) -> Box: ...
    def deepcopy(self) -> Box: ...
    def get_wrapped_table(self) -> Box: ...
    def page_values(self) -> tuple[str, str]: ...


class TextBox(Box, Protocol):
    """A text in one style on one line."""

    text: str
    pango_layout: PangoLayout

    def copy(self) -> TextBox: ...


class LineBox(Box, Protocol):
    """A line of text."""

    text_indent: float
    baseline: float


class PageType(Protocol):
    """Which page rules a page is under."""

    side: str
    blank: bool
    name: str

    def _replace(self, **values: object) -> PageType: ...


class PageBox(Box, Protocol):
    """A page: its first child holds its text, the others are areas of
    notes and boxes of its margins."""

    page_type: PageType


class FootnoteArea(Box, Protocol):
    """Where the notes of a page stand."""

    page: PageBox


class Page(Protocol):
    """A page of a document that is laid out."""

    anchors: dict[str, tuple[float, float, float, float]]
    _page_box: PageBox


class Document(Protocol):
    """A document that is laid out."""

    pages: Sequence[Page]

    def copy(self, pages: Sequence[Page]) -> Document: ...
    def write_pdf(self, **options: object) -> bytes: ...


class LayoutContext(Protocol):
    """What WeasyPrint knows while it lays out a document. `line_pitch` is ours: how far the lines
    of its grid are apart, 0 without one."""

    line_pitch: float
    forced_break: bool
    current_footnote_area: FootnoteArea

    page_maker: list[PageMakerState]
    footnotes: list[Box]
    rendered_notes: list[Box]
    reported_footnotes: list[Box]
    current_page_footnotes: list[Box]
    broken_out_of_flow: dict[Box, object]
    excluded_shapes: Sequence[Box]
    style_for: Any
    get_image_from_uri: Any

    def overflows_page(self, bottom_space: float, position_y: float) -> bool: ...
    def unlayout_footnote(self, footnote: Box) -> None: ...
    def create_block_formatting_context(self) -> None: ...
    def finish_block_formatting_context(self) -> None: ...
