"""Lines as Chinese asks for them, in WeasyPrint's layout while `chinese_lines()` is open.

WeasyPrint stretches only spaces and squeezes no punctuation, so two Chinese lines in three come
out ragged. Eight of its functions are replaced for the time of a rendering; `justification` and
`push_in` say what they do instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from huikan.typesetting.chinese import glyph_positions, justification, overflow_wrap, push_in, rules
from huikan.typesetting.weasyprint_patch import replaced
from huikan.typesetting.weasyprint_types import LayoutContext, LineBox, PangoLayout, Style

Original = Callable[..., Any]  # what is replaced, or what replaces it
NONE: frozenset[int] = frozenset()
NARROWEST = 4  # letters in the room of an em


@contextmanager
def chinese_lines() -> Iterator[None]:
    """Chinese text is set after CLREQ while this is open. Not for several threads at once."""
    last, long_words = _LastLine(), overflow_wrap.LongWords()
    with replaced(
        {
            "weasyprint.text.line_break.Layout.set_text": _setting,
            "weasyprint.text.line_break.Layout.get_first_line": lambda original: _asking(original, last),
            "weasyprint.text.line_break.line_size": lambda original: _sizing(original, last),
            "weasyprint.layout.inline.split_first_line": lambda original: long_words.splitting(_splitting(original)),
            "weasyprint.layout.inline.split_inline_box": lambda original: push_in.line_filler(long_words.filling(original)),
            "weasyprint.layout.preferred.split_first_line": overflow_wrap.measuring,
            "weasyprint.layout.inline.text_align": _aligning,
            "weasyprint.layout.inline.justify_line": lambda _: justification.justify,
        }
    ):
        yield


@dataclass(slots=True)
class _LastLine:
    """The line of a layout that was asked for last, and the thin space at its end in pixels."""

    line: Any = None
    hanging: float = 0.0


def _setting(original: Original) -> Original:
    def set_text(self: PangoLayout, text: str, justify: bool = False) -> None:
        before, halved = getattr(self, "text", ""), getattr(self, "halved", NONE)
        if halved:
            glyph_positions.full_width_punctuation(self)
        original(self, text, justify)
        self.moved = False
        self.halved = (
            glyph_positions.half_width_punctuation(self, before, halved)
            if self.text and justification.is_chinese(self.style)
            else NONE
        )

    return set_text


def _asking(original: Original, last: _LastLine) -> Original:
    def get_first_line(self: PangoLayout) -> tuple[Any, int | None]:
        line, index = original(self)
        last.line, last.hanging = line, _hanging(self, line)
        if not self.moved and glyph_positions.adjustments(self).moves:
            self.moved = True
            glyph_positions.move(self, line)
        return line, index

    return get_first_line


def _sizing(original: Original, last: _LastLine) -> Original:
    def line_size(line: Any, style: Style) -> tuple[float, float]:
        width, height = original(line, style)
        return (width - last.hanging if line == last.line else width), height

    return line_size


def _splitting(original: Original) -> Original:
    def split_first_line(text: str, style: Style, context: LayoutContext, width: float, spacing: float, **where: Any) -> Any:
        first_line = original(text, style, context, width, spacing, **where)
        if first_line[2] is not None and text.endswith(" ") and _may_fit(text, style, width):
            # WeasyPrint gives up a text of which only the final space lies beyond the edge,
            # and sets its first word alone.
            whole = original(text, style, context, None, spacing, **where)
            if whole[3] - _width(" ", style) <= width:
                return whole
        return first_line

    return split_first_line


def _aligning(original: Original) -> Original:
    def text_align(context: LayoutContext, line: LineBox, available_width: float, last: bool) -> Any:
        if line.style["text_align_all"] in ("justify", "start", "left"):
            justification.align(line, available_width, last)
        return original(context, line, available_width, last)

    return text_align


def _may_fit(text: str, style: Style, width: float | None) -> bool:
    """Whether a text is short enough to fit into a line, if its letters are
    narrow. Long ones are not measured."""
    collapses = style["white_space"] in ("normal", "pre-line")
    return collapses and width is not None and len(text) * style["font_size"] < width * NARROWEST


def _width(text: str, style: Style) -> float:
    from weasyprint.text import line_break

    layout = line_break.Layout(style)
    layout.set_text(text)
    return float(line_break.line_size(layout.get_first_line()[0], style)[0])


def _hanging(layout: PangoLayout, line: Any) -> float:
    """The width of a thin space at the end of a line: it takes no room,
    since it goes when the line is set.

    Pango breaks lines as if that were so, but counts it when it tells their width;
    WeasyPrint would find the line too long.
    """
    from weasyprint.text.ffi import FROM_UNITS, ffi

    if rules.THIN not in layout.text or not justification.is_chinese(layout.style):
        return 0.0
    end = line.start_index + line.length
    if not layout.text.encode()[:end].endswith(rules.THIN.encode()) or line.runs == ffi.NULL:
        return 0.0
    run = line.runs
    while run.next != ffi.NULL:
        run = run.next
    glyphs = run.data.glyphs
    return float(glyphs.glyphs[glyphs.num_glyphs - 1].geometry.width * FROM_UNITS)
