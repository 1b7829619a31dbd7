"""Push-in 推入: whether what comes next is drawn into a line, because the marks of
the line can make room for it.

A line is first filled as WeasyPrint fills it. Where little is missing for the next character
(with the mark that belongs to it) or word, the line is filled once more, beyond its edge by what
is missing; of the two, the one that looks less changed is taken. `justification` then draws the
marks in. Each line is filled twice at most, so the work grows with the text alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from huikan.typesetting.chinese import glyph_positions, justification, line_adjustment, rules
from huikan.typesetting.weasyprint_types import Box, LayoutContext, LineBox, ResumeAt, TextBox

FULL = {True: 1 / 12, False: 0.2}  # em; a gap this much wider is as bad as marks without any empty half (Chinese, or not)
AHEAD = 40  # characters that are looked at for the next place where a line may end
LETTER = 0.62  # em; a letter, rather too wide: what does not fit after all costs the second filling alone
Split = Callable[..., Any]  # WeasyPrint's split_inline_box: (line, where it goes on, …)
EVEN = 0.01  # em a gap; a line that has no more than this to share looks perfect


@dataclass(frozen=True, slots=True)
class Fit:
    """How a filled line fits: `slack` px remain (negative: too much), `gaps` to share it,
    `room` px that its marks can give."""

    slack: float
    gaps: float
    room: float
    em: float
    chinese: bool

    @property
    def change(self) -> float:
        """How changed the line looks: 1 is a line whose marks have given all that they can."""
        if self.slack < 0:
            return -self.slack / self.room if self.room else float("inf")
        return self.slack / (self.gaps or 0.01) / self.em / FULL[self.chinese]


def line_filler(original: Split) -> Split:
    """WeasyPrint's split_inline_box with push-in: fills a line, twice where that is worth it."""

    def split_inline_box(
        context: LayoutContext, box: Box, position_x: float, max_x: float, bottom: float, skip: ResumeAt, block: Box,
        absolute: list[Box], fixed: list[Box], placeholders: list[Box], floats: list[Box], children: list[Box], *styles: object,
    ) -> Any:  # fmt: skip
        lists = absolute, fixed, placeholders, floats, children
        counts = [len(listed) for listed in lists]
        result = original(context, box, position_x, max_x, bottom, skip, block, *lists, *styles)
        if not _is_plain(box, context) or [len(listed) for listed in lists[:4]] != counts[:4]:
            return result
        fit = _fit(context, result[0], cast("LineBox", box), max_x - position_x)
        more = _missing(box, result, fit)
        if more is None:
            return result
        again: list[list[Box]] = [[], [], [], [], []]
        wider = original(context, box, position_x, max_x + more, bottom, skip, block, *again, *styles)
        if any(again[:4]) or wider[1] == result[1] or wider[2]:
            return result
        pushed = _fit(context, wider[0], cast("LineBox", box), max_x - position_x)
        if pushed.change > min(1.0, fit.change):
            return result
        wider[0].drawn_in = True
        children[counts[4] :] = again[4]
        return wider

    return split_inline_box


def _is_plain(box: Box, context: LayoutContext) -> bool:
    """Whether a box is a justified line beside which nothing floats: filling
    it again changes nothing else."""
    from weasyprint.formatting_structure import boxes

    if not isinstance(box, boxes.LineBox):
        return False
    if any(shape.position_y + shape.margin_height() > box.position_y for shape in context.excluded_shapes):
        return False
    style = box.style
    if style["text_align_all"] != "justify" or style["white_space"] != "normal" or style["direction"] != "ltr":
        return False
    return all(child.is_in_normal_flow() for child in box.children)


def _fit(context: LayoutContext, line: LineBox, box: LineBox, available: float) -> Fit:
    """How a line fits once its ends are trimmed. `box` is what it was filled from."""
    from weasyprint.layout.preferred import trailing_whitespace_size

    pieces = [piece for piece in justification.texts(line) if piece.text.strip(" " + justification.EMPTY)]
    em = line.style["font_size"]
    if not pieces:
        return Fit(0.0, 0.0, 0.0, em, False)
    view = _without_end(justification.views(pieces))
    start = not box.text_indent and justification.starts_with_text(line)
    trimmed = sum(slot.room for slot in line_adjustment.trims(view, start, not glyph_positions.ends_halved(pieces[-1])))
    width = line.width - box.text_indent - trailing_whitespace_size(context, line) - trimmed
    chinese = any(piece.chinese for piece in view)
    gaps = sum(slot.weight for slot in line_adjustment.gaps(view))
    return Fit(available - width, gaps, sum(slot.room for slot in line_adjustment.giving(view)), em, chinese)


def _without_end(view: list[line_adjustment.Piece]) -> list[line_adjustment.Piece]:
    """The pieces of a line without the space at its end, which goes."""
    last = view[-1]
    return [*view[:-1], replace(last, text=last.text.rstrip(" " + justification.EMPTY))]


def _missing(box: Box, result: tuple[Any, ...], fit: Fit) -> float | None:
    """How far beyond the edge a line has to be filled to hold what comes next; None where
    its marks could not make that up."""
    resume, preserved = result[1], result[2]
    if resume is None or preserved or fit.slack <= EVEN * fit.em * fit.gaps:
        return None
    following = _following(box, resume)
    if following is None:
        return None
    text, piece = following
    unit = _unit(text, piece.style["lang"])
    wide = sum(1.0 if rules.is_square(char) else 0.0 if char in rules.UNSEEN else LETTER for char in unit)
    thinnest = sum(1.0 if rules.is_square(char) else 0.0 if char in rules.UNSEEN + " " else 0.2 for char in unit)
    half = line_adjustment.HALF if rules.is_closing(unit.rstrip(rules.UNSEEN)[-1:] or " ") else 0.0
    em = piece.style["font_size"]
    if (thinnest - half - line_adjustment.HALF) * em - fit.slack > fit.room:
        return None
    return float(max(0.0, wide * em - fit.slack) + em / 4)


def _following(box: Box, resume: ResumeAt) -> tuple[str, TextBox] | None:
    """The text at which the next line would begin, with its box."""
    from weasyprint.formatting_structure import boxes

    while not isinstance(box, boxes.TextBox):
        index, resume = next(iter(resume.items())) if resume else (0, None)
        children = getattr(box, "children", ())
        if index >= len(children):
            return None
        box = children[index]
    text = box.text.encode()[next(iter(resume)) if resume else 0 :][: AHEAD * 4].decode(errors="ignore").lstrip(" ")
    return (text, box) if text else None


def _unit(text: str, lang: str) -> str:
    """What of a text cannot be parted: up to the next place where a line may end."""
    from weasyprint.text.line_break import get_next_break_point_from_text

    break_point = get_next_break_point_from_text(text[:AHEAD], lang)
    return text[: AHEAD if break_point is None else break_point + 1]
