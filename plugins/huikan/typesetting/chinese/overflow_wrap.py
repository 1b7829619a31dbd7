"""Words that no line can hold, divided wherever they stand on their line (`overflow-wrap`).

WeasyPrint divides such a word only where it begins a line; behind another inline element with no
place to break between (`x<sup>MKTAYIAK…</sup>`) it would leave the paper. CSS Text 3, 5.5: a word
is divided where the line has no other place to break.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from huikan.typesetting.weasyprint_types import Box, LayoutContext, ResumeAt, Style

Split = tuple[Any, ...]  # WeasyPrint's answers: the line, where it goes on, …
Original = Callable[..., Split]
SLACK = 0.5  # px that a line may be too wide
LEAST = 1.0  # px of room in which a word begins to be divided: Pango takes none for no limit at all
MAY_DIVIDE = ("anywhere", "break-word")


@dataclass(slots=True)
class LongWords:
    """Whether the line that is being filled has no other place to break, so that its words are
    divided."""

    dividing: bool = False

    def filling(self, original: Original) -> Original:
        """WeasyPrint's split_inline_box that fills a line anew, its words divided, where nothing
        else keeps it within its edge."""

        def split_inline_box(
            context: LayoutContext, box: Box, position_x: float, max_x: float, bottom: float, skip: ResumeAt, block: Box,
            *rest: list[Box],
        ) -> Split:  # fmt: skip
            lists = rest[:5]
            counts = [len(listed) for listed in lists]
            shapes = len(context.excluded_shapes)
            result = original(context, box, position_x, max_x, bottom, skip, block, *rest)
            if self.dividing or not _overflows(context, box, result[0], max_x - position_x):
                return result
            if len(context.excluded_shapes) != shapes:
                return result
            for listed, count in zip(lists, counts, strict=True):
                del listed[count:]
            self.dividing = True
            try:
                return original(context, box, position_x, max_x, bottom, skip, block, *rest)
            finally:
                self.dividing = False

        return split_inline_box

    def splitting(self, original: Original) -> Original:
        """WeasyPrint's split_first_line that divides the first word of a text as if it began its
        line, while `dividing`."""

        def split_first_line(
            text: str, style: Style, context: LayoutContext, width: float | None, spacing: float, **where: bool
        ) -> Split:
            first_line = original(text, style, context, width, spacing, **where)
            if self.dividing and width is not None and first_line[3] > width + SLACK and not where.get("is_line_start", True):
                return original(text, style, context, max(width, LEAST), spacing, **{**where, "is_line_start": True})
            return first_line

        return split_first_line


def measuring(original: Original) -> Original:
    """WeasyPrint's split_first_line, as it measures the least width of a text: one that may be
    divided anywhere needs the room of a letter, behind another inline box too."""

    def split_first_line(
        text: str, style: Style, context: LayoutContext, width: float | None, spacing: float, **where: bool
    ) -> Split:
        divisible = width is not None and style["overflow_wrap"] == "anywhere"
        return original(text, style, context, width, spacing, **(where | {"is_line_start": True} if divisible else where))

    return split_first_line


def _overflows(context: LayoutContext, box: Box, line: Box, room: float) -> bool:
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.preferred import trailing_whitespace_size

    if not isinstance(box, boxes.LineBox) or line.width <= room + SLACK or box.style["overflow_wrap"] not in MAY_DIVIDE:
        return False
    return bool(line.width - trailing_whitespace_size(context, line) > room + SLACK)
