"""How a line is set on WeasyPrint's boxes: its ends trimmed, its marks drawn in, what
is left shared among its gaps.

`line_adjustment` says where a line gives; these functions move the boxes of one line and note on
each Pango layout by how much its letters are moved. `line_layout` calls them from WeasyPrint's
layout. The letters themselves, and so what is copied, never change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from huikan.typesetting.chinese import glyph_positions, line_adjustment, rules
from huikan.typesetting.chinese.glyph_adjustments import GlyphAdjustments
from huikan.typesetting.weasyprint_types import Box, LayoutContext, LineBox, Style, TextBox

LARGEST_GAP = 0.5  # em; a Chinese line that would need more stays ragged rather than torn apart
LARGEST_SPACE = 0.25  # em; what an English space may grow by, twice itself then, before the letters of its line help
LARGEST_STEP = 0.03  # em; how far these may be moved apart
LARGEST_TRACK = 0.125  # em; how far the letters of a line without gaps (a web address) may be moved apart
WIDE = 0.8  # em; a mark wider than this fills a square
EMPTY = rules.THIN + rules.BREAK


def is_chinese(style: Style) -> bool:
    return (style["lang"] or "").lower().startswith("zh")


def align(line: LineBox, available: float, last: bool) -> None:
    """Trims the ends of a line and, where it is still too long, draws its
    marks in. Moves boxes in place."""
    pieces = list(texts(line))
    if not pieces or not (is_chinese(pieces[0].style) or is_chinese(pieces[-1].style)):
        _draw_in(line, pieces, available)
        return
    _bare_end(line, pieces)
    if not pieces:
        return
    start = not line.text_indent and pieces[0] is _leftmost(line)
    view = views(pieces)
    end = (not last or line.width > available) and not glyph_positions.ends_halved(pieces[-1])
    slots = line_adjustment.trims(view, start, end)
    _apply(line, pieces, line_adjustment.shared(view, slots, [-slot.room for slot in slots]))
    _draw_in(line, pieces, available)


def _bare_end(line: LineBox, pieces: list[TextBox]) -> None:
    """Takes away the thin spaces at a line's end; a piece of nothing
    else is taken out of the list."""
    while pieces and is_chinese(pieces[-1].style) and pieces[-1].text[-1] in EMPTY:
        final = pieces[-1]
        final.text = final.text.rstrip(EMPTY)
        change = (set_again(final) if final.text else 0.0) - final.width
        for box in (*_around(line, final), final):
            box.width += change
        if final.text:
            return
        pieces.pop()


def _around(box: Box, target: Box) -> list[Box]:
    """The boxes that hold the last text of a line, from outside."""
    from weasyprint.formatting_structure import boxes

    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        return []
    for child in box.children:
        if child is target:
            return [box]
        if inside := _around(child, target):
            return [box, *inside]
    return []


def _draw_in(line: LineBox, pieces: list[TextBox], available: float) -> None:
    """Squeezes the marks of a line that was filled beyond its edge because
    they can give what is missing."""
    excess = line.width - available
    if excess <= 0 or not getattr(line, "drawn_in", False):
        return
    view = views(pieces)
    slots = line_adjustment.giving(view)
    room = sum(slot.room for slot in slots)
    if room:
        share = min(1.0, excess / room)
        _apply(line, pieces, line_adjustment.shared(view, slots, [-slot.room * share for slot in slots]), squeeze=share)


def texts(box: Box) -> Iterator[TextBox]:
    """The text boxes of a line that hold text, in order."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox):
        if box.text:  # emptied where trailing spaces were removed
            yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from texts(child)


def views(pieces: Iterable[TextBox]) -> list[line_adjustment.Piece]:
    """Text boxes as values."""
    return [line_adjustment.Piece(box.text, box.style["font_size"], is_chinese(box.style), _is_wide(box.style)) for box in pieces]


def _is_wide(style: Style) -> bool:
    """Whether a style's quotation marks come from a Han font: in code
    and in foreign words they do not."""
    from weasyprint.text import line_break

    if not is_chinese(style):
        return False
    cache = style.cache.setdefault("huikan-wide-marks", {})  # where WeasyPrint keeps what it measured of a style's fonts
    key = style["font_family"], style["font_weight"], style["font_style"]
    if key not in cache:
        layout = line_break.Layout(style)
        layout.set_text(rules.OPENING[-2])
        cache[key] = line_break.line_size(layout.get_first_line()[0], style)[0] > WIDE * style["font_size"]
    return bool(cache[key])


def starts_with_text(line: LineBox) -> bool:
    """Whether text stands at the very beginning of a line, without an indent."""
    first = next(texts(line), None)
    return not line.text_indent and first is not None and first is _leftmost(line)


def _leftmost(box: Box) -> Box:
    """The first leaf on a line: a text box, or whatever stands before all text."""
    from weasyprint.formatting_structure import boxes

    while isinstance(box, boxes.LineBox | boxes.InlineBox):
        inside = [child for child in box.children if child.is_in_normal_flow()]
        if not inside:
            break
        box = inside[0]
    return box


