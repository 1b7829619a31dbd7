"""Measures the lines of a document as they are drawn: how far from the edge they
end, what they start and end with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from huikan import typesetting
from huikan.tasks import FileRef
from huikan.typesetting.chinese import rules
from huikan.typesetting.chinese.glyph_positions import adjustments
from huikan.typesetting.chinese.justification import texts

PX = 0.75  # points in a CSS pixel
NEVER_FIRST = rules.CLOSING + rules.STOPS + rules.MIDDLE + "～％℃"
NEVER_LAST = rules.OPENING
INVISIBLE = rules.BREAK + rules.JOINER + rules.THIN


@dataclass(frozen=True)
class Line:
    """A line of running text. `short` is how far its end lies left of the edge,
    in points (negative: beyond it); `gap` the space opened between two
    characters, in em; `final` ends a paragraph."""

    text: str
    short: float
    gap: float
    drawn: float
    final: bool

    @property
    def prohibited(self) -> bool:
        return self.text[:1] in NEVER_FIRST or self.text[-1:] in NEVER_LAST


def lines(job: typesetting.TypesetRequest, faces: tuple[FileRef, ...]) -> list[Line]:
    """Every justified line of a document."""
    with typesetting.laid_out(job, faces, {"cache": {}}) as pages:
        return [line for page in pages.pages for line in _lines(page._page_box)]


def _lines(box: Any) -> Iterator[Line]:
    from weasyprint.formatting_structure import boxes

    children = getattr(box, "children", ())
    set_lines = [child for child in children if isinstance(child, boxes.LineBox)]
    for line in set_lines:
        marker = (box.element_tag or "").endswith("::marker")
        if box.style["text_align_all"] == "justify" and not marker and box.style["float"] != "footnote":
            pieces = [text for text in texts(line) if text.text.strip(INVISIBLE)]
            if pieces:
                last = line is set_lines[-1] or _ends_by_force(line)
                yield _measured(box, pieces, last)
    for child in children:
        if not isinstance(child, boxes.LineBox):
            yield from _lines(child)


def _ends_by_force(line: Any) -> bool:
    return any(child.element_tag == "br" for child in line.descendants())


def _measured(block: Any, texts: list[Any], final: bool) -> Line:
    text = "".join(text.text for text in texts)
    edge = block.content_box_x() + block.width
    end = texts[-1].position_x + _drawn_width(texts[-1])
    gap = max(max(adjustments(box.pango_layout).gap, box.justification_spacing / block.style["font_size"]) for box in texts)
    drawn = max(adjustments(box.pango_layout).squeeze for box in texts)
    visible = "".join(char for char in text if char not in INVISIBLE).strip()
    return Line(visible, (edge - end) * PX, gap, drawn, final)


def _drawn_width(box: Any) -> float:
    """The width that the letters of a text box take when they are drawn, in px: as
    WeasyPrint reads them, one by one."""
    from weasyprint.text.ffi import FROM_UNITS, ffi

    layout = box.pango_layout
    layout.text = layout.text.rstrip()
    layout.reactivate(box.style)
    run, width = layout.get_first_line()[0].runs, 0
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        width += sum(glyphs.glyphs[number].geometry.width for number in range(glyphs.num_glyphs))
        run = run.next
    return float(width) * FROM_UNITS