def set_again(box: TextBox) -> float:
    """Gives a text box a layout of the text that it has now, moved as before; the width of that."""
    from weasyprint.text import line_break

    old = box.pango_layout
    layout = line_break.Layout(box.style)
    layout.max_width = getattr(old, "max_width", None)
    layout.adjustments, layout.text, layout.halved = (
        glyph_positions.adjustments(old),
        old.text,
        getattr(old, "halved", frozenset()),
    )
    layout.set_text(box.text)
    line, _ = layout.get_first_line()
    width, _ = line_break.line_size(line, box.style)
    layout.deactivate()
    box.pango_layout = layout
    return float(width + sum(before + behind for _, before, behind in layout.adjustments.moves) * _step(box))


def justify(context: LayoutContext, line: LineBox, extra: float) -> None:
    """Shares the room that is left on a line: first among the gaps between Han
    and Latin, then among all alike.

    Where that would tear the line apart, its letters are moved apart a little as well, as
    typesetters do in narrow columns.
    """
    pieces = list(texts(line))
    view, em = views(pieces), line.style["font_size"]
    narrow = line_adjustment.thins(view)
    room = sum(slot.room for slot in narrow)
    share = min(1.0, extra / room) if room else 0.0
    amounts = [slot.room * share for slot in narrow]
    spread = _spread if any(piece.chinese for piece in view) else _spread_words
    slots, wider = spread(view, em, max(0.0, extra - room))
    if share or slots:
        gap = max((amount / slot.weight for slot, amount in zip(slots, wider, strict=True)), default=0.0)
        _apply(line, pieces, line_adjustment.shared(view, [*narrow, *slots], [*amounts, *wider]), gap=gap / em)


def _spread(view: Sequence[line_adjustment.Piece], em: float, slack: float) -> tuple[list[line_adjustment.Slot], list[float]]:
    """Chinese: the gaps between squares and at spaces; all letters where those would
    open too far; none if even so."""
    for slots, most in ((line_adjustment.gaps(view), LARGEST_GAP), (line_adjustment.gaps(view, tracked=True), LARGEST_TRACK)):
        weight = sum(slot.weight for slot in slots)
        if weight and slack / weight <= em * most:
            return slots, [slot.weight * slack / weight for slot in slots]
    return [], []


def _spread_words(
    view: Sequence[line_adjustment.Piece], em: float, slack: float
) -> tuple[list[line_adjustment.Slot], list[float]]:
    """Other languages: the spaces between words, and what is too much for them among
    all letters, as far as those may."""
    spaces, letters = line_adjustment.gaps(view), line_adjustment.between_letters(view)
    weight = sum(slot.weight for slot in spaces)
    if not weight:
        return [], []
    over = max(0.0, slack - weight * em * LARGEST_SPACE)
    each = min(over / len(letters), em * LARGEST_STEP) if letters else 0.0
    amounts = [slot.weight * (slack - each * len(letters)) / weight for slot in spaces]
    return [*spaces, *letters], [*amounts, *(each for _ in letters)]


def _apply(
    line: LineBox, pieces: list[TextBox], changes: Sequence[line_adjustment.Change], gap: float = 0.0, squeeze: float = 0.0
) -> None:
    """Moves and widens the boxes of a line as their letters and the joints between them change."""
    joints: dict[int, float] = defaultdict(float)
    changes_by_box: dict[int, list[line_adjustment.Change]] = defaultdict(list)
    for change in changes:
        if change.slot.place < 0:
            joints[id(pieces[change.slot.piece])] += change.steps * _step(pieces[change.slot.piece])
        elif change.steps:
            changes_by_box[id(pieces[change.slot.piece])].append(change)
    _Shift(joints, changes_by_box, gap, squeeze).visit(line)


@dataclass(slots=True)
class _Shift:
    """A walk along a line that moves its boxes. No closure that knows itself: it would keep
    every line until the book is done.

    `joints` is the room before boxes in px, `changes` what changes in them, both by id;
    `advance` how far the line has shifted.
    """

    joints: dict[int, float]
    changes: Mapping[int, Sequence[line_adjustment.Change]]
    gap: float
    squeeze: float
    advance: float = 0.0

    def visit(self, box: Box) -> None:
        inside = list(texts(box))
        if inside:  # the gap before an element is not part of it
            self.advance += self.joints.pop(id(inside[0]), 0.0)
        if not hasattr(box, "pango_layout") and not inside:
            box.translate(self.advance, 0)
            return
        box.position_x += self.advance
        start = self.advance
        if hasattr(box, "pango_layout"):
            self.advance += _move(cast("TextBox", box), self.changes.get(id(box), ()), self.gap, self.squeeze)
        else:
            for child in box.children:
                if child.is_in_normal_flow():
                    self.visit(child)
        box.width += self.advance - start


def _step(box: TextBox) -> float:
    return float(box.style["font_size"]) / line_adjustment.STEP


def _move(box: TextBox, changes: Sequence[line_adjustment.Change], gap: float, squeeze: float) -> float:
    """Notes on the layout of a text box how its letters move; the width that it gains."""
    layout = box.pango_layout
    old = glyph_positions.adjustments(layout)
    moves = {place: [before, behind] for place, before, behind in old.moves}
    for change in changes:
        moves.setdefault(change.slot.place, [0, 0])[0 if change.slot.left else 1] += change.steps
    places = tuple((place, before, behind) for place, (before, behind) in sorted(moves.items()))
    layout.adjustments = GlyphAdjustments(places, max(gap, old.gap), max(squeeze, old.squeeze))
    return sum(change.steps for change in changes) * _step(box)
